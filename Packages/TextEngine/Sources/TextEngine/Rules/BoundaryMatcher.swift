/// All boundaries in one frozen index: a token leads to the patterns that can begin with it, so that the cost of a
/// check follows the text and not the number of rules.
struct BoundaryMatcher: Sendable {
    private let boundaries: [Boundary]
    private let rules: [Rule]
    private let byFirstWord: [String: [Entry]]
    private let anywhere: [Entry]

    private struct Entry: Sendable {
        let boundary: Int
        let pattern: Pattern
    }

    init(_ boundaries: [Boundary]) throws(GuideError) {
        var rules: [Rule] = []
        var byFirstWord: [String: [Entry]] = [:]
        var anywhere: [Entry] = []
        for (index, boundary) in boundaries.enumerated() {
            let rule: Rule
            do {
                rule = try Rule(match: boundary.match, unless: boundary.unless)
            } catch {
                throw .badPattern(rule: boundary.id, column: error.column, reason: error.reason)
            }
            try BoundaryMatcher.keepsItsExamples(boundary, rule)
            rules.append(rule)
            for pattern in rule.patterns {
                let entry = Entry(boundary: index, pattern: pattern)
                guard let words = pattern.firstWords else {
                    anywhere.append(entry)
                    continue
                }
                for word in words { byFirstWord[word, default: []].append(entry) }
            }
        }
        self.boundaries = boundaries
        self.rules = rules
        self.byFirstWord = byFirstWord
        self.anywhere = anywhere
    }

    func findings(in tokens: Tokens, of text: Source) -> [Finding] {
        var ranges: [Int: [Range<Int>]] = [:]
        for start in tokens.all.indices {
            for entry in (byFirstWord[tokens[start].stem] ?? []) + anywhere {
                if let last = ranges[entry.boundary]?.last, start < last.upperBound { continue }
                guard let end = entry.pattern.end(in: tokens, from: start),
                    rules[entry.boundary].accepts(start..<end, in: tokens)
                else { continue }
                ranges[entry.boundary, default: []].append(start..<end)
            }
        }
        return ranges.sorted { $0.key < $1.key }.map { index, found in
            finding(
                boundaries[index], found.map { tokens.range($0) }, sentence: tokens.sentenceRange(of: found[0]), text)
        }
    }

    private func finding(_ boundary: Boundary, _ ranges: [TextRange], sentence: TextRange, _ text: Source) -> Finding {
        let remedies = boundary.instead.map { [Remedy(range: sentence, replacement: $0)] } ?? []
        return Finding(
            weight: boundary.weight == .stop ? .stop : .care,
            detail: .boundary(id: boundary.id, matched: ranges.map(text.words)), ranges: ranges,
            quote: ranges.first.map(text.words) ?? "", remedies: remedies)
    }

    private static func keepsItsExamples(_ boundary: Boundary, _ rule: Rule) throws(GuideError) {
        for sentence in boundary.flags where rule.matches(in: sentence).isEmpty {
            throw .missed(rule: boundary.id, sentence: sentence)
        }
        for sentence in boundary.allows where !rule.matches(in: sentence).isEmpty {
            throw .flaggedByMistake(rule: boundary.id, sentence: sentence)
        }
    }
}

/// Why a guide cannot be compiled.
public enum GuideError: Error, Sendable, Equatable {
    case badPattern(rule: String, column: Int, reason: String)
    /// A sentence that the rule must flag and does not.
    case missed(rule: String, sentence: String)
    /// A sentence that the rule must leave alone and does not.
    case flaggedByMistake(rule: String, sentence: String)
}

extension Tokens {
    /// The whole sentence around some tokens, to its full stop.
    func sentenceRange(of tokens: Range<Int>) -> TextRange {
        var (first, last) = (tokens.lowerBound, tokens.upperBound - 1)
        let sentence = self[first].sentence
        while first > 0, self[first - 1].sentence == sentence { first -= 1 }
        while last + 1 < count, self[last + 1].sentence == sentence { last += 1 }
        return range(first..<last + 1)
    }
}
