/// The text engine: a draft against a guide with facts, a pattern line as every kind of boundary against that draft, and
/// what compares two texts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let input = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    // The first line is a pattern, the rest is the draft.
    let parts = input.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let draft = String(parts.last ?? "")
    check(Fuzzed.checker, draft)
    if let rule = try? Guide(pattern: String(parts.first ?? "")), let checker = try? Checker(rule) {
        check(checker, draft)
    }
    let first = String(parts.first ?? "")
    if first.utf8.count < 200, let conflicts = try? Guide(pattern: first).conflicts() {
        precondition(conflicts.allSatisfy { !$0.rule.isEmpty }, "nobody")
    }
    if let rule = try? Rule(match: [first], unless: [first + " again"]) {
        for range in rule.matches(in: draft) { check(range, draft) }
    }
    if let rule = try? BoundaryRule(Boundary(id: "one", title: "One", weight: .care, match: [first])) {
        precondition(!rule.flags(draft) || rule.touches(ReadText(draft)), "flagged, but not touched")
    }
    precondition(Network.allCases.allSatisfy { Limits.count(draft, on: $0) >= 0 }, "no length")
    let share = Similarity.containment(of: first, in: draft)
    precondition(share >= 0 && share <= 1, "no share")
    let spans = Difference.words(from: first, to: draft)
    precondition(spans.filter { $0.kind != .removed }.map(\.text).joined() == draft, "not the new text")
    precondition(spans.filter { $0.kind != .added }.map(\.text).joined() == first, "not the old text")
    return 0
}

/// Whatever is found lies inside the text, on whole characters, in both countings.
private func check(_ checker: Checker, _ draft: String) {
    for finding in checker.check(draft, author: "amara", networks: Network.allCases, at: 1) {
        for range in finding.ranges { check(range, draft) }
        for remedy in finding.remedies { precondition(remedy.range.utf8.upperBound <= draft.utf8.count, "outside") }
    }
}

private func check(_ range: TextRange, _ draft: String) {
    precondition(range.utf8.lowerBound >= 0 && range.utf8.upperBound <= draft.utf8.count, "outside")
    precondition(range.utf16.lowerBound >= 0 && range.utf16.upperBound <= draft.utf16.count, "outside")
    let start = draft.utf8.index(draft.startIndex, offsetBy: range.utf8.lowerBound)
    let end = draft.utf8.index(draft.startIndex, offsetBy: range.utf8.upperBound)
    precondition(start.samePosition(in: draft.unicodeScalars) != nil, "inside a scalar")
    precondition(end.samePosition(in: draft.unicodeScalars) != nil, "inside a scalar")
}

private enum Fuzzed {
    static let checker: Checker = {
        guard let guide = try? Guide(pattern: "supplier ... (fault|blame)"), let checker = try? Checker(guide) else {
            preconditionFailure("the guide does not compile")
        }
        return checker
    }()
}

extension Guide {
    fileprivate init(pattern: String) throws {
        let counting = Boundary(
            id: "counting", title: "Counting", weight: .care, match: [pattern], limit: .init(most: 1, per: .sentence),
            unlessAnywhere: [pattern + " ... again"], replacement: "something", evenIfDenied: true)
        self.init(
            version: 1,
            boundaries: [
                Boundary(
                    id: "plain", title: "Plain", weight: .stop, match: [pattern], instead: "We are finding out."),
                counting,
            ],
            facts: [
                Fact(
                    id: "sold", number: 1, statement: "612 cartons were sold before the recall on 3 March at 14:00.",
                    figures: [Figure(name: "sold", value: 612, unit: "cartons")],
                    earlier: [
                        Earlier(
                            version: 1, statement: "About 400 cartons were sold before the recall on 2 March.",
                            figures: [Figure(name: "sold", value: 400, unit: "cartons", comparator: .about)])
                    ]),
                Fact(id: "knew", number: 2, statement: "“The company knew for weeks.” It did not.", status: .notTrue),
                Fact(
                    id: "line", number: 3, statement: "Line 2 restarts on Friday.", notPublicBefore: 1_795_356_000_000),
                Fact(id: "ill", number: 4, statement: "No illness has been reported."),
            ],
            messages: [Message(id: "message", text: "We are sorry", carries: [pattern])],
            templates: [Template(id: "template", text: "I work at Halden and this is what I saw on the night shift")],
            colleagues: [Passage(id: "post", author: "ben", text: "We packed oat milk all night and I am sorry")],
            disclosure: Disclosure(names: ["Halden"], suggested: "I work at Halden."))
    }
}
