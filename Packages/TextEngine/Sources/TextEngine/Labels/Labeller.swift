/// Says what posts sound like, feel and do: one reading for all three questions, sums of weights and a small net of what
/// words say beside each other, a likelihood for every answer. A table learned by `Training/labels.py` and `phrases.py`.
///
/// ```swift
/// let labeller = try ResearchTables.labels()
/// labeller.labels("Still no answer from them, I am so done").tone.best  // .negative
/// ```
///
/// Immutable, 15 MB, for any number of threads. A post costs a few microseconds, linear in its bytes.
public struct Labeller: Sendable {
    let words: WeightRows
    let inner: WeightRows
    let senses: WeightRows
    let known: KnownWords
    /// None in a table without one.
    let phrases: PhraseNet?
    private let bias: SIMD8<Float>

    /// Columns of the table, eight numbers to a row: `words`, `inners` and `senses` (16 bits, 2ⁿ rows each),
    /// `wordScale`, `innerScale`, `senseScale` (what one step of a weight is worth), `bias`. Eight bits for each row of
    /// `senses`: `senseChecks`. And those of `PhraseNet`, all or none.
    public init(_ table: TableFile) throws(TableError) {
        words = try WeightRows(table, "words", scale: "wordScale")
        inner = try WeightRows(table, "inners", scale: "innerScale")
        senses = try WeightRows(table, "senses", scale: "senseScale")
        known = try KnownWords(table, rows: senses.count, ways: 2)
        let bias = try table.floats("bias")
        guard bias.count == 8 else { throw .unexpected("bias") }
        self.bias = SIMD8(bias)
        phrases = table.has("phrases") ? try PhraseNet(table) : nil
    }

    /// Linear in the text's bytes; a small allocation for the letters of a word.
    public func labels(_ text: String) -> Labels {
        let sums = PostReader.reading(text, into: WeightSum(self))
        var scores = bias + words.scores(sums.wordSum, count: sums.wordCount)
        scores += inner.scores(sums.innerSum, count: sums.innerCount)
        scores += senses.scores(sums.senseSum, count: sums.senseCount)
        if let phrases { scores += phrases.scores(sums.phrase) }
        return Labels(
            tone: Likelihoods(scores: SIMD4(scores[0], scores[1], scores[2], -100)),
            feeling: Likelihoods(scores: SIMD4(scores[3], scores[4], scores[5], scores[6])),
            abuse: Likelihoods(scores: SIMD4(0, scores[7], -100, -100)))
    }
}
