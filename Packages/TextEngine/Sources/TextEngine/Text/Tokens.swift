/// The text in tokens. One pass over the scalars and two over the tokens; memory is linear in the text.
struct Tokens: Sendable {
    let all: [Token]
    /// The tokens of each sentence, in order; none is empty.
    let sentences: [Range<Int>]
    private let questions: Set<Int>

    init(_ text: String) {
        var reader = TokenReader(addresses: Addresses.find(in: text))
        for scalar in text.unicodeScalars { reader.read(scalar) }
        reader.finish()
        var tokens = reader.tokens
        SpellingTricks.join(&tokens)
        Numbers.join(&tokens)
        all = tokens
        sentences = Tokens.sentences(of: tokens)
        questions = reader.questions
    }

    var count: Int { all.count }
    subscript(_ index: Int) -> Token { all[index] }

    /// The tokens of the sentence that a token stands in.
    func sentence(around index: Int) -> Range<Int> { sentences[all[index].sentence] }

    func isQuestion(_ sentence: Int) -> Bool { questions.contains(sentence) }

    func range(_ tokens: Range<Int>) -> TextRange {
        guard let first = tokens.first, let last = tokens.last else {
            return TextRange(utf8: 0..<0, utf16: 0..<0)
        }
        return TextRange(
            utf8: all[first].utf8.lowerBound..<all[last].utf8.upperBound,
            utf16: all[first].utf16.lowerBound..<all[last].utf16.upperBound)
    }

    private static func sentences(of tokens: [Token]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        for (index, token) in tokens.enumerated() {
            if token.sentence == sentences.count {
                sentences.append(index..<index + 1)
            } else {
                sentences[token.sentence] = sentences[token.sentence].lowerBound..<index + 1
            }
        }
        return sentences
    }
}

extension [Token] {
    /// Puts one token in the place of a run of them, wherever the closure makes one. In place; linear if the closure
    /// looks no further than the end that it gives.
    mutating func compact(_ joined: ([Token], Int) -> (token: Token, end: Int)?) {
        var (read, write) = (0, 0)
        while read < count {
            if let (token, end) = joined(self, read) {
                self[write] = token
                read = end
            } else {
                if write < read { self[write] = self[read] }
                read += 1
            }
            write += 1
        }
        removeLast(count - write)
    }
}
