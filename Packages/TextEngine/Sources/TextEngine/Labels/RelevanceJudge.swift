/// Says how likely a post is about a crisis that is going on: a flood, a fire, an attack, an accident.
///
/// It knows no event: words that only a few events' posts had are not in its table (`Training/relevance.py`), so that the
/// next event, which has other places and names, is judged as well.
///
/// Immutable, for any number of threads; a post costs a microsecond or two, linear in its bytes.
public struct RelevanceJudge: Sendable {
    private let words: WeightRow
    private let senses: WeightRow
    private let known: KnownWords
    private let bias: Float

    /// Columns of the table: `words` and `senses` (16 bits, 2ⁿ each), `wordScale` and `senseScale` (what one step is
    /// worth), `senseChecks` (eight bits for each of `senses`), `bias`.
    public init(_ table: TableFile) throws(TableError) {
        words = try WeightRow(table, "words", scale: "wordScale")
        senses = try WeightRow(table, "senses", scale: "senseScale")
        known = try KnownWords(table, rows: senses.count)
        guard let bias = try table.floats("bias").first else { throw .unexpected("bias") }
        self.bias = bias
    }

    /// 0…1; from 0.5 on it is more likely about a crisis than not.
    public func relevance(_ text: String) -> Double {
        let sum = PostReader.reading(text, into: OneSum(words: words, senses: senses, known: known))
        let score = words.score(sum.total, count: sum.count) + senses.score(sum.senseTotal, count: sum.senseCount)
        return Likelihoods<Topic>(scores: SIMD4(0, bias + score, -100, -100))[.crisis]
    }

    /// The words that weighed most for its being about a crisis, heaviest first. A few times the cost of `relevance`.
    public func because(_ text: String, most limit: Int = 5) -> [Reason] {
        let sink = WeighedTokens(
            word: { [words] in words[$0] }, inner: { _ in 0 },
            sense: { [senses, known] in known.row(of: $0).map { senses[row: $0] } ?? 0 }, readsMarks: false)
        let read = PostReader.reading(text, into: sink)
        return read.reasons(
            in: text, scales: (words.score(1, count: read.wordCount), 0, senses.score(1, count: read.senseCount)),
            most: limit)
    }
}

private enum Topic: Int, CaseIterable, Sendable { case other, crisis }

private struct OneSum: FeatureSink {
    private let words: WeightRow
    private let senses: WeightRow
    private let known: KnownWords
    private(set) var total: Int32 = 0
    private(set) var count = 0
    private(set) var senseTotal: Int32 = 0
    private(set) var senseCount = 0

    init(words: WeightRow, senses: WeightRow, known: KnownWords) {
        self.words = words
        self.senses = senses
        self.known = known
    }

    func token(from start: Int, to end: Int) {}
    mutating func pair(_ hash: UInt64) { word(hash) }
    mutating func marked(_ hash: UInt64) {}

    mutating func word(_ hash: UInt64) {
        total &+= words[hash]
        count += 1
    }

    mutating func inner(_ letters: Letters, hash: UInt64) {
        senseCount += 1
        if let row = known.row(of: hash) { senseTotal &+= senses[row: row] }
    }
}
