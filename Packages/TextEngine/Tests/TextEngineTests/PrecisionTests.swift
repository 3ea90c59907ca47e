import Testing

@testable import TextEngine

/// Sentences of people who mean well. What a good editor would not mention, the engine does not mention either.
@Suite("Real people’s sentences") struct PrecisionTests {
    /// Posts of the demo with what is to be said about them, besides what is good.
    private static let expected: [String: [String]] = [
        "kasper-400": ["differs 3"], "hanna-400": ["differs 3"], "magnus-400": ["differs 3"], "lise-400": ["differs 3"],
        "ejnar-400": ["differs 3"], "jonas-second": ["undisclosed"],
        "amira-draft": ["boundary odense", "differs 3", "undisclosed"],
    ]

    @Test("The demo’s posts, drafts and second looks", arguments: HaldenPosts.all + HaldenPosts.unpublished)
    func demo(post: HaldenPosts.Post) throws {
        let findings = try Halden.checker().check(
            post.text, author: post.author, networks: [.mastodon, .bluesky, .x, .threads, .linkedin], at: Halden.now)
        #expect(findings.filter { $0.weight != .ok }.names == PrecisionTests.expected[post.key] ?? [])
    }

    @Test("Only the correction and nobody else agrees with a fact by chance")
    func agreement() throws {
        let checker = try Halden.checker()
        let agreeing = (HaldenPosts.all + HaldenPosts.unpublished).filter { post in
            checker.check(post.text, author: post.author, at: Halden.now).names.contains { $0.hasPrefix("supports") }
        }
        #expect(agreeing.map(\.key) == ["kasper-script"])
    }

    @Test("Every old number of the demo can be changed with one click")
    func numbers() throws {
        let checker = try Halden.checker()
        for post in HaldenPosts.all where post.key.hasSuffix("-400") {
            let remedy = try #require(checker.check(post.text, author: post.author).first("differs 3")?.remedies.first)
            let after = post.text.applying(remedy)
            #expect(after.contains("612 cartons") && !after.contains("400"), "\(after)")
            #expect(checker.check(after, author: post.author).first("differs 3") == nil)
        }
    }

    @Test("A data breach", arguments: Drafts.breach)
    func breach(draft: Drafts.Draft) throws {
        #expect(try names(draft, Drafts.northwind) == draft.findings)
    }

    @Test("A workplace accident", arguments: Drafts.accident)
    func accident(draft: Drafts.Draft) throws {
        #expect(try names(draft, Drafts.brandt) == draft.findings)
    }

    private func names(_ draft: Drafts.Draft, _ guide: Guide) throws -> [String] {
        try Checker(guide).check(draft.text, networks: [.mastodon]).names.filter { $0 != "own voice" }
    }
}
