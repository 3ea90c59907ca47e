/// Pattern lines, compiled. A line matches words in order:
///
/// - `word` in any inflection (fault, faults); `=word` exactly
/// - `(a|b c)` either
/// - `...` up to six words between, in the same sentence
/// - `near(a, b)` both within eight words, in either order
/// - `#` any number
///
/// Words are matched folded, with spelling tricks undone. A match that is negated in its clause ("we will not
/// speculate that …") does not count, nor one in a sentence that an `unless` line matches. Matching is linear in the
/// text for a given set of lines.
public struct Rule: Sendable {
    private let match: [Pattern]
    private let unless: [Pattern]

    public init(match: [String], unless: [String] = []) throws(PatternError) {
        self.match = try Rule.parse(match)
        self.unless = try Rule.parse(unless)
    }

    private static func parse(_ lines: [String]) throws(PatternError) -> [Pattern] {
        var patterns: [Pattern] = []
        for line in lines where !line.allSatisfy(\.isWhitespace) { patterns.append(try PatternParser.parse(line)) }
        return patterns
    }

    /// Where it matches, first to last.
    public func matches(in text: String) -> [TextRange] {
        let tokens = Tokens(text)
        return matches(in: tokens).map { tokens.range($0) }
    }

    func matches(in tokens: Tokens) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for start in tokens.all.indices where start >= found.last?.upperBound ?? 0 {
            for pattern in match {
                if let end = pattern.end(in: tokens, from: start), accepts(start..<end, in: tokens) {
                    found.append(start..<end)
                    break
                }
            }
        }
        return found
    }

    var patterns: [Pattern] { match }

    /// Not negated, and no exception in the same sentence.
    func accepts(_ range: Range<Int>, in tokens: Tokens) -> Bool {
        if Negation.governs(range.lowerBound, in: tokens) { return false }
        guard !unless.isEmpty else { return true }
        let sentence = tokens[range.lowerBound].sentence
        let indices = tokens.all.indices.filter { tokens[$0].sentence == sentence }
        return !indices.contains { start in unless.contains { $0.end(in: tokens, from: start) != nil } }
    }
}

extension Pattern {
    /// The end of a match that begins at this token.
    func end(in tokens: Tokens, from start: Int) -> Int? {
        guard start < tokens.count else { return nil }
        return Pattern.end(of: elements[...], in: tokens, from: start, sentence: tokens[start].sentence)
    }

    private static func end(
        of elements: ArraySlice<Element>, in tokens: Tokens, from index: Int, sentence: Int
    ) -> Int? {
        guard let element = elements.first else { return index }
        let rest = elements.dropFirst()
        if case .gap(let most) = element {
            for skip in 0...most {
                guard index + skip < tokens.count, tokens[index + skip].sentence == sentence else { return nil }
                if let end = end(of: rest, in: tokens, from: index + skip, sentence: sentence) { return end }
            }
            return nil
        }
        if case .any(let choices) = element {
            for choice in choices {
                if let end = end(of: (choice + rest)[...], in: tokens, from: index, sentence: sentence) { return end }
            }
            return nil
        }
        guard index < tokens.count, tokens[index].sentence == sentence else { return nil }
        let token = tokens[index]
        let isMatch =
            switch element {
            case .stem(let stem): token.stem == stem
            case .exact(let word): token.folded == word
            case .number: token.value != nil
            case .gap, .any: false
            }
        return isMatch ? end(of: rest, in: tokens, from: index + 1, sentence: sentence) : nil
    }
}
