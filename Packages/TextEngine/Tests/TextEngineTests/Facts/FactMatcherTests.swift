import Testing

@testable import TextEngine

@Suite("Facts") struct FactMatcherTests {
    private let checker: Checker

    init() throws {
        var guide = Halden.guide
        guide.colleagues = []
        checker = try Checker(guide)
    }

    private func names(_ text: String, at now: Int64 = Halden.now) -> [String] {
        let facts = ["differs", "not", "supports", "confirmed", "developing", "withdrawn"]
        return checker.check(text, at: now).names.filter { name in facts.contains { name.hasPrefix($0) } }
    }

    @Test(
        "A statement marked not true is stopped, however it is put",
        arguments: [
            "They knew for weeks and did nothing.", "The company has known about it for weeks.",
            "We knew for weeks.", "Halden knew it for weeks, and nobody cared.",
            "Some say they knew for weeks. I believe it.",
        ])
    func notTrue(text: String) throws {
        let finding = try #require(checker.check(text).first("not true 7"))
        #expect(finding.weight == .stop)
        #expect(finding.quote.contains("week") && finding.quote.contains("kn"))
    }

    @Test(
        "Denying it, doubting it, asking it, or using its words for something else is not repeating it",
        arguments: [
            "It is not true that they knew for weeks.", "They did not know for weeks.", "Nobody knew for weeks.",
            "That they knew for weeks is a lie.", "They knew for weeks? That is nonsense.", "Did they know for weeks?",
            "People say we knew for weeks. We did not.", "“They knew for weeks.” No.", "They knew for weeks. Not true.",
            "I knew this would be a long week.", "I knew for weeks that I wanted another job.",
            "We will be busy for weeks, and I knew it.", "It never happened that they knew for weeks.",
        ])
    func denied(text: String) {
        #expect(names(text) == [])
    }

    @Test("A fact that is not public yet stops a draft until its time, and is never quoted")
    func secret() throws {
        for text in [
            "Line 2 restarts on Friday at six.", "We restart line 2 on Friday!", "New valves for line 2 restart soon.",
        ] {
            let finding = try #require(checker.check(text, at: Halden.now).first("not public 9"), "\(text)")
            #expect(finding.weight == .stop)
            #expect(text.hasPrefix(finding.quote))
            #expect(finding.remedies.isEmpty)
            #expect(finding.detail == .notPublicYet(id: "dairy-line", number: 9, until: Halden.friday))
            #expect(checker.check(text, at: Halden.friday).first("not public 9") == nil)
        }
        for text in [
            "I cannot wait for Friday.", "The line was quiet.", "We stopped line 2 within the hour.",
            "Is it Friday yet?",
        ] {
            #expect(names(text).contains("not public 9") == false, "\(text)")
        }
        #expect(names("Line 2 restarts on Friday with new valves.", at: Halden.friday) == ["supports 9"])
    }

    @Test("What is public of a fact may be said while its next version is not public yet")
    func publicVersion() throws {
        let known = Figure(name: "sold", value: 400, unit: "cartons", comparator: .about)
        let new = Figure(name: "sold", value: 612, unit: "cartons")
        let statement = "cartons were sold before the recall."
        let checker = try Checker(
            Guide(facts: [
                Fact(id: "sold", number: 3, statement: "About 400 \(statement)", figures: [known]),
                Fact(
                    id: "sold", number: 3, statement: "612 \(statement)", notPublicBefore: Halden.friday, figures: [new]
                ),
            ]))
        #expect(checker.check("About 400 cartons were sold before the recall.").names == ["supports 3"])
        let gone = checker.check("612 cartons were sold before the recall.")
        #expect(gone.names == ["not public 3", "differs 3"])
        #expect(gone[0].quote == "612 cartons were sold before the recall")
        #expect(checker.check("Cartons were sold before the recall.").names.contains("not public 3") == false)
    }

    @Test("One new word of a secret gives it away only beside what is known of it")
    func newWord() throws {
        let checker = try Checker(
            Guide(facts: [
                Fact(id: "line", number: 3, statement: "Line 2 is stopped."),
                Fact(
                    id: "line", number: 3, statement: "Line 2 is stopped until Friday.",
                    notPublicBefore: Halden.friday),
            ]))
        #expect(checker.check("Line 2 stays stopped until Friday, they say.").names.first == "not public 3")
        #expect(checker.check("I cannot wait for Friday.").names == ["own voice"])
        #expect(checker.check("Line 2 is stopped.").names == ["supports 3"])
    }

    @Test("Who repeats a public fact gives nothing away by the words that a secret shares with it")
    func publicNeighbour() throws {
        let shut = Fact(
            id: "shut", number: 3,
            statement: "We noticed it on 3 November and shut the customer portal within two hours.")
        let reopens = Fact(
            id: "reopens", number: 6, statement: "The customer portal reopens on Monday at eight.",
            notPublicBefore: Halden.friday)
        let repeated = "We noticed it on 3 November, a Monday I think, and shut the customer portal within two hours."
        let given = [
            "We noticed it on 3 November, shut the customer portal within two hours, and it reopens on Monday.",
            "The customer portal reopens soon.", "The customer portal is back on Monday.",
        ]
        let checker = try Checker(Guide(facts: [shut, reopens]))
        #expect(!checker.check(repeated, at: Halden.now).names.contains("not public 6"))
        for text in given {
            #expect(checker.check(text, at: Halden.now).names.contains("not public 6"), "\(text)")
        }
        // What is not public either excuses nothing.
        var secret = shut
        secret.notPublicBefore = Halden.friday
        let both = try Checker(Guide(facts: [secret, reopens]))
        #expect(both.check(repeated, at: Halden.now).names.contains("not public 6"))
    }

    @Test("A withdrawn fact is pointed out where it is said again")
    func withdrawn() throws {
        let checker = try Checker(
            Guide(facts: [
                Fact(
                    id: "m", number: 5, statement: "The last inspection of the platform was in May.", status: .withdrawn
                )
            ]))
        let finding = try #require(checker.check("So: the platform’s last inspection was in May.").first)
        #expect(finding.detail == .factStatus(id: "m", number: 5, status: .withdrawn))
        #expect(finding.weight == .care)
        #expect(checker.check("The last inspection of the platform was not in May.").isEmpty)
        #expect(checker.check("May was a good month for the platform.").isEmpty)
    }

    @Test(
        "Where a draft says what a fact says, that is good to know",
        arguments: [
            ("No illness has been reported.", "supports 1"), ("No illness was reported to us.", "supports 1"),
            ("We stopped line 2 within the hour and locked everything it had filled.", "supports 5"),
        ])
    func supports(text: String, name: String) throws {
        #expect(names(text) == [name])
        #expect(checker.check(text).first(name)?.weight == .ok)
    }

    @Test(
        "Sharing words with a fact is not agreeing with it",
        arguments: [
            "I will report my illness to my manager.", "I hope no illness has been reported.",
            "Has no illness been reported?",
            "I don't know whether illness has been reported.", "We stopped for an hour anyway and checked every seal.",
            "The first sign of spring.", "My money is in the shop, and back at home is a receipt.",
            "The recall covers me in letters.",
        ])
    func strangers(text: String) {
        #expect(names(text) == [])
    }

    @Test("Saying the opposite of “No illness has been reported” is pointed out, where it is said plainly")
    func opposite() throws {
        let finding = try #require(checker.check("Illness has been reported in Malmö.").first("confirmed 1"))
        #expect(finding.weight == .care)
        #expect(finding.quote == "Illness has been reported")
        for text in ["If illness has been reported, I do not know of it.", "I was afraid illness had been reported."] {
            #expect(names(text) == [], "\(text)")
        }
    }

    @Test("Agreement is said once for each fact, and not beside something to look at")
    func once() {
        #expect(names("No illness has been reported. Again: no illness has been reported.") == ["supports 1"])
        #expect(names("612 cartons were sold. I mean about 400 cartons.") == ["differs 3"])
    }

    @Test("An empty guide has nothing to say about facts, and an empty fact nothing to match")
    func empty() throws {
        #expect(try Checker(Guide()).check("612 cartons") == [])
        let odd = Fact(id: "x", number: 1, statement: "", figures: [Figure(name: "", value: 1, unit: "")])
        #expect(try Checker(Guide(facts: [odd])).check("1 carton of everything") == [])
    }
}
