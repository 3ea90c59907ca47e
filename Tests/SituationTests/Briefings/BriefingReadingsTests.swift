import Platform
import Situation
import TestSupport
import Testing

@Suite("How far a briefing got") struct BriefingReadingsTests {
    @Test("Reading twice counts once, and half is the reader in the middle", arguments: TestDatabase.available)
    func totals(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (story, briefing) = try await database.write { tx in
                let story = try RecallStory(in: tx)
                let details = BriefingDetails(text: "We are on it.", nextAt: tx.now + .hours(1))
                return (story, try sendBriefing(details, in: story.crisis.id, by: story.people.chidi.id, in: tx).get())
            }
            let people = story.people
            for (reader, minutes) in [(people.amara, 3), (people.ben, 4), (people.eve, 20), (people.amara, 5)] {
                clock.advance(.minutes(minutes))
                try await database.write { try Briefing.read(briefing.id, by: reader.id, in: $0) }
            }
            let reach = try await database.read { try briefing.reach(in: $0) }
            #expect(reach == BriefingReach(readers: 3, recipients: 6, minutesUntilHalf: 7))
            #expect(reach.percent == 50)
        }
    }

    @Test("Reading leaves no trace in the log", arguments: TestDatabase.available)
    func noEvent(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let details = BriefingDetails(text: "We are on it.", nextAt: tx.now + .hours(1))
                let briefing = try sendBriefing(details, in: story.crisis.id, by: story.people.chidi.id, in: tx).get()
                let before = try tx.count("SELECT count(*) FROM events")
                try Briefing.read(briefing.id, by: story.people.amara.id, in: tx)
                #expect(try tx.count("SELECT count(*) FROM events") == before)
            }
        }
    }
}
