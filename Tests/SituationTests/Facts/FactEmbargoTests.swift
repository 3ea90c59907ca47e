import Logging
import Platform
import Situation
import TestSupport
import Testing

@Suite("Facts that are not public yet") struct FactEmbargoTests {
    @Test("The team sees the new version; everyone else keeps the one before it", arguments: TestDatabase.available)
    func readers(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (_, fact) = try await database.write { try RecallStory.keptBack(in: $0) }
            #expect(fact.version(for: .team)?.number == 2)
            #expect(fact.version(for: .everyone(at: clock.read()))?.number == 1)
            clock.advance(.hours(2))
            #expect(fact.version(for: .everyone(at: clock.read()))?.number == 2)
        }
    }

    @Test("A fact that was never public is not counted for everyone", arguments: TestDatabase.available)
    func count(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let crisis = try await database.write { tx in
                let story = try RecallStory(in: tx)
                var secret = RecallStory.sold
                secret.notPublicBefore = tx.now + .hours(2)
                _ = try establish(secret, in: story.crisis, by: story.people.chidi.id, in: tx).get()
                return story.crisis.id
            }
            let count = try await database.read { try Fact.count(of: crisis, in: $0) }
            #expect(count == 0)
            clock.advance(.hours(2))
            let countThen = try await database.read { try Fact.count(of: crisis, in: $0) }
            #expect(countThen == 1)
        }
    }

    @Test(
        "The change is told when its time has come, once, with a new version of the sheet",
        arguments: TestDatabase.available)
    func reveal(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let runner = JobRunner(database: database, handlers: factsJobs, logger: Logger(label: "test"))
            let (story, _) = try await database.write { try RecallStory.keptBack(in: $0) }
            while try await runner.step() {}
            let count = try await database.read { try story.events(.factChanged, in: $0).count }
            #expect(count == 0)
            clock.advance(.hours(2))
            while try await runner.step() {}
            let told = try await database.read { try story.events(.factChanged, in: $0) }
            #expect(told.map(\.fromVersion) == [1])
            #expect(told.map(\.toVersion) == [2])
            #expect(told.map(\.sheet) == [3])
        }
    }

    @Test("A version that was replaced before its time stays untold", arguments: TestDatabase.available)
    func replaced(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let runner = JobRunner(database: database, handlers: factsJobs, logger: Logger(label: "test"))
            let story = try await database.write { tx in
                let (story, fact) = try RecallStory.keptBack(in: tx)
                let final = RecallStory.recounted { $0.statement = "640 cartons were sold." }
                _ = try changeFact(fact.id, to: final, basedOn: 2, by: story.people.ben.id, in: tx).get()
                return story
            }
            clock.advance(.hours(2))
            while try await runner.step() {}
            let versions = try await database.read { try story.events(.factChanged, in: $0).map(\.toVersion) }
            #expect(versions == [3])
        }
    }
}

extension RecallStory {
    /// The recount stands, and is public two hours later.
    static func keptBack(in tx: Transaction) throws -> (RecallStory, Fact) {
        let story = try RecallStory(in: tx)
        let fact = try story.soldFact(in: tx)
        let later = recounted { $0.notPublicBefore = tx.now + .hours(2) }
        return (story, try changeFact(fact.id, to: later, basedOn: 1, by: story.people.ben.id, in: tx).get())
    }
}
