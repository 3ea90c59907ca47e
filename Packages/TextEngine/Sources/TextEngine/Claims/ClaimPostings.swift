/// Which claims have a term and how much that says, in one flat array: the claim in 24 bits, its impact in 8.
///
/// BM25F (Robertson, Zaragoza, Taylor 2004): a term's occurrences are weighed by field before they saturate, so that a
/// term has one impact in a claim. Impacts are computed once (Anh, de Kretser, Moffat 2001).
struct ClaimPostings: Sendable {
    static let mostClaims = 1 << 24
    /// How fast repetition stops to count.
    static let saturation: Float = 0.8
    /// Text, title, summary: their weight and how much their length counts against them.
    private static let fields: [(weight: Float, length: Float)] = [(1.2, 0.7), (1.9, 0.8), (0.6, 0.6)]

    /// How rare each term is: ln(1 + (claims − with + ½) / (with + ½)).
    private(set) var rarity: [Float]
    private(set) var starts: [Int32]
    private(set) var packed: [UInt32]
    /// What one step of an impact is worth.
    private(set) var unit: Float

    var bytes: Int { (rarity.count + starts.count + packed.count) * 4 }

    init(_ texts: ClaimTexts) {
        let terms = texts.vocabulary.termCount
        starts = Array(repeating: 0, count: terms + 1)
        for entry in texts.entries.lazy.map(ClaimTexts.Entry.init(packed:))
        where entry.has(ClaimTexts.Entry.firstInClaim) { starts[entry.term + 1] += 1 }
        let claims = Double(texts.count)
        rarity = starts.dropFirst().map { with in
            Float(naturalLogarithm(1 + (claims - Double(with) + 0.5) / (Double(with) + 0.5)))
        }
        for term in 0..<terms { starts[term + 1] += starts[term] }
        packed = []
        unit = 1
        let impacts = Self.impacts(texts, rarity: rarity)
        unit = max(impacts.reduce(0) { max($0, $1.impact) } / 255, .leastNormalMagnitude)
        fill(impacts)
    }

    private mutating func fill(_ impacts: [(term: Int32, claim: Int32, impact: Float)]) {
        packed = Array(repeating: 0, count: impacts.count)
        var next = starts
        for (term, claim, impact) in impacts {
            let step = UInt32(min(255, max(1, (impact / unit).rounded())))
            packed[Int(next[Int(term)])] = UInt32(claim) << 8 | step
            next[Int(term)] += 1
        }
    }

    private static func impacts(_ texts: ClaimTexts, rarity: [Float]) -> [(term: Int32, claim: Int32, impact: Float)] {
        let means = meanLengths(texts)
        var frequencies = [Float](repeating: 0, count: rarity.count)
        var impacts: [(term: Int32, claim: Int32, impact: Float)] = []
        for claim in 0..<texts.count {
            let entries = texts.entries[Int(texts.starts[claim])..<Int(texts.starts[claim + 1])]
            var lengths: [Float] = [0, 0, 0]
            for entry in entries { lengths[Int(entry & 3)] += 1 }
            let weights = fields.indices.map { field in
                let (weight, length) = fields[field]
                return weight / max(0.05, 1 - length + length * lengths[field] / means[field])
            }
            for entry in entries.map(ClaimTexts.Entry.init(packed:)) { frequencies[entry.term] += weights[entry.field] }
            for entry in entries.map(ClaimTexts.Entry.init(packed:)) where frequencies[entry.term] > 0 {
                let frequency = frequencies[entry.term]
                let impact = frequency * (saturation + 1) / (frequency + saturation) * rarity[entry.term]
                impacts.append((Int32(entry.term), Int32(claim), impact))
                frequencies[entry.term] = 0
            }
        }
        return impacts
    }

    private static func meanLengths(_ texts: ClaimTexts) -> [Float] {
        var lengths: [Float] = [0, 0, 0]
        for entry in texts.entries { lengths[Int(entry & 3)] += 1 }
        return lengths.map { max(1e-3, $0 / Float(max(1, texts.count))) }
    }
}
