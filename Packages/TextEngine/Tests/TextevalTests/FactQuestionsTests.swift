import Testing
import TextEngine
import TextTables

@Suite("A verifier beside the facts") struct FactQuestionsTests {
    private let facts = [
        Fact(id: "told", number: 2, statement: "Both families have been told."),
        Fact(id: "all", number: 3, statement: "Everyone else who was on the site is accounted for."),
        Fact(id: "secret", number: 6, statement: "Hall 4 opens again on Thursday.", notPublicBefore: 9_000_000_000_000),
    ]

    private func asked(_ text: String) throws -> [Finding] {
        try Checker(Guide(facts: facts), verifier: TextTables.verifier()).check(text, at: 1)
            .filter { $0.weight == .note || $0.weight == .care }
    }

    @Test("What may contradict a fact in other words is asked about, at its sentence, and never called wrong")
    func asks() throws {
        let text = "🥛 I was there. Neither of the families has been told yet. It rained."
        let finding = try #require(try asked(text).first)
        #expect(finding.weight == .note && finding.remedies.isEmpty)
        #expect(finding.quote == "Neither of the families has been told yet")
        #expect(finding.detail == .factQuestion(id: "told", number: 2, wrote: finding.quote))
        #expect(try asked("Not everyone else who was on the site is accounted for.").count == 1)
    }

    @Test(
        "What agrees, asks, doubts or is about something else is left alone, and without a verifier nothing is asked",
        arguments: [
            "Both families were told that same evening.", "Have the families been told?",
            "I fear neither of the families has been told.", "His wife told me a joke.",
            "Everyone who was on the site is accounted for.", "Hall 4 does not open again.",
        ])
    func quiet(text: String) throws {
        #expect(try asked(text).filter { $0.weight == .note } == [])
        #expect(try Checker(Guide(facts: facts)).check("Neither of the families has been told yet.").isEmpty)
    }

    @Test("A long text costs four questions, not one for each of its sentences")
    func bounded() throws {
        let text = String(repeating: "Neither of the families has been told yet. ", count: 400)
        #expect(try asked(text).count <= 4)
    }
}
