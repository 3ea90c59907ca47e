extension Labeller {
    /// The words that weighed most for a tone, heaviest first. A few times the cost of `labels`.
    public func because(_ text: String, is tone: PostTone, most limit: Int = 5) -> [Reason] {
        because(text, lane: tone.rawValue, among: 0..<3, most: limit)
    }

    /// The words that weighed most for a feeling.
    public func because(_ text: String, is feeling: Feeling, most limit: Int = 5) -> [Reason] {
        because(text, lane: 3 + feeling.rawValue, among: 3..<7, most: limit)
    }

    /// The words that weighed most for the text's being abusive.
    public func becauseOffensive(_ text: String, most limit: Int = 5) -> [Reason] {
        because(text, lane: 7, among: 7..<8, most: limit)
    }

    /// What speaks for one answer and not as much for the others.
    private func because(_ text: String, lane: Int, among lanes: Range<Int>, most limit: Int) -> [Reason] {
        let others = Int32(max(1, lanes.count - 1))
        func weight(_ row: SIMD8<Int32>) -> Int32 {
            let rest = lanes.reduce(Int32(0)) { $0 + ($1 == lane ? 0 : row[$1]) }
            return row[lane] - rest / others
        }
        let sink = WeighedTokens(
            word: { [words] in weight(words[$0]) }, inner: { [inner] in weight(inner[$0]) },
            sense: { [senses, known] in known.row(of: $0).map { weight(senses[row: $0]) } ?? 0 }, readsMarks: true)
        let read = PostReader.reading(text, into: sink)
        let one = SIMD8<Int32>(repeating: 1)
        return read.reasons(
            in: text,
            scales: (
                words.scores(one, count: read.wordCount)[lane], inner.scores(one, count: read.innerCount)[lane],
                senses.scores(one, count: read.senseCount)[lane]
            ), most: limit)
    }
}
