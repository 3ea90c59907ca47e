import Platform
import Situation
import TestSupport
import Testing

@Suite("Briefings and the promised next update (A3–A5)") struct BriefingsTests {
    @Test("An update keeps the promise that was open and makes the next one", arguments: TestDatabase.available)
    func promise(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { try RecallStory(in: $0) }
            clock.advance(.minutes(15))
            try await database.write { tx in
                let next = tx.now + .minutes(30)
                let briefing = try sendBriefing(
                    BriefingDetails(text: "The shelves are being cleared.", nextAt: next), in: story.crisis.id,
                    by: story.people.chidi.id, in: tx
                ).get()
                #expect(briefing.number == 1)
                #expect(briefing.recipients == 6)
                #expect(try Briefing.next(of: story.crisis.id, in: tx) == next)
                #expect(try UpdatePromise.open(of: story.crisis.id, in: tx)?.responsible == story.people.chidi.id)
            }
        }
    }

    @Test(
        "An update without a time for the next one is refused, and so is one without words",
        arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                func send(_ text: String, _ next: Instant?) throws -> [String] {
                    try sendBriefing(
                        BriefingDetails(text: text, nextAt: next), in: story.crisis.id, by: story.people.chidi.id,
                        in: tx
                    ).refused
                }
                #expect(try send("News.", nil) == ["next_at"])
                #expect(try send("News.", tx.now - .minutes(5)) == ["next_at"])
                #expect(try send("", tx.now + .hours(1)) == ["text"])
                #expect(try Briefing.all(of: story.crisis.id, in: tx).isEmpty)
            }
        }
    }

    @Test("A correction keeps what was said before, and asks why", arguments: TestDatabase.available)
    func correction(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
                let sent = try sendBriefing(
                    BriefingDetails(text: "About 400 cartons.", nextAt: tx.now + .hours(1)), in: crisis, by: chidi,
                    in: tx
                ).get()
                func correct(_ text: String, _ why: String) throws -> [String] {
                    try correctBriefing(sent.id, of: crisis, text: text, why: why, by: chidi, in: tx).map(\.field)
                }
                #expect(try correct("612 cartons.", "") == ["why"])
                #expect(try correct("About 400 cartons.", "It was wrong.") == ["text"])
                #expect(try correct("612 cartons.", "Every shop has now reported.").isEmpty)
                let kept = try Briefing.get(sent.id, of: crisis, in: tx)
                #expect(kept.text == "About 400 cartons.")
                #expect(kept.currentText == "612 cartons.")
            }
        }
    }

    @Test("After closing, nothing more is sent", arguments: TestDatabase.available)
    func closed(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let dana = story.people.dana.id
                _ = try closeCrisis(story.crisis.id, outcome: "All is back.", followUps: [], by: dana, in: tx)
                let late = BriefingDetails(text: "One more thing.", nextAt: tx.now + .hours(1))
                #expect(try sendBriefing(late, in: story.crisis.id, by: dana, in: tx).refused == [""])
            }
        }
    }
}
