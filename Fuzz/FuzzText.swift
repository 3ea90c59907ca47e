/// The text engine: a draft against a guide, and a pattern line against that draft.
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
    return 0
}

/// Whatever is found lies inside the text, on whole characters, in both countings.
private func check(_ checker: Checker, _ draft: String) {
    for finding in checker.check(draft, author: "amara", networks: Network.allCases, at: 1) {
        for range in finding.ranges {
            precondition(range.utf8.lowerBound >= 0 && range.utf8.upperBound <= draft.utf8.count, "outside")
            precondition(range.utf16.lowerBound >= 0 && range.utf16.upperBound <= draft.utf16.count, "outside")
            let start = draft.utf8.index(draft.startIndex, offsetBy: range.utf8.lowerBound)
            let end = draft.utf8.index(draft.startIndex, offsetBy: range.utf8.upperBound)
            precondition(start.samePosition(in: draft.unicodeScalars) != nil, "inside a scalar")
            precondition(end.samePosition(in: draft.unicodeScalars) != nil, "inside a scalar")
        }
        for remedy in finding.remedies { precondition(remedy.range.utf8.upperBound <= draft.utf8.count, "outside") }
    }
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
        self.init(
            version: 1,
            messages: [Message(id: "message", text: "We are sorry", carries: [pattern])],
            templates: [Template(id: "template", text: "I work at Halden and this is what I saw on the night shift")],
            colleagues: [Passage(id: "post", author: "ben", text: "We packed oat milk all night and I am sorry")],
            disclosure: Disclosure(names: ["Halden"], suggested: "I work at Halden."))
    }
}
