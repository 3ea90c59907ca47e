import Testing

@testable import TextEngine

/// Whatever somebody pastes, eight times the text costs about eight times as much, never sixty-four times.
@Suite("Hostile input costs linear time") struct LinearTimeTests {
    struct Input: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: @Sendable (Int) -> String

        init(_ name: String, _ unit: String, end: String = "") {
            testDescription = name
            text = { size in String(repeating: unit, count: max(1, size / max(1, unit.utf8.count))) + end }
        }
    }

    static let inputs = [
        Input("one letter", "a"), Input("one digit", "7"), Input("combining marks", "\u{301}"),
        Input("spaces", " "), Input("new lines", "\n"), Input("emoji", "🥛"), Input("joined emoji", "👩‍👧\u{200D}"),
        Input("flags", "🇩🇰"), Input("skin tones", "🏽"), Input("Korean parts", "\u{1112}\u{1161}\u{11AB}"),
        Input("zero-width spaces", "\u{200B}"), Input("full stops", "."), Input("questions", "a? "),
        Input("apostrophes", "'"), Input("at signs", "@"), Input("mentions", "@a@b.c "), Input("hash tags", "#Halden"),
        Input("camel-case tag", "aB", end: "#"), Input("single letters", "a "), Input("stretched words", "aaab "),
        Input("numbers", "400 "), Input("number words", "six hundred and "), Input("cartons", "400 cartons "),
        Input("units without end", "400 of the "), Input("ranges", "6-"), Input("scales", "million "),
        Input("a boundary in one sentence", "supplier in Odense "),
        Input("a boundary in many sentences", "Supplier, Odense. "),
        Input("half a boundary", "supplier "), Input("negations", "not supplier Odense "),
        Input("exceptions", "profit charity "), Input("a fact in one sentence", "cartons sold before the recall 400 "),
        Input("a fact in many", "About 400 cartons were sold before the recall. "), Input("a lie", "knew for weeks "),
        Input("half a lie", "knew for "), Input("a secret", "Line 2 restarts Friday. "),
        Input("the employer", "I Halden at "),
        Input("a colleague’s words", "I run the night line at Halden in Aarhus and at four an alarm went. "),
        Input("a way in", "A moment from this week I keep thinking about is "), Input("telephones", "20 12 34 56 "),
        Input("digits in a row", "12 "), Input("accounts", "DK50 0040 "), Input("mail", "a@b.co "),
        Input("passwords", "pin: 4711 "),
        Input("keys", "-----BEGIN "), Input("addresses", "https://a.example/ "),
        Input("one address", "x", end: " https://"),
        Input("brackets in an address", ")", end: "https://a"), Input("schemes", "http://"),
        Input("quotation marks", "“"),
        Input("commas", ","), Input("results", "profit 3 "), Input("money", "€5m "),
    ]

    @Test("Eight times the text, about eight times the work", arguments: inputs)
    func linear(input: Input) throws {
        let checker = try Hostile.checker()
        let (small, large) = (input.text(2_000), input.text(16_000))
        var findings = 0
        let ratio = Cost.ratio(
            of: { findings = checker.check(large, networks: Network.allCases, at: Halden.now).count },
            to: { findings = checker.check(small, networks: Network.allCases, at: Halden.now).count })
        #expect(ratio < 20, "\(ratio) with \(findings) findings")
    }

    @Test("A megabyte of one letter is one word")
    func megabyte() throws {
        let text = String(repeating: "a", count: 1_000_000)
        #expect(Tokens(text).count == 1)
        #expect(try Hostile.checker().check(text, networks: [.x]).names == ["too long x", "undisclosed"])
    }

    @Test("Patterns with nested alternatives and gaps cost the text, not the ways through them")
    func patterns() throws {
        let nested = "(ox|ox ox|(ox|ox (ox|ox ox))) ... (ox|ox ox) ... (ox|ox (ox|ox)) ... egg"
        let rule = try Rule(match: [nested], unless: [nested.replacing("egg", with: "hen")])
        let (small, large) = (String(repeating: "ox ", count: 1000), String(repeating: "ox ", count: 8000))
        #expect(Cost.ratio(of: { _ = rule.matches(in: large) }, to: { _ = rule.matches(in: small) }) < 20)
        #expect(rule.matches(in: small).isEmpty)
    }

    @Test("Thousands of matches of a rule with exceptions cost the text")
    func exceptions() throws {
        let rule = try Rule(match: ["ox ... egg"], unless: ["hen ... ox ... fox"])
        let (small, large) = (String(repeating: "ox egg ", count: 1000), String(repeating: "ox egg ", count: 8000))
        #expect(Cost.ratio(of: { _ = rule.matches(in: large) }, to: { _ = rule.matches(in: small) }) < 20)
        #expect(rule.matches(in: large).count == 8000)
    }
}

/// The demo's guide and boundaries that are easy to set off.
enum Hostile {
    static func checker() throws -> Checker { try shared.get() }

    private static let shared = Result {
        var guide = Halden.guide
        for index in 0..<6 {
            guide.boundaries.append(
                Boundary(
                    id: "easy \(index)", title: "", weight: .care,
                    match: [
                        "(a|supplier|profit) ... (a|supplier) ... (a|Odense)", "near(cartons, #)", "# ... # ... #",
                    ],
                    unless: ["(charity|recall) ... (charity|recall)"], instead: "We say it later."))
        }
        for index in 0..<60 {
            guide.colleagues.append(
                Passage(
                    id: "easy \(index)", author: "eve",
                    text: "I run the night line at Halden in Aarhus, \(index) times a a a a a."))
        }
        return try Checker(guide)
    }
}
