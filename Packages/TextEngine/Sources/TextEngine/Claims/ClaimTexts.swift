/// The claims' telling words in order, four bytes each, for looking at a claim closely.
struct ClaimTexts: Sendable {
    enum Field: Int, CaseIterable { case text, title, summary }

    /// A word of a claim: its term, its field and where it is the first of its kind.
    struct Entry {
        static let firstInClaim: UInt32 = 4
        static let firstInText: UInt32 = 8
        static let firstInTitle: UInt32 = 16
        /// In text and title together.
        static let firstInBoth: UInt32 = 32
        static let mostTerms = 1 << 24

        let packed: UInt32

        init(term: Int32, field: Field, traits: UInt32) {
            packed = UInt32(bitPattern: term) << 8 | UInt32(field.rawValue) | traits
        }

        init(packed: UInt32) { self.packed = packed }

        @inline(__always) var term: Int { Int(packed >> 8) }
        @inline(__always) var field: Int { Int(packed & 3) }
        @inline(__always) func has(_ trait: UInt32) -> Bool { packed & trait != 0 }
    }

    private(set) var entries: [UInt32] = []
    private(set) var starts: [Int32] = [0]
    private(set) var vocabulary = ClaimVocabulary()
    private var reader = ClaimWordReader()
    private var seen: [(claim: Int32, fields: UInt8)] = []

    var count: Int { starts.count - 1 }
    var bytes: Int { entries.count * 4 + starts.count * 4 }

    /// Without the summaries, which only the postings need.
    func withoutSummaries() -> ClaimTexts {
        var short = self
        short.entries.removeAll(keepingCapacity: true)
        short.starts = [0]
        short.seen = []
        for claim in 0..<count {
            for entry in entries[Int(starts[claim])..<Int(starts[claim + 1])]
            where Entry(packed: entry).field != Field.summary.rawValue { short.entries.append(entry) }
            short.starts.append(Int32(short.entries.count))
        }
        return short
    }

    mutating func append(_ claim: ClaimRecord) {
        read(claim.text, .text)
        read(claim.title, .title)
        read(claim.summary, .summary)
        starts.append(Int32(entries.count))
    }

    private mutating func read(_ text: String, _ field: Field) {
        var text = text
        text.withUTF8 { utf8 in
            // The reader's own state may not change while its closure changes the rest of this value.
            var reader = reader
            reader.read(utf8.span, 0..<utf8.count, splitter: nil) { word, bytes in
                let term = vocabulary.add(word.hash, &bytes)
                guard term >= 0, term < Entry.mostTerms else { return }
                entries.append(Entry(term: term, field: field, traits: traits(of: term, field)).packed)
            }
            self.reader = reader
        }
    }

    private mutating func traits(of term: Int32, _ field: Field) -> UInt32 {
        while seen.count <= Int(term) { seen.append((-1, 0)) }
        var traits: UInt32 = 0
        let claim = Int32(count)
        if seen[Int(term)].claim != claim {
            seen[Int(term)] = (claim, 0)
            traits |= Entry.firstInClaim
        }
        let before = seen[Int(term)].fields
        let bit = UInt8(1 << field.rawValue)
        seen[Int(term)].fields = before | bit
        if before & bit == 0 {
            if field == .text { traits |= Entry.firstInText }
            if field == .title { traits |= Entry.firstInTitle }
        }
        if before & 3 == 0, field != .summary { traits |= Entry.firstInBoth }
        return traits
    }
}
