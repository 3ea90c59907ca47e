/// A guide, compiled: immutable, shared freely between threads. Checking is a pure function from text to findings;
/// its cost is linear in the text.
public struct Checker: Sendable {
    public let version: Int
    private let boundaries: BoundaryMatcher
    private let facts: FactMatcher
    private let messages: [String]
    private let carrying: RuleSet
    private let templates: PassageIndex
    private let colleagues: PassageIndex
    private let disclosure: DisclosureReader

    /// Runs every boundary's own sentences; linear in the guide, but for the sorting of colleagues' runs of words.
    public init(_ guide: Guide) throws(GuideError) {
        version = guide.version
        boundaries = try BoundaryMatcher(guide.boundaries, employer: guide.disclosure.names)
        facts = FactMatcher(guide.facts)
        messages = guide.messages.map(\.id)
        var rules: [Rule] = []
        for message in guide.messages {
            do {
                rules.append(try Rule(match: message.carries))
            } catch {
                throw .badPattern(rule: message.id, column: error.column, reason: error.reason)
            }
        }
        carrying = RuleSet(rules)
        templates = PassageIndex(guide.templates.map { Passage(id: $0.id, author: "", text: $0.text) }, words: 4)
        colleagues = PassageIndex(guide.colleagues, words: 5)
        disclosure = DisclosureReader(guide.disclosure)
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

    private func carried(by tokens: Tokens, _ source: Source) -> [Finding] {
        carrying.matches(in: tokens).map { match in
            let ranges = match.ranges.map { tokens.range($0) }
            return Finding(
                weight: .ok, detail: .carriesMessage(id: messages[match.rule]), ranges: ranges,
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
