/// A sentence or a short passage as the verifier reads it: its telling words, and its numbers and dates.
struct Statement: Sendable {
    /// Words beyond these are not read, so that the work is bounded whatever is pasted.
    static let mostTokens = 400

    struct Word: Sendable {
        let token: Int
        let stem: String
        let hash: UInt32
        let weight: Float
        let isName: Bool
    }

    let tokens: Tokens
    let range: Range<Int>
    let words: [Word]
    let amounts: [Amount]
    /// The words at or before each token, for distances in words.
    let place: [Int]

    /// O(text).
    init(_ text: String, _ weights: WordWeights) {
        tokens = Tokens(text)
        range = 0..<min(tokens.count, Self.mostTokens)
        amounts = AmountReader(tokens, in: range).read()
        var inAmount = [Bool](repeating: false, count: range.count)
        for amount in amounts { for index in amount.tokens { inAmount[index] = true } }
        var words: [Word] = []
        var place: [Int] = []
        for index in range {
            let token = tokens[index]
            if !inAmount[index], !FunctionWords.contains(token.folded), !token.traits.contains(.symbol) {
                let hash = StemHash.of(token.stem)
                let weight = weights.weight(of: hash)
                let isInitial = index == 0 || tokens[index - 1].sentence != token.sentence
                words.append(
                    Word(
                        token: index, stem: token.stem, hash: hash, weight: weight,
                        isName: token.startsUpper && (!isInitial || weight > 0.75 * weights.unseen)))
            }
            place.append(words.count)
        }
        (self.words, self.place) = (words, place)
    }

    func folded(_ token: Int) -> String { range.contains(token) ? tokens[token].folded : "" }
}
