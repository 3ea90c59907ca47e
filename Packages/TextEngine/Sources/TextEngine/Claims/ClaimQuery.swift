/// A post as the index sees it: its different terms and where it first has them.
struct ClaimQuery: Sendable {
    /// A place in the post that has a claim's word.
    struct Place: Sendable {
        let term: Int32
        let start: Int32
        let end: Int32
    }

    struct Term: Sendable {
        let term: Int32
        /// In running text or a hash tag; else only in a mention or in the name of who said it.
        var isSaid: Bool
        var isNamed: Bool
        var weight: Float
    }

    /// A word more in a post that is longer than this is not looked at.
    private static let mostTerms = 4_096
    /// Of a word that no claim has.
    static let rarityOfUnknown: Float = 9
    private static let repetition: Float = 0.7

    private(set) var terms: [Term] = []
    private(set) var places: [Place] = []
    /// One more than the index in `terms` of a term that the post has, else 0.
    private(set) var slots: [UInt16] = []
    /// A bit for each term that the post has: small enough to stay in the nearest cache while claims are looked at.
    private(set) var bits: [UInt64] = []
    /// The rarity of all that is said, known to the claims or not.
    private(set) var rarity: Float = 0
    private(set) var body = 0..<0
    private(set) var day: Int?
    private var reader = ClaimWordReader()

    mutating func read(_ text: Span<UInt8>, vocabulary: ClaimVocabulary, splitter: TagSplitter, rarity: [Float]) {
        clear(termCount: rarity.count)
        let signature = PostSignature(text)
        (body, day) = (signature.body, signature.day)
        var reader = reader
        var total: Float = 0
        let found = { (query: inout ClaimQuery, word: ClaimWord, bytes: inout [UInt8]) in
            let term = vocabulary.term(word.hash, &bytes)
            guard term != ClaimVocabulary.stop else { return }
            guard term >= 0 else {
                if word.zone == .body || word.zone == .tag { total += Self.rarityOfUnknown }
                return
            }
            query.add(term, word)
        }
        reader.read(text, body, splitter: splitter) { found(&self, $0, &$1) }
        reader.read(text, signature.author, zone: .author, splitter: splitter) { found(&self, $0, &$1) }
        self.reader = reader
        for index in terms.indices {
            if terms[index].isSaid { total += rarity[Int(terms[index].term)] }
            let weight = terms[index].weight
            terms[index].weight = weight * (1 + Self.repetition) / (weight + Self.repetition)
        }
        self.rarity = max(total, 1)
    }

    private mutating func clear(termCount: Int) {
        if slots.count != termCount {
            slots = Array(repeating: 0, count: termCount)
            bits = Array(repeating: 0, count: termCount / 64 + 1)
        } else {
            for term in terms {
                slots[Int(term.term)] = 0
                bits[Int(term.term) / 64] = 0
            }
        }
        terms.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ term: Int32, _ word: ClaimWord) {
        let isSaid = word.zone == .body || word.zone == .tag
        places.append(Place(term: term, start: Int32(word.start), end: Int32(word.end)))
        let slot = Int(slots[Int(term)])
        if slot == 0 {
            guard terms.count < Self.mostTerms else { return }
            terms.append(
                Term(term: term, isSaid: isSaid, isNamed: !isSaid, weight: weight(of: word.zone)))
            slots[Int(term)] = UInt16(terms.count)
            bits[Int(term) / 64] |= 1 << UInt64(term % 64)
        } else {
            terms[slot - 1].weight += weight(of: word.zone)
            if isSaid { terms[slot - 1].isSaid = true } else { terms[slot - 1].isNamed = true }
        }
    }

    private func weight(of zone: ClaimWord.Zone) -> Float {
        switch zone {
        case .body: 1
        case .tag: 1.5
        case .mention: 1.8
        case .author: 0.45
        }
    }
}
