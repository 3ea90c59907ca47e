/// Whether what begins at a token is denied rather than said. (Scope by words and clauses, after NegEx: Chapman and
/// others 2001.) Constant time.
enum Negation {
    /// Whether what a line matches is denied before it or inside it, only asked, or asked and answered ("Was he? No.").
    static func leavesUnsaid(_ match: Range<Int>, of line: Automaton, in tokens: Tokens) -> Bool {
        let sentence = tokens[match.lowerBound].sentence
        return governs(match.lowerBound, in: tokens) || denies(match, of: line, in: tokens)
            || tokens.isAsked(match.lowerBound)
            || (tokens.isQuestion(sentence) && Denial.isAnswered(after: sentence, in: tokens))
    }

    /// A negating word with at most five words between, in the same clause, and nothing that ends its scope.
    static func governs(_ index: Int, in tokens: Tokens) -> Bool {
        let clause = tokens[index].clause
        var before = index - 1
        while before >= 0, index - before <= 6, tokens[before].clause == clause {
            let word = tokens[before].folded
            if scopeEnds.contains(word) { return false }
            if isNegating(word) { return !isOnlyInForm(before, in: tokens) }
            before -= 1
        }
        return false
    }

    /// "He was not on his phone": a negating word in a gap of the match, at most four words before its end.
    static func denies(_ match: Range<Int>, of line: Automaton, in tokens: Tokens) -> Bool {
        let last = match.upperBound - 1
        let near = max(match.lowerBound, last - 4)..<last
        return near.contains { index in
            let token = tokens[index]
            return token.clause == tokens[last].clause && isNegating(token.folded) && !line.names(token)
                && !isOnlyInForm(index, in: tokens)
        }
    }

    static func isNegating(_ word: String) -> Bool { words.contains(word) || word.hasSuffix("n't") }

    /// "No wonder the supplier …", "I cannot believe …", "not only …": negative in form, and yet it is said.
    private static func isOnlyInForm(_ index: Int, in tokens: Tokens) -> Bool {
        guard index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        if affirming.contains(next.stem) { return true }
        if next.stem == "believ" {
            return ["can't", "cannot", "cant", "couldn't", "couldnt"].contains(tokens[index].folded)
        }
        // "We do not know why …": what follows is taken as given.
        guard knowing.contains(next.stem), index + 2 < tokens.count else { return false }
        return ["why", "how"].contains(tokens[index + 2].folded)
    }

    private static let words: Set<String> = [
        "not", "never", "no", "nobody", "none", "neither", "nor", "without", "cannot", "cant", "dont", "didnt", "wont",
        "isnt", "wasnt", "doesnt", "couldnt", "wouldnt", "arent", "werent", "havent", "hasnt",
    ]
    private static let scopeEnds: Set<String> = [
        "but", "because", "although", "though", "however", "while", "whereas", "except", "since", "yet", "unless",
    ]
    private static let affirming = Set(
        [
            "only", "just", "wonder", "doubt", "surprised", "surprise", "deny", "forget", "help", "secret", "question",
            "stop",
        ]
        .map(Stemming.stem))
    private static let knowing = Set(["know", "understand", "see", "explain"].map(Stemming.stem))
}
