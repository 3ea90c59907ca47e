import Testing

@testable import TextEngine

@Suite("Numbers") struct NumbersTests {
    @Test(
        "Numbers are read as people write them",
        arguments: [
            ("600", 600), ("1,240", 1240), ("1.240", 1240), ("1.5", 1.5), ("1,5", 1.5), ("0.125", 0.125),
            ("1,240,000", 1_240_000), ("1.240.000", 1_240_000), ("1,240.50", 1240.5), ("1.240,50", 1240.5),
            ("1\u{A0}240", 1240), ("1\u{202F}240\u{202F}000", 1_240_000), ("1.2k", 1200), ("5m", 5e6), ("3bn", 3e9),
            ("2 million", 2e6), ("1.2 thousand", 1200), ("3 dozen", 36), ("six hundred", 600), ("twelve hundred", 1200),
            ("six hundred and twelve", 612), ("a hundred and twenty", 120), ("twenty-one", 21), ("forty", 40),
            ("two thousand and forty", 2040), ("two million three hundred thousand", 2_300_000), ("five dozen", 60),
            ("zero", 0), ("٤٠٠", 400),
        ] as [(String, Double)])
    func reads(text: String, value: Double) {
        #expect(Tokens(text).all.compactMap(\.value) == [value])
    }

    @Test(
        "What is not one exact number is none, or several",
        arguments: [
            ("one", []), ("hundreds of cartons", []), ("a hundred times", []), ("23.11.2026", []), ("03:40", []),
            ("14th", []), ("1990s", []), ("v2", []), ("two. Three", [2, 3]), ("two, three", [2, 3]),
            ("two three", [2, 3]),
            ("nineteen eighty", [19, 80]), ("two and three", [2, 3]), ("forty and counting", [40]),
            ("600 700", [600, 700]), ("1.2.3", []), ("1,24,5", []), ("99999999999999999999999999", []),
        ] as [(String, [Double])])
    func others(text: String, values: [Double]) {
        #expect(Tokens(text).all.compactMap(\.value) == values)
    }

    @Test("A number of several words is one token, and still found by its last word")
    func joined() throws {
        let text = "about two million customers"
        #expect(Tokens(text).typed(in: text) == ["about", "two million", "customers"])
        #expect(
            try Rule(match: ["million customer"]).matches(in: text).map { text.words($0) } == ["two million customers"])
        #expect(try Rule(match: ["about # customer"]).matches(in: text).count == 1)
    }
}
