/// Whether a draft repeats a claim or denies, doubts or asks about it. Linear in the sentence.
enum Denial {
    static func denies(claimAt phrase: Range<Int>, in sentence: Range<Int>, _ tokens: Tokens) -> Bool {
        let number = tokens[sentence.lowerBound].sentence
        if tokens.isQuestion(number) || Negation.governs(phrase.lowerBound, in: tokens) { return true }
        let isDenied = sentence.contains { index in
            isDoubt(tokens[index]) || isNotTrue(index, in: sentence, tokens)
                || (phrase.contains(index) && isPlain(tokens[index].folded))
        }
        return isDenied || isAnswered(after: number, in: tokens)
    }

    /// "We did not.", "That is not true.", "It is a lie." as the next sentence.
    static func isAnswered(after sentence: Int, in tokens: Tokens) -> Bool {
        guard sentence + 1 < tokens.sentences.count else { return false }
        let next = tokens.sentences[sentence + 1]
        guard next.count <= 8, let first = next.first, let last = next.last else { return false }
        if tokens[first].folded == "no" || (next.count <= 4 && isPlain(tokens[last].folded)) { return true }
        return next.contains { isDoubt(tokens[$0]) || isNotTrue($0, in: next, tokens) }
    }

    /// "not true", "isn't quite right", "never happened"
    private static func isNotTrue(_ index: Int, in sentence: Range<Int>, _ tokens: Tokens) -> Bool {
        isPlain(tokens[index].folded)
            && (index + 1..<min(index + 4, sentence.upperBound)).contains { confirming.contains(tokens[$0].folded) }
    }

    /// The negations that turn a whole statement round; "without a receipt" does not.
    static func isPlain(_ word: String) -> Bool { plain.contains(word) || word.hasSuffix("n't") }

    static func isDoubt(_ token: Token) -> Bool { doubts.contains(token.stem) }

    private static let plain: Set<String> = [
        "not", "never", "no", "nobody", "none", "cannot", "cant", "dont", "didnt", "wont", "isnt", "wasnt",
    ]
    private static let confirming: Set<String> = ["true", "so", "correct", "case", "happened", "right", "accurate"]
    private static let doubts: Set<String> = Set(
        ["false", "wrong", "untrue", "lie", "rumour", "rumor", "myth", "claim", "invented", "alleged", "nonsense"]
            .map(Stemming.stem))
}
