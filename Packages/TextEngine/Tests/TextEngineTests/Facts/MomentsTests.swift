import Testing

@testable import TextEngine

@Suite("Days and times in a draft") struct MomentsTests {
    private let stopped = Fact(
        id: "stop", number: 3, statement: "We stopped line 2 on 3 March at 14:00.",
        earlier: [Earlier(version: 1, statement: "We stopped line 2 on 2 March at 14:00.")])
    private let restart = Fact(id: "start", number: 4, statement: "The dairy line restarts with new valves on Friday.")

    private func check(_ text: String, at now: Int64 = 0) throws -> [Finding] {
        try Checker(Guide(facts: [stopped, restart])).check(text, at: now).filter { $0.weight != .ok }
    }

    @Test(
        "A day or a time that the fact does not have is pointed out, and can be changed with one click",
        arguments: [
            ("We stopped line 2 on 4 March.", "4 March", "We stopped line 2 on 3 March."),
            ("We stopped line 2 on March 4th, all of it.", "March 4th", "We stopped line 2 on 3 March, all of it."),
            ("In the end we stopped line 2 in April 2024.", "April 2024", "In the end we stopped line 2 in 3 March."),
            ("We stopped line 2 at 15:30.", "15:30", "We stopped line 2 at 14:00."),
            ("We stopped line 2 at 4 p.m. and went home.", "4 p.m.", "We stopped line 2 at 14:00 and went home."),
            ("🥛 We stopped line 2 at noon.", "noon", "🥛 We stopped line 2 at 14:00."),
            ("We stopped line 2 before noon.", "noon", "We stopped line 2 before 14:00."),
        ])
    func differs(text: String, quote: String, after: String) throws {
        let findings = try check(text)
        #expect(findings.map(\.name) == ["time 3"])
        #expect(findings.first?.weight == .care)
        #expect(findings.first?.quote == quote)
        #expect(findings.first?.ranges.map { text.words($0) } == [quote])
        #expect(findings.first?.remedies.map { text.applying($0) } == [after])
    }

    @Test("A day that the fact used to have says so")
    func earlier() throws {
        let detail = try #require(try check("We stopped line 2 on 2 March.").first?.detail)
        #expect(detail == .factTimeDiffers(id: "stop", number: 3, wrote: "2 March", says: "3 March", earlierVersion: 1))
    }

    @Test(
        "The same day or time, said otherwise, is left alone",
        arguments: [
            "We stopped line 2 on March 3.", "We stopped line 2 on 3rd March 2026.", "We stopped line 2 in March.",
            "We stopped line 2 at 2 pm.", "We stopped line 2 at 2:00.", "We stopped line 2 around 2:30 pm.",
            "We stopped line 2 before 15:00.", "We stopped line 2 after noon.", "We stopped line 2 at 14.00.",
            "We stopped line 2 on 3 March, not on 4 March.", "The dairy line restarts on Friday.",
            "The dairy line restarts with new valves on Friday at six.",
        ])
    func same(text: String) throws { #expect(try check(text) == []) }

    @Test(
        "What is about something else, denied, asked or wished is left alone",
        arguments: [
            "I had my birthday on 4 March.", "We did not stop line 2 on 4 March.", "Did we stop line 2 on 4 March?",
            "If we stopped line 2 on 4 March, I was not there.", "I stopped at 15:30.", "Line 4 was quiet on 5 March.",
            "We may have stopped line 2 on 4 March.", "I came in on Thursday.", "May I say that we stopped line 2?",
            "We stopped line 2 and packed 1500 boxes.",
        ])
    func strangers(text: String) throws { #expect(try check(text) == []) }

    @Test("“Yesterday” is asked about, unless the day on which it is written makes it right")
    func yesterday() throws {
        let text = "Yesterday we stopped line 2."
        let finding = try #require(try check(text).first)
        #expect(finding.name == "ask 3" && finding.weight == .note && finding.quote == "Yesterday")
        #expect(finding.remedies.isEmpty)
        let fourthOfMarch: Int64 = 1_772_625_600_000
        #expect(try check(text, at: fourthOfMarch) == [])
        #expect(try check(text, at: fourthOfMarch + 7 * 86_400_000).map(\.name) == ["ask 3"])
        #expect(try check("The dairy line restarts tomorrow.", at: fourthOfMarch).map(\.name) == [])
        #expect(
            try check("The dairy line restarts tomorrow.", at: fourthOfMarch + 3 * 86_400_000).map(\.name) == ["ask 4"])
    }

    @Test("Where a fact has several days, another one is asked about and not called wrong")
    func several() throws {
        let fact = Fact(id: "f", number: 5, statement: "The inspectors visited the hall on 3 March and on 9 March.")
        let checker = try Checker(Guide(facts: [fact]))
        #expect(checker.check("The inspectors visited the hall on 9 March.").allSatisfy { $0.weight == .ok })
        #expect(checker.check("The inspectors visited the hall on 5 March.").map(\.name) == ["ask 5"])
    }

    @Test("A draft with another day does not agree with the fact")
    func agreement() throws {
        let checker = try Checker(Guide(facts: [stopped]))
        #expect(checker.check("We stopped line 2 on 3 March at 14:00.").first?.name == "supports 3")
        #expect(checker.check("We stopped line 2 on 5 March at 14:00.").map(\.name) == ["time 3"])
    }

    @Test("A leap day, the turn of a year and times before 1970 are days like others")
    func calendar() throws {
        let leap = Fact(id: "f", number: 6, statement: "The oven exploded on 29 February 2024.")
        let checker = try Checker(Guide(facts: [leap]))
        let firstOfMarch2024: Int64 = 1_709_294_400_000
        #expect(checker.check("Yesterday the oven exploded.", at: firstOfMarch2024).allSatisfy { $0.weight == .ok })
        #expect(checker.check("Yesterday the oven exploded.", at: 1_704_110_400_000).first?.name == "ask 6")
        #expect(checker.check("Yesterday the oven exploded.", at: -1_000_000_000_000).first?.name == "ask 6")
    }
}
