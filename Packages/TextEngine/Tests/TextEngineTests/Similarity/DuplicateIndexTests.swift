import Testing

@testable import TextEngine

@Suite("Has somebody said it already?") struct DuplicateIndexTests {
    private static let post =
        "The night line at Aarhus stands still and nobody knows why, but the bread will be there in the morning."

    @Test(
        "The same words are the same post, however they are dressed",
        arguments: [
            post, post.uppercased(), "RT @halden: " + post, post + " https://a.example/x?y=1", post + " 🥛",
            post.replacing(",", with: " —"), "\u{200B}" + post.replacing("Aarhus", with: "Aárhus"),
        ])
    func exact(copy: String) {
        var index = DuplicateIndex()
        #expect(index.insert(Self.post) == (0, nil))
        let (number, match) = index.insert(copy)
        #expect(number == 0)
        #expect(match == .init(number: 0, similarity: 1, containment: 1, isExact: true))
        #expect(index.count == 1)
    }

    @Test("A word or two changed is nearly the same, and the nearest of several is named")
    func near() throws {
        var index = DuplicateIndex()
        index.insert("Something else entirely stands at the beginning of this index.")
        index.insert(Self.post)
        let (number, match) = index.insert(Self.post.replacing("nobody knows", with: "no one knows"))
        #expect(number == 2)
        #expect(try #require(match).number == 1)
        #expect(try #require(match).similarity > 0.6)
        #expect(try #require(index.nearest(to: Self.post.replacing("no", with: "No"))).isExact)
    }

    @Test("What shares only ordinary words is new")
    func new() {
        var index = DuplicateIndex()
        index.insert(Self.post)
        #expect(index.insert("The road to Aarhus is closed and nobody knows why, but the shops are open.").match == nil)
        #expect(index.nearest(to: "Completely different words.") == nil)
    }

    @Test("A post is found again among a thousand")
    func many() {
        var index = DuplicateIndex()
        var fuzz = Fuzz(seed: 3)
        let posts = (0..<1000).map { number in
            (0..<18).map { _ in "word\(Int.random(in: 0..<3000, using: &fuzz))" }.joined(separator: " ") + " \(number)"
        }
        for post in posts { #expect(index.insert(post).match == nil) }
        var found = 0
        for (number, post) in posts.enumerated() {
            found += index.nearest(to: post.replacing(" \(number)", with: " changed"))?.number == number ? 1 : 0
        }
        #expect(found >= 995)
    }

    @Test("A text without words repeats nothing", arguments: ["", " ", "🥛", "@a https://a.example", "…"])
    func empty(text: String) {
        var index = DuplicateIndex()
        #expect(index.insert(text).match == nil)
        #expect(index.insert(text).match == nil)
        #expect(index.nearest(to: text) == nil)
    }

    @Test("A million posts that differ in a number cost no more each than the first thousand")
    func hot() {
        func work(_ count: Int) {
            var index = DuplicateIndex()
            for number in 0..<count { index.insert(Self.post + " \(number)") }
        }
        #expect(Cost.ratio(of: { work(8_000) }, to: { work(1_000) }) < 20)
    }

    @Test(
        "Eight times the text, about eight times the work",
        arguments: ["a", "a ", "é", "\u{301}", "日本 ", "🥛", "@", "&", "www.", "word ", "x1 y2 z3 "])
    func linear(unit: String) {
        func work(_ text: String) {
            var index = DuplicateIndex()
            index.insert(text)
            index.insert(text + " more")
        }
        let (small, large) = (String(repeating: unit, count: 2_000), String(repeating: unit, count: 16_000))
        #expect(Cost.ratio(of: { work(large) }, to: { for _ in 0..<2 { work(small) } }) < 10)
    }
}
