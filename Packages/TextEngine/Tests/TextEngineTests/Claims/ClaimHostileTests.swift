import Testing

@testable import TextEngine

/// Whatever somebody posts, it is read in linear time and the ranges lie within it.
@Suite("Claims and hostile posts") struct ClaimHostileTests {
    private let index = ClaimIndex(Rumours.all)

    @Test("Eight times the text, about eight times the work", arguments: LinearTimeTests.inputs)
    func linear(input: LinearTimeTests.Input) {
        let (small, large) = (input.text(4_000), input.text(32_000))
        var workspace = ClaimIndex.Workspace()
        var found = 0
        let ratio = Cost.ratio(
            of: { for _ in 0..<3 { found = index.ranked(large, top: 5, with: &workspace).count } },
            to: { for _ in 0..<3 { found = index.ranked(small, top: 5, with: &workspace).count } })
        #expect(ratio < 24, "\(ratio) with \(found) claims")
    }

    @Test("With its because, too", arguments: ["valve ", "not valve. ", "#valve", "@odensedairy ", "valve — (@a) "])
    func because(unit: String) {
        let (small, large) = (String(repeating: unit, count: 500), String(repeating: unit, count: 4_000))
        var found = 0
        let ratio = Cost.ratio(
            of: { found = index.matches(for: large).count }, to: { found = index.matches(for: small).count })
        #expect(ratio < 24, "\(ratio) with \(found) claims")
    }

    @Test("Bytes that are not UTF-8, a megabyte of anything and ten thousand marks are read")
    func odd() {
        let broken = String(
            decoding: [0xFF, 0xC3, 0x28, 0xE2, 0x82, 0xF0, 0x9F, 0x23, 0x40, 0xED, 0xA0, 0x80], as: UTF8.self)
        let posts = [
            broken, String(repeating: "#a", count: 500_000), String(repeating: "valve", count: 200_000),
            "valve" + String(repeating: "\u{301}", count: 10_000), String(repeating: "— (@", count: 10_000),
        ]
        for post in posts {
            for match in index.matches(for: post) {
                #expect(match.words.allSatisfy { $0.range.utf8.upperBound <= post.utf8.count })
            }
        }
    }

    @Test("Ranges are whole in any text", arguments: 0..<200)
    func random(seed: UInt64) {
        var fuzz = Fuzz(seed: seed)
        let units = [
            "valve", "LEAK", "ing", " ", "#", "@", "é", "🥛", "\u{301}", "’s", "— ", "(@dairy)", " May 3, 2021",
            "http://", "0", ".",
            "牛奶", "\u{200D}", "ﬁ", "ß", "not ", "if ", "? ",
        ]
        let post = (0..<Int.random(in: 0..<30, using: &fuzz)).map { _ in
            units[Int.random(in: 0..<units.count, using: &fuzz)]
        }.joined()
        for match in index.matches(for: post) {
            for word in match.words {
                let one = String(decoding: Array(post.utf8)[word.range.utf8], as: UTF8.self)
                #expect(one == String(decoding: Array(post.utf16)[word.range.utf16], as: UTF16.self))
            }
        }
    }
}
