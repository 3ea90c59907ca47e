import Testing

@testable import TextEngine

@Suite("Figures in a draft") struct FiguresTests {
    private let checker: Checker

    init() throws {
        var guide = Halden.guide
        guide.colleagues = []
        checker = try Checker(guide)
    }

    private func sold(in text: String) -> Finding? {
        checker.check(text, at: Halden.now).first { $0.name.hasSuffix(" 3") }
    }

    @Test(
        "A number that the fact used to have is pointed out, and can be changed with one click",
        arguments: [
            ("I know about 400 cartons is a lot.", "I know 612 cartons is a lot."),
            ("About 400 cartons are out there.", "612 cartons are out there."),
            ("Four hundred cartons. I counted.", "612 cartons. I counted."),
            ("They say 400 of our cartons.", "They say 612 of our cartons."),
            ("🥛 roughly 400 affected cartons 🥛", "🥛 612 affected cartons 🥛"),
            ("More than 400 cartons went out.", "612 cartons went out."),
            ("Cartons: 400.", "612 cartons."),
            ("390–410 cartons, they say.", "612 cartons, they say."),
            ("400 or so cartons", "612 cartons"),
            ("We sold 400 cartons, not 612.", "We sold 612 cartons, not 612."),
        ])
    func earlier(text: String, after: String) throws {
        let finding = try #require(sold(in: text))
        guard case .factDiffers("sold", 3, let wrote, "612 cartons", 1) = finding.detail else {
            Issue.record("\(finding.detail)")
            return
        }
        #expect(finding.weight == .care)
        #expect(wrote == finding.quote && finding.ranges.map { text.words($0) } == [wrote])
        #expect(finding.remedies.map { text.applying($0) } == [after])
    }

    @Test("Another number is pointed out where the sentence is about the fact")
    func other() throws {
        let finding = try #require(sold(in: "Only 300 cartons were sold before the recall."))
        #expect(finding.quote == "Only 300 cartons")
        #expect(
            finding.detail
                == .factDiffers(
                    id: "sold", number: 3, wrote: "Only 300 cartons", says: "612 cartons", earlierVersion: nil))
    }

    @Test(
        "A number that agrees is good to know",
        arguments: [
            ("612 cartons were sold.", "612 cartons"), ("About 600 cartons were sold.", "About 600 cartons"),
            ("Over 600 cartons were sold.", "Over 600 cartons"),
            ("Fewer than 650 cartons were sold.", "Fewer than 650 cartons"),
            ("At least 612 cartons were sold.", "At least 612 cartons"), ("It is 612 cartons, not 400.", "612 cartons"),
            ("Between 600 and 700 cartons were sold.", "Between 600 and 700 cartons"),
            ("Six hundred and twelve cartons were sold.", "Six hundred and twelve cartons"),
        ])
    func agrees(text: String, quote: String) throws {
        let finding = try #require(sold(in: text))
        #expect(finding.detail == .supportsFact(id: "sold", number: 3))
        #expect(finding.quote == quote)
    }

    @Test(
        "Where it is unsure it says nothing",
        arguments: [
            "Over 10 cartons were sold before the recall.", "Our line fills 400 cartons an hour.",
            "400 cartons per pallet.",
            "I sold 80 cartons in Malmö last year.", "I packed 20 cartons before breakfast.",
            "Two pallets of cartons came back.",
            "Three of my people lifted cartons.", "Two men carrying cartons.", "A 24-carton box.",
            "1 240 cartons were sold before the recall.",
            "It is not 400 cartons.", "We never sold 400 cartons.", "It was 400 cartons on Monday, 612 now.",
            "400 more cartons.", "400 boxes of cartons.", "Fact H-400 cartons.", "400.", "#400 cartons",
            "Four hundred kilometres a night.", "80 cartons stand in the hall.", "One carton on my table.",
            "https://halden.example/400 cartons",
        ])
    func unsure(text: String) {
        #expect(sold(in: text) == nil)
    }

    @Test("The units of a figure may be money, a share, or several words")
    func units() throws {
        func check(_ figure: Figure, _ statement: String, _ text: String) throws -> String? {
            let fact = Fact(id: "f", number: 3, statement: statement, figures: [figure])
            let findings = try Checker(Guide(facts: [fact])).check(text)
            guard let finding = findings.first(where: { $0.name.hasSuffix(" 3") }) else { return nil }
            let sign = finding.name.hasPrefix("supports") ? "=" : "≠"
            return "\(sign) \(finding.quote) → \(finding.remedies.first.map { text.applying($0) } ?? "")"
        }
        let share = Figure(name: "checked", value: 80, unit: "%")
        let checked = "80% of the platforms have been checked."
        #expect(
            try check(share, checked, "Only 50% of the platforms are checked.")
                == "≠ Only 50% → 80% of the platforms are checked.")
        #expect(try check(share, checked, "Eighty per cent of the platforms are checked.") == "= Eighty per cent → ")
        let cost = Figure(name: "cost", value: 2, unit: "million euros", comparator: .about)
        let costs = "The response costs about 2 million euros."
        #expect(try check(cost, costs, "The response costs €2m.") == "= €2m → ")
        #expect(
            try check(cost, costs, "The response costs 5 million euros.")
                == "≠ 5 million euros → The response costs about 2 million euros.")
        let records = Figure(name: "records", value: 41_000, unit: "customer records")
        let copied = "41,000 customer records were copied by a stranger."
        #expect(
            try check(records, copied, "5,000 customers’ records were copied by strangers.")
                == "≠ 5,000 customers’ records → 41,000 customers’ records were copied by strangers.")
        #expect(try check(records, copied, "5,000 customers were copied in by a stranger.") == nil)
    }

    @Test("A bound is met by every number within it")
    func bounds() throws {
        let heard = Figure(name: "witnesses", value: 14, unit: "people", comparator: .atLeast)
        let fact = Fact(id: "f", number: 3, statement: "At least 14 people heard the bolt break.", figures: [heard])
        let checker = try Checker(Guide(facts: [fact]))
        for (text, name) in [
            ("14 people heard the bolt break.", "supports 3"), ("20 people heard the bolt break.", "supports 3"),
            ("Eight people heard the bolt break.", "differs 3"),
            ("Fewer than 10 people heard the bolt break.", "differs 3"),
        ] {
            let finding = checker.check(text).first
            #expect(finding?.name == name, "\(text)")
            if let remedy = finding?.remedies.first {
                #expect(text.applying(remedy) == "At least 14 people heard the bolt break.")
            }
        }
    }

    @Test(
        "A figure is written as one would write it",
        arguments: [
            (Figure(name: "", value: 612, unit: "cartons"), "612 cartons"),
            (Figure(name: "", value: 400, unit: "cartons", comparator: .about), "about 400 cartons"),
            (Figure(name: "", value: 1_240_000, unit: "people", comparator: .moreThan), "more than 1,240,000 people"),
            (Figure(name: "", value: 12, unit: "people", comparator: .lessThan), "fewer than 12 people"),
            (Figure(name: "", value: 1.5, unit: "litres", comparator: .atMost), "at most 1.5 litres"),
            (Figure(name: "", value: 80, unit: "%", comparator: .atLeast), "at least 80%"),
            (Figure(name: "", value: 2_000_000, unit: "€"), "€2,000,000"),
            (Figure(name: "day", value: 2, unit: ""), "2"),
            (Figure(name: "", value: -1240, unit: "euros"), "-1,240 euros"),
        ])
    func words(figure: Figure, words: String) {
        #expect(CompiledFigure(figure).words == words)
    }
}
