/// All boundaries of a guide in one index, each tried on its own sentences before it is let in.
struct BoundaryMatcher: Sendable {
    let boundaries: [BoundaryRule]
    private let others: Set<String>
    private let rules: RuleSet

    /// - Parameters:
    ///   - employer: names that are nobody's, as a pattern's `@name` sees it
    ///   - former: what it has compiled and tried already is taken as it is
    init(
        _ boundaries: [Boundary], employer: [String] = [], reusing former: BoundaryMatcher? = nil
    ) throws(GuideError) {
        let others = Set(employer.flatMap { Tokens($0).all.map(\.stem) })
        let former = former?.others == others ? former : nil
        if let former, former.boundaries.map(\.boundary) == boundaries {
            self = former
            return
        }
        let known = Dictionary(
            (former?.boundaries ?? []).map { ($0.boundary, $0) }, uniquingKeysWith: { first, _ in first })
        var compiled: [BoundaryRule] = []
        for boundary in boundaries {
            if let one = known[boundary] {
                compiled.append(one)
                continue
            }
            let one = try BoundaryRule(boundary, others: others)
            try BoundaryMatcher.keepsItsExamples(one)
            compiled.append(one)
        }
        self.boundaries = compiled
        self.others = others
        rules = RuleSet(compiled.map(\.rule))
    }

    func findings(in tokens: Tokens, of source: Source) -> [Finding] {
        found(in: tokens).map { finding(boundaries[$0.rule].boundary, at: $0.ranges, in: tokens, source) }
    }

    /// The boundaries that a text touches, each with where.
    func found(in tokens: Tokens) -> [RuleMatch] {
        rules.matches(in: tokens).compactMap { match in
            let places = boundaries[match.rule].counted(match.ranges, in: tokens)
            return places.isEmpty ? nil : RuleMatch(rule: match.rule, ranges: places)
        }
    }

    private func finding(
        _ boundary: Boundary, at places: [Range<Int>], in tokens: Tokens, _ source: Source
    ) -> Finding {
        let ranges = places.map { tokens.range($0) }
        return Finding(
            weight: boundary.weight == .stop ? .stop : .care,
            detail: .boundary(id: boundary.id, matched: ranges.map(source.words)), ranges: ranges,
            quote: source.words(ranges[0]), remedies: remedies(boundary, places, ranges, tokens, source))
    }

    private func remedies(
        _ boundary: Boundary, _ places: [Range<Int>], _ ranges: [TextRange], _ tokens: Tokens, _ source: Source
    ) -> [Remedy] {
        if let replacement = boundary.replacement {
            return zip(places, ranges).map { place, range in
                let isUpper = tokens[place.lowerBound].startsUpper
                let words = isUpper ? replacement.prefix(1).uppercased() + replacement.dropFirst() : replacement
                return Remedy(range: range, replacement: words)
            }
        }
        let instead = boundary.instead.flatMap { Rephrasing.remedy(for: places[0], saying: $0, in: tokens, source) }
        return instead.map { [$0] } ?? []
    }

    private static func keepsItsExamples(_ one: BoundaryRule) throws(GuideError) {
        for sentence in one.boundary.flags where !one.flags(sentence) {
            throw .missed(rule: one.boundary.id, sentence: sentence)
        }
        for sentence in one.boundary.allows where one.flags(sentence) {
            throw .flaggedByMistake(rule: one.boundary.id, sentence: sentence)
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
