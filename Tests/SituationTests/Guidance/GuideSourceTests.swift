import Platform
import Situation
import TestSupport
import Testing
import TextEngine

private let halden = Employer(names: ["Halden"], organisation: "Halden Foods")

@Suite("The guide of a crisis") struct GuideSourceTests {
    @Test(
        "It holds what is in force: boundaries, facts with their earlier versions, messages, ways in",
        arguments: TestDatabase.available)
    func whole(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let fact = try story.soldFact(in: tx)
                _ = try changeFact(
                    fact.id, to: RecallStory.recounted(), basedOn: 1, by: story.people.ben.id, in: tx
                ).get()
                var guidance = PlaybookGuidance()
                guidance.boundaries = [PlaybookBoundary(.cause(at: tx.now), lasts: .days(30))]
                guidance.messages = [MessageDetails(text: "We act fast.", value: "Openness", stance: "Say it first.")]
                guidance.templates = [
                    TemplateDetails(kind: .prompt, title: "A moment", text: "This week I keep thinking of…")
                ]
                try adopt(guidance, in: story.crisis, protecting: try .small(), by: story.people.dana.id, in: tx)
                let guide = try GuideSource.guide(
                    of: story.crisis.id, employer: halden, protecting: try .small(), in: tx)
                #expect(guide.boundaries.count == 1)
                #expect(guide.facts.map(\.earlier.count) == [1])
                #expect(guide.facts.first?.figures.map(\.value) == [612])
                #expect(guide.messages.count == 1)
                #expect(guide.templates.count == 1)
            }
        }
    }

    @Test(
        "A version that is not public yet stands beside the public one, and replaces it when its time has come",
        arguments: TestDatabase.available)
    func embargo(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let crisis = try await database.write { tx in
                let story = try RecallStory(in: tx)
                let fact = try story.soldFact(in: tx)
                let later = RecallStory.recounted { $0.notPublicBefore = tx.now + .hours(2) }
                _ = try changeFact(fact.id, to: later, basedOn: 1, by: story.people.ben.id, in: tx).get()
                return story.crisis.id
            }
            let before = try await database.read {
                try GuideSource.dated(of: crisis, employer: halden, protecting: try .small(), in: $0)
            }
            #expect(before.guide.facts.map { $0.figures.map(\.value) } == [[400], [612]])
            #expect(before.until == clock.read() + .hours(2))
            clock.advance(.hours(2))
            let after = try await database.read {
                try GuideSource.dated(of: crisis, employer: halden, protecting: try .small(), in: $0)
            }
            #expect(after.guide.facts.map { $0.figures.map(\.value) } == [[612]])
            #expect(after.until == nil)
        }
    }

    @Test(
        "A checker is right again as soon as guidance has changed or a boundary has ended",
        arguments: TestDatabase.available)
    func checkers(engine: TestDatabase) async throws {
        let clock = TestClock()
        let checkers = Checkers(organisation: "Halden Foods", protecting: try .small())
        let words = "I work at Halden. The supplier is at fault."
        try await engine.open(clock: clock) { database in
            let story = try await database.write { try RecallStory(in: $0) }
            func touched() async throws -> Bool {
                try await database.read { tx in
                    try checkers.checker(of: story.crisis.id, in: tx).check(words).contains { $0.weight == .stop }
                }
            }
            #expect(try await touched() == false)
            try await database.write { tx in
                _ = try write(
                    Situation.Boundary.self, .cause(at: tx.now), in: story.crisis.id, protecting: try .small(),
                    by: story.people.chidi.id, in: tx
                ).get()
            }
            #expect(try await touched())
            clock.advance(.days(30))
            #expect(try await touched() == false)
        }
    }

    @Test("The employer is known by the crisis's names, else by the organisation's")
    func employer() {
        #expect(Employer(names: ["Halden"], organisation: "Nordic Group").names == ["Halden"])
        #expect(Employer(organisation: "Halden Foods").names == ["Halden", "Halden Foods"])
        #expect(Employer(organisation: "Halden").names == ["Halden"])
    }
}
