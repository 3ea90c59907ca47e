import Platform
import Situation
import TestSupport
import Testing

@Suite("The timeline writes itself") struct TimelineTests {
    @Test("Every act is told with who did it, the newest first", arguments: TestDatabase.available)
    func acts(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let house = try House.forTests(database)
            let story = try await database.write { try RecallStory(in: $0) }
            clock.advance(.minutes(5))
            try await database.write { _ = try story.soldFact(in: $0) }
            clock.advance(.minutes(5))
            try await database.write { tx in
                _ = try takeFunction(
                    "Communications", of: story.crisis.id, person: story.people.chidi.id, isBackup: false,
                    by: story.people.dana.id, in: tx)
            }
            try await database.read { tx in
                let entries = try Timeline.find(of: story.crisis.id, house: house, in: tx).entries
                let t = Words(now: tx.now)
                #expect(
                    entries.map { t($0.line.sentence) }.prefix(2) == ["Chidi took Communications", "Fact 1 was put up"])
                #expect(entries.map(\.by).prefix(2) == ["Dana, Lead", "Chidi, Communications"])
                #expect(entries.last.map { t($0.line.sentence) } == "The crisis was opened")
            }
        }
    }

    @Test("What one act did many times is one line", arguments: TestDatabase.available)
    func together(engine: TestDatabase) async throws {
        try await engine.open { database in
            let house = try House.forTests(database)
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                for _ in 1...3 { _ = try story.soldFact(in: tx) }
                let entries = try Timeline.find(of: story.crisis.id, house: house, in: tx).entries
                #expect(entries.first?.more == 2)
            }
        }
    }

    @Test("Pages follow each other without a gap", arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let house = try House.forTests(database)
            let story = try await database.write { try RecallStory(in: $0) }
            for _ in 1...5 {
                clock.advance(.minutes(1))
                try await database.write { _ = try story.soldFact(in: $0) }
            }
            try await database.read { tx in
                let first = try Timeline.find(of: story.crisis.id, house: house, limit: 4, in: tx)
                let rest = try Timeline.find(
                    of: story.crisis.id, house: house, before: try #require(first.next), limit: 50, in: tx)
                #expect(first.entries.count == 4)
                #expect(rest.entries.count == 3)
                #expect(rest.next == nil)
            }
        }
    }
}
