/// The words of all claims: each as it is written has a number, each stem a term. Built word by word, then only read.
struct ClaimVocabulary: Sendable {
    /// What a stop word has in place of a term, and a word that no claim has.
    static let stop: Int32 = -1
    static let unknown: Int32 = -2

    private(set) var written = HashedNumbers()
    /// How often each written word was met.
    private(set) var counts: [Int32] = []
    private(set) var termCount = 0
    private var terms: [Int32] = []
    private var stems = HashedNumbers()

    init() {
        for word in ClaimStopWords.all { insert(.of(word.utf8), term: Self.stop) }
    }

    mutating func add(_ hash: WordHash, _ bytes: inout [UInt8]) -> Int32 {
        if let number = written[hash] {
            counts[Int(number)] += 1
            return terms[Int(number)]
        }
        Stemming.stem(&bytes)
        let term = stems.insert(.of(bytes), Int32(termCount))
        termCount = max(termCount, Int(term) + 1)
        insert(hash, term: term)
        return term
    }

    private mutating func insert(_ hash: WordHash, term: Int32) {
        guard written[hash] == nil else { return }
        written.insert(hash, Int32(terms.count))
        terms.append(term)
        counts.append(1)
    }

    /// - Parameter bytes: the folded word; what is left of it afterwards is its stem.
    @inline(__always) func term(_ hash: WordHash, _ bytes: inout [UInt8]) -> Int32 {
        if let number = written[hash] { return terms[Int(number)] }
        Stemming.stem(&bytes)
        return stems[.of(bytes)] ?? Self.unknown
    }

    var bytes: Int { written.bytes + stems.bytes + counts.count * 4 + terms.count * 4 }
}
