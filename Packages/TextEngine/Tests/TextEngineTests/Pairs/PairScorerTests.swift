import Testing

@testable import TextEngine

@Suite("Do two posts say the same?") struct PairScorerTests {
    @Test("The same words say the same, fewer common ones less, none nothing")
    func order() throws {
        let scorer = try PairScorer(SmallVectors.vectors())
        let same = scorer.similarity("The line restarts in the cafe", "the line restarts in the cafe!")
        let near = scorer.similarity("The line restarts in the cafe", "The cafe line will be restarting")
        let far = scorer.similarity("The line restarts in the cafe", "日 10")
        #expect(same > 0.95)
        #expect(near < same && near > far)
        #expect(far < 0.2)
    }

    @Test("It does not matter which comes first")
    func symmetric() throws {
        let scorer = try PairScorer(SmallVectors.vectors())
        let (a, b) = ("The line restarts at 10", "the 12 cafe lines restart")
        #expect(abs(scorer.similarity(a, b) - scorer.similarity(b, a)) < 1e-5)
    }

    @Test("Numbers, negation and questions are seen")
    func statements() throws {
        let scorer = try PairScorer(SmallVectors.vectors())
        let signs = scorer.signs(of: "It was not 600 of 900", and: "Was it 600 of 800?")
        let values = Dictionary(uniqueKeysWithValues: signs.map { ($0.name, $0.value) })
        #expect(values["numbersShared"] == 1)
        #expect(values["numbersOfOne"] == 2)
        #expect(values["oneNegated"] == 1)
        #expect(values["oneAsks"] == 1)
    }

    @Test("Nothing is like nothing, and every sign is a number", arguments: ["", " ", "@a", "🥛", "\u{301}", "the"])
    func empty(text: String) throws {
        let scorer = try PairScorer(SmallVectors.vectors())
        for other in ["", "the line"] {
            #expect((0...1).contains(scorer.similarity(text, other)))
            #expect(scorer.signs(of: text, and: other).allSatisfy { $0.value.isFinite })
        }
        #expect(scorer.similarity("", "") == 0)
    }

    @Test(
        "Eight times the text, about eight times the work",
        arguments: ["the ", "a", "thes ", "é", "日", "1 ", "@", "x1 y2 "])
    func linear(unit: String) throws {
        let scorer = try PairScorer(SmallVectors.vectors())
        let (small, large) = (String(repeating: unit, count: 800), String(repeating: unit, count: 6_400))
        let ratio = Cost.ratio(
            of: { _ = scorer.similarity(large, large) }, to: { for _ in 0..<2 { _ = scorer.similarity(small, small) } })
        #expect(ratio < 10)
    }

    @Test("A table of another shape is refused")
    func shape() throws {
        let vectors = try SmallVectors.vectors()
        let file = try TableFile(TableBytes.file([("pairs.slopes", .floats([]))]))
        #expect(throws: TableError.self) { try PairScorer(vectors, table: file) }
    }
}
