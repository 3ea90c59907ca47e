import Testing

@testable import TextEngine

@Suite("What each network counts") struct LimitsTests {
    @Test(
        "X weighs letters, emoji and addresses, in NFC",
        arguments: [
            ("hello", 5), ("Malmö", 5), ("Malmo\u{308}", 5), ("e\u{323}\u{302}", 1), ("x\u{301}", 2), ("牛乳", 4),
            ("“a”…", 5), ("a–b", 3), ("🥛", 2), ("👩‍👩‍👧‍👦", 2),
            ("👍🏽", 2), ("🇩🇰", 2), ("❤️", 2), ("1️⃣", 2), ("☺", 2), ("©", 1),
            ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("a\nb", 3),
            ("https://halden.example/recall", 23), ("See https://a.example.", 28), ("(https://a.example)", 25),
            ("https://a.example https://b.example/long/long/long/long", 47), ("halden.example", 14), ("", 0),
        ])
    func x(text: String, count: Int) {
        #expect(Limits.count(text, on: .x) == count)
    }

    @Test(
        "Bluesky takes 300 characters and 3,000 bytes, whichever ends first",
        arguments: [
            ("hello", 5), ("👩‍👩‍👧‍👦", 3), ("🥛", 1), (String(repeating: "a", count: 300), 300),
            (String(repeating: "👩‍👩‍👧‍👦", count: 121), 303),
        ])
    func bluesky(text: String, count: Int) {
        #expect(Limits.count(text, on: .bluesky) == count)
    }

    @Test(
        "Mastodon counts 23 for an address, and not the server of a mention",
        arguments: [
            ("hello 🥛", 7), ("https://halden.example/recall?q=1", 23), ("https://a.b", 23),
            ("See https://a.example.", 28),
            ("@amara hi", 9), ("@amara@practice.example hi", 9), ("(@amara@practice.example)", 8),
            ("@amara@practice.example, @ben@b.example.", 13), ("amara@practice.example", 22), ("@@a", 3), ("@a@b", 4),
            ("https://a.example/@amara@b.example", 23), ("@ä@b.example", 12),
        ])
    func mastodon(text: String, count: Int) {
        #expect(Limits.count(text, on: .mastodon) == count)
        #expect(Limits.count(text, on: .practice) == count)
    }

    @Test(
        "Threads counts an emoji by its bytes", arguments: [("hello", 5), ("🥛", 4), ("👍🏽", 8), ("❤️", 6), ("Malmö", 5)])
    func threads(text: String, count: Int) {
        #expect(Limits.count(text, on: .threads) == count)
    }

    @Test("LinkedIn counts UTF-16, Facebook sets no limit")
    func others() {
        #expect(Limits.count("🥛ö", on: .linkedin) == 3)
        #expect(Limits.limit(on: .linkedin) == 3000)
        #expect(Limits.limit(on: .facebook) == nil)
        #expect(Limits.count("🥛ö", on: .facebook) == 2)
    }

    @Test(
        "One sign too many stops the draft for that network alone",
        arguments: [Network.x, .bluesky, .mastodon, .threads, .linkedin, .practice])
    func tooLong(network: Network) throws {
        let checker = try Checker(Guide())
        let limit = try #require(Limits.limit(on: network))
        let full = String(repeating: "a", count: limit)
        #expect(checker.check(full, networks: Network.allCases).first("too long \(network)") == nil)
        let finding = try #require(checker.check(full + "a", networks: [network]).first)
        #expect(finding.detail == .tooLong(network: network, count: limit + 1, limit: limit))
        #expect(finding.weight == .stop && finding.ranges.isEmpty)
        #expect(checker.check(full + "a", networks: []).isEmpty)
    }

    @Test("Threads takes five links")
    func links() throws {
        let checker = try Checker(Guide())
        let five = (1...5).map { "https://a.example/\($0)" }.joined(separator: " ")
        #expect(checker.check(five, networks: [.threads, .x]).isEmpty)
        let finding = try #require(checker.check(five + "\nhttps://b.example", networks: [.threads, .mastodon]).first)
        #expect(finding.detail == .tooManyLinks(network: .threads, count: 6, limit: 5))
    }

    @Test("A text of emoji alone is counted too")
    func emoji() throws {
        let text = String(repeating: "🥛", count: 200)
        #expect(try Checker(Guide()).check(text, networks: [.x]).names == ["too long x"])
    }
}
