/// How a post speaks of a claim: by the sentence that has most of the claim's words, and the one after it. Linear in the
/// post. (Negation and doubt: `Denial`, `Negation`.)
enum ClaimStance {
    /// - Parameter words: those that the claim has: where they begin in UTF-8, and how rare they are.
    static func stance(on claim: ClaimRecord, words: [(start: Int, rarity: Float)], _ tokens: Tokens)
        -> ClaimMatch.Stance
    {
        guard let phrase = phrase(words, tokens) else { return .said }
        let sentence = tokens.sentence(around: phrase.lowerBound)
        if tokens.isQuestion(tokens[phrase.lowerBound].sentence) { return .asked }
        if isSupposed(phrase, in: sentence, tokens) { return .supposed }
        // Where the claim itself says that something is not so, saying so repeats it.
        let isNegative = Tokens(claim.text).all.contains { Denial.isPlain($0.folded) }
        return !isNegative && Denial.denies(claimAt: phrase, in: sentence, tokens) ? .denied : .said
    }

    /// From the first to the last of the claim's words in the sentence that has most of them.
    private static func phrase(_ words: [(start: Int, rarity: Float)], _ tokens: Tokens) -> Range<Int>? {
        var sums = [Float](repeating: 0, count: tokens.sentences.count)
        var phrases = [Range<Int>?](repeating: nil, count: tokens.sentences.count)
        var index = 0
        for word in words {
            while index < tokens.count, tokens[index].utf8.upperBound <= word.start { index += 1 }
            guard index < tokens.count else { break }
            let sentence = tokens[index].sentence
            sums[sentence] += word.rarity
            phrases[sentence] = (phrases[sentence]?.lowerBound ?? index)..<index + 1
        }
        guard let best = sums.indices.max(by: { (sums[$0], $1) < (sums[$1], $0) }) else { return nil }
        return phrases[best]
    }

    private static func isSupposed(_ phrase: Range<Int>, in sentence: Range<Int>, _ tokens: Tokens) -> Bool {
        (sentence.lowerBound..<phrase.upperBound).contains { supposing.contains(tokens[$0].folded) }
    }

    private static let supposing: Set<String> = [
        "if", "suppose", "supposing", "imagine", "unless", "whether", "hypothetically", "assuming",
    ]
}
