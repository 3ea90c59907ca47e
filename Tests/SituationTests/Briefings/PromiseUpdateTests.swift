import Logging
import Platform
import Situation
import TestSupport
import Testing

@Suite("A promise that is not kept (A3)") struct PromiseUpdateTests {
    private func runDueJobs(_ database: Database) async throws {
        let runner = JobRunner(database: database, handlers: briefingsJobs, logger: Logger(label: "test"))
        while try await runner.step() {}
    }

    @Test(
        "A minute late tells the one who promised; ten minutes late tells the lead", arguments: TestDatabase.available)
    func alarms(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { tx in
                let story = try RecallStory(in: tx)
                let details = BriefingDetails(text: "We are on it.", nextAt: tx.now + .minutes(20))
                _ = try sendBriefing(details, in: story.crisis.id, by: story.people.chidi.id, in: tx).get()
                return story
            }
            let (chidi, dana) = (story.people.chidi.id, story.people.dana.id)
            func told(_ person: ID<Person>) async throws -> Bool {
                try await database.read { try !UpdatePromise.late(for: person, in: $0).isEmpty }
            }
            var heard: [[Bool]] = []
            for minutes in [20, 1, 9] {
                clock.advance(.minutes(minutes))
                try await runDueJobs(database)
                heard.append([try await told(chidi), try await told(dana)])
            }
            #expect(heard == [[false, false], [true, false], [true, true]])
        }
    }

    @Test("An update that comes in time rings no alarm", arguments: TestDatabase.available)
    func kept(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { try RecallStory(in: $0) }
            clock.advance(.minutes(10))
            try await database.write { tx in
                let details = BriefingDetails(text: "Nothing new.", isWithoutNews: true, nextAt: tx.now + .hours(3))
                _ = try sendBriefing(details, in: story.crisis.id, by: story.people.chidi.id, in: tx).get()
            }
            clock.advance(.hours(2))
            try await runDueJobs(database)
            let kinds = try await database.read { tx in
                try EventLog.newest(scope: story.crisis.id.rawValue, limit: 50, in: tx).map(\.kind)
            }
            #expect(!kinds.contains(.briefingOverdue))
        }
    }

    @Test("An alarm goes quiet when the update is out", arguments: TestDatabase.available)
    func quiet(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { try RecallStory(in: $0) }
            clock.advance(.hours(1))
            try await runDueJobs(database)
            try await database.write { tx in
                #expect(try UpdatePromise.late(for: story.people.dana.id, in: tx).count == 1)
                let details = BriefingDetails(text: "Sorry for the wait.", nextAt: tx.now + .hours(1))
                _ = try sendBriefing(details, in: story.crisis.id, by: story.people.dana.id, in: tx).get()
                #expect(try UpdatePromise.late(for: story.people.dana.id, in: tx).isEmpty)
            }
        }
    }
}
