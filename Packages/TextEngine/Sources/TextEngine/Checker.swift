/// A guide, compiled: immutable, shared freely between threads. Checking is a pure function from text to findings;
/// its cost is linear in the text.
public struct Checker: Sendable {
    public let version: Int
    private let boundaries: BoundaryMatcher
    private let facts: FactMatcher
    private let messages: [Message]
    private let carrying: RuleSet
    private let templates: PassageIndex
    private let colleagues: PassageIndex
    private let disclosure: DisclosureReader

    /// Runs every boundary's own sentences; linear in the guide, but for the sorting of colleagues' runs of words.
    ///
    /// - Parameters:
    ///   - former: a checker of an earlier guide. What both guides have in common, boundary by boundary and passage by
    ///     passage, is not compiled again; the result is the same as without it.
    ///   - verifier: asks about sentences that may contradict a fact in words that nothing else compares. At most four
    ///     pairs a draft, a fifth of a millisecond each.
    public init(
        _ guide: Guide, reusing former: Checker? = nil, verifier: Verifier? = nil
    ) throws(GuideError) {
        version = guide.version
        boundaries = try BoundaryMatcher(
            guide.boundaries, employer: guide.disclosure.names, reusing: former?.boundaries)
        facts = FactMatcher(guide.facts, verifier: verifier)
        messages = guide.messages
        if let former, former.messages == guide.messages {
            carrying = former.carrying
        } else {
            carrying = RuleSet(try guide.messages.map(Checker.rule))
        }
        templates = PassageIndex(
            guide.templates.map { Passage(id: $0.id, author: "", text: $0.text) }, words: 4, reusing: former?.templates)
        colleagues = PassageIndex(guide.colleagues, words: 5, reusing: former?.colleagues)
        disclosure = DisclosureReader(guide.disclosure)
    }

    private static func rule(of message: Message) throws(GuideError) -> Rule {
        do {
            return try Rule(match: message.carries)
        } catch {
            throw .badPattern(rule: message.id, column: error.column, reason: error.reason)
        }
    }

    /// - Parameters:
    ///   - author: whose own posts are not held against the draft
    ///   - networks: whose limits apply
    ///   - now: milliseconds since 1970 UTC; facts that are not public before a later time stop the draft
    /// - Returns: what to look at first comes first, and within that what stands first in the text; then what is good
    ///   about the draft. Nothing for a text without a word or a sign.
    public func check(
        _ text: String, author: String? = nil, networks: [Network] = [], at now: Int64 = 0
    ) -> [Finding] {
        let tokens = Tokens(text)
        if tokens.count == 0, text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return [] }
        let source = Source(text: text)
        let sameness = sameness(of: tokens, source, author: author)
        var findings = boundaries.findings(in: tokens, of: source)
        findings += facts.findings(in: tokens, of: source, at: now)
        findings += Scanners.findings(in: text)
        findings += FinancialResults.findings(in: tokens, of: source)
        findings += sameness
        findings += disclosure.findings(in: tokens, of: source)
        findings += Limits.findings(in: text, on: networks)
        findings += carried(by: tokens, source)
        if sameness.isEmpty, let voice = OwnVoice.finding(in: tokens) { findings.append(voice) }
        return Checker.inOrder(findings)
    }

    /// What the facts say of the text, and nothing else: as `check` finds it, at about a third of the cost.
    ///
    /// - Parameter now: as for `check`
    public func checkFacts(_ text: String, at now: Int64 = 0) -> [Finding] {
        Checker.inOrder(facts.findings(in: Tokens(text), of: Source(text: text), at: now))
    }

    private func carried(by tokens: Tokens, _ source: Source) -> [Finding] {
        carrying.matches(in: tokens).map { match in
            let ranges = match.ranges.map { tokens.range($0) }
            return Finding(
                weight: .ok, detail: .carriesMessage(id: messages[match.rule].id), ranges: ranges,
                quote: ranges.first.map(source.words) ?? "")
        }
    }

    private func sameness(of tokens: Tokens, _ source: Source, author: String?) -> [Finding] {
        var findings: [Finding] = []
        if let near = templates.nearest(to: tokens, share: 0.5, words: 5) {
            findings.append(finding(.sameAsTemplate(id: near.id, share: near.share), near, source))
        }
        if let near = colleagues.nearest(to: tokens, but: author, share: 0.35) {
            findings.append(finding(.sameAsColleague(id: near.id, share: near.share), near, source))
        }
        return findings
    }

    private func finding(_ detail: Detail, _ near: PassageIndex.Near, _ source: Source) -> Finding {
        Finding(weight: .care, detail: detail, ranges: near.ranges, quote: near.ranges.first.map(source.words) ?? "")
    }

    /// By weight, then by place; what is about the whole text comes after what has a place.
    private static func inOrder(_ findings: [Finding]) -> [Finding] {
        func key(_ index: Int) -> (Int, Int, Int) {
            let finding = findings[index]
            let weight = Finding.Weight.allCases.firstIndex(of: finding.weight) ?? 0
            return (weight, finding.ranges.first?.utf8.lowerBound ?? .max, index)
        }
        return findings.indices.sorted { key($0) < key($1) }.map { findings[$0] }
    }
}
