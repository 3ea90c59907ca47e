/// All boundaries of a guide in one index, each tried on its own sentences before it is let in.
struct BoundaryMatcher: Sendable {
    private let boundaries: [Boundary]
    private let rules: RuleSet

    /// - Parameter employer: names that are nobody's, as a pattern's `@name` sees it
    init(_ boundaries: [Boundary], employer: [String] = []) throws(GuideError) {
        let others = Set(employer.flatMap { Tokens($0).all.map(\.stem) })
        var rules: [Rule] = []
        for boundary in boundaries {
            let rule: Rule
            do {
                rule = try Rule(match: boundary.match, unless: boundary.unless, others: others)
            } catch {
                throw .badPattern(rule: boundary.id, column: error.column, reason: error.reason)
            }
            try BoundaryMatcher.keepsItsExamples(boundary, rule)
            rules.append(rule)
        }
        self.boundaries = boundaries
        self.rules = RuleSet(rules)
    }

    func findings(in tokens: Tokens, of source: Source) -> [Finding] {
        rules.matches(in: tokens).map { match in
            finding(boundaries[match.rule], at: match.ranges, in: tokens, source)
        }
    }

    private func finding(
        _ boundary: Boundary, at places: [Range<Int>], in tokens: Tokens, _ source: Source
    ) -> Finding {
        let ranges = places.map { tokens.range($0) }
        let remedy = boundary.instead.flatMap { Rephrasing.remedy(for: places[0], saying: $0, in: tokens, source) }
        return Finding(
            weight: boundary.weight == .stop ? .stop : .care,
            detail: .boundary(id: boundary.id, matched: ranges.map(source.words)), ranges: ranges,
            quote: source.words(ranges[0]), remedies: remedy.map { [$0] } ?? [])
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
