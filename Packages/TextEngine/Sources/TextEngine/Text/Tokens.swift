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

    /// Whether a word looks like somebody's name: a capital inside a sentence, a common first name or two capitals in a row
    /// where one begins, and no word before it after which a place stands.
    func isName(_ index: Int) -> Bool {
        let token = all[index]
        guard token.traits.contains(.titled), !token.isTag, !token.traits.contains(.address),
            !notNames.contains(token.folded)
        else { return false }
        if index > 0, beforePlaces.contains(all[index - 1].folded), all[index - 1].sentence == token.sentence {
            return false
        }
        guard sentences[token.sentence].lowerBound == index, !FirstNames.contains(token.folded) else { return true }
        guard index + 1 < sentences[token.sentence].upperBound, !beforePlaces.contains(token.folded),
            !FunctionWords.contains(token.folded)
        else { return false }
        let next = all[index + 1]
        return next.traits.isSuperset(of: [.titled, .spaced]) && !notNames.contains(next.folded)
    }

    /// Whether a word is the one before it once more: "the the".
    func repeats(_ index: Int) -> Bool {
        let (before, token) = (all[index - 1], all[index])
        return before.folded == token.folded && before.clause == token.clause && !token.isNumber
    }

    /// Whether something is only asked: "Is it safe to drink?", "Do we negotiate?". "Was it the supplier?" puts it about,
    /// and "Can you see why …?" takes it as given.
    func isAsked(_ index: Int) -> Bool {
        guard questions.contains(all[index].sentence) else { return false }
        let first = sentences[all[index].sentence].lowerBound
        guard asking.contains(all[first].folded) else { return false }
        return !(max(first, index - 40)...index).contains { assuming.contains(all[$0].folded) }
    }

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

private let notNames: Set<String> = firstPerson.union([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "easter", "christmas", "god",
])
private let beforePlaces: Set<String> = ["in", "at", "near", "from", "to", "towards", "around", "outside"]
private let asking: Set<String> = [
    "is", "am", "do", "does", "can", "could", "should", "would", "will", "may",
]
private let assuming: Set<String> = ["why", "how", "because", "know", "believe", "guess"]

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
