/// A guide, compiled: immutable, shared freely between threads. Checking is a pure function from text to findings;
/// its cost is linear in the text.
public struct Checker: Sendable {
    public let version: Int
    private let boundaries: BoundaryMatcher
    private let facts: FactMatcher
    private let messages: [(id: String, rule: Rule)]
    private let templates: PassageIndex
    private let colleagues: PassageIndex
    private let disclosure: DisclosureReader

    /// Runs every boundary's own sentences; linear in the guide.
    public init(_ guide: Guide) throws(GuideError) {
        version = guide.version
        boundaries = try BoundaryMatcher(guide.boundaries)
        facts = FactMatcher(guide.facts)
        var messages: [(id: String, rule: Rule)] = []
        for message in guide.messages where !message.carries.isEmpty {
            do {
                messages.append((message.id, try Rule(match: message.carries)))
            } catch {
                throw .badPattern(rule: message.id, column: error.column, reason: error.reason)
            }
        }
        self.messages = messages
        templates = PassageIndex(guide.templates.map { Passage(id: $0.id, author: "", text: $0.text) }, words: 4)
        colleagues = PassageIndex(guide.colleagues, words: 5)
        disclosure = DisclosureReader(guide.disclosure)
    }

    /// - Parameters:
    ///   - author: whose own posts are not held against the draft
    ///   - networks: whose limits apply
    ///   - now: milliseconds since 1970 UTC; facts that are not public before a later time stop the draft
    /// - Returns: what to look at first comes first; then what is good about the draft
    public func check(
        _ text: String, author: String? = nil, networks: [Network] = [], at now: Int64 = 0
    ) -> [Finding] {
        let tokens = Tokens(text)
        guard tokens.count > 0 else { return [] }
        let source = Source(text: text)
        var findings = boundaries.findings(in: tokens, of: source)
        findings += facts.findings(in: tokens, of: source, at: now)
        findings += Scanners.findings(in: text)
        findings += FinancialResults.findings(in: tokens, of: source)
        findings += disclosure.findings(in: tokens)
        findings += Limits.findings(in: text, on: networks)
        let sameness = sameness(of: tokens, source, author: author)
        findings += sameness
        for message in messages {
            let ranges = message.rule.matches(in: tokens).map { tokens.range($0) }
            guard let first = ranges.first else { continue }
            findings.append(
                Finding(
                    weight: .ok, detail: .carriesMessage(id: message.id), ranges: ranges, quote: source.words(first)))
        }
        if sameness.isEmpty, let voice = OwnVoice.finding(in: tokens) { findings.append(voice) }
        let order: [Finding.Weight] = [.stop, .care, .note, .ok]
        return order.flatMap { weight in findings.filter { $0.weight == weight } }
    }

    private func sameness(of tokens: Tokens, _ source: Source, author: String?) -> [Finding] {
        var findings: [Finding] = []
        if let near = templates.nearest(to: tokens, but: nil, share: 0.5) {
            findings.append(
                Finding(
                    weight: .care, detail: .sameAsTemplate(id: near.id, share: near.share), ranges: near.ranges,
                    quote: near.ranges.first.map(source.words) ?? ""))
        }
        if let near = colleagues.nearest(to: tokens, but: author, share: 0.35) {
            findings.append(
                Finding(
                    weight: .care, detail: .sameAsColleague(id: near.id, share: near.share), ranges: near.ranges,
                    quote: near.ranges.first.map(source.words) ?? ""))
        }
        return findings
    }
}
