/// Whether what begins at a token is denied rather than said.
enum Negation {
    /// A negating word up to five words before, in the same clause.
    static func governs(_ index: Int, in tokens: Tokens) -> Bool {
        let clause = tokens[index].clause
        var before = index - 1
        while before >= 0, index - before <= 5, tokens[before].clause == clause {
            let word = tokens[before].folded
            if words.contains(word) || word.hasSuffix("n't") { return true }
            before -= 1
        }
        return false
    }

    /// The sentence as a whole denies, doubts or asks.
    static func denies(_ sentence: Range<Int>, in tokens: Tokens) -> Bool {
        sentence.contains { index in
            let token = tokens[index]
            return words.contains(token.folded) || token.folded.hasSuffix("n't") || doubts.contains(token.stem)
        }
    }

    private static let words: Set<String> = [
        "not", "never", "no", "nobody", "none", "neither", "nor", "without", "cannot", "cant", "dont", "didnt", "wont",
        "isnt", "wasnt",
    ]
    private static let doubts: Set<String> = Set(
        ["false", "wrong", "untrue", "lie", "rumour", "rumor", "myth", "claim", "invented", "allege", "nonsense"].map(
            Stemming.stem))
}
