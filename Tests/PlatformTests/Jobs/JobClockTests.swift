import TestSupport
import Testing

@testable import Platform

@Suite("Jobs, when the clock is set") struct JobClockTests {
    @Test(
        "What is promised for an hour from now is done once, however often the clock is set",
        arguments: TestDatabase.available)
    func once(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(jobsMigrations + [done], clock: clock) { database in
            try await database.write { try $0.enqueue(.greet, "hello", at: $0.now + .hours(1)) }
            let runner = JobRunner(database: database, handlers: [greeting])
            clock.advance(.hours(-1))
            #expect(try await runner.step() == false)
            clock.advance(.hours(2))
            #expect(try await runner.step())
            clock.advance(.hours(-1))
            #expect(try await runner.step() == false)
            clock.advance(.days(1))
            #expect(try await runner.step() == false)
            #expect(try await database.words() == ["hello"])
        }
    }

    @Test(
        "The clock goes back an hour while a worker has a job: no other takes it, and it is done once",
        arguments: TestDatabase.available)
    func back(engine: TestDatabase) async throws {
        try await withJobInHand(on: engine) { database, clock, job in
            clock.advance(.hours(-1))
            let runner = JobRunner(database: database, handlers: [greeting])
            #expect(try await runner.step() == false)
            try await database.write { tx in
                try job.finish(in: tx)
                try greeting.run(job, tx)
            }
            clock.advance(.hours(2))
            #expect(try await runner.step() == false)
            #expect(try await database.words() == ["hello"])
        }
    }

    @Test(
        "It jumps a day ahead instead: the job may begin again, and only one of the two has an effect",
        arguments: TestDatabase.available)
    func ahead(engine: TestDatabase) async throws {
        try await withJobInHand(on: engine) { database, clock, job in
            clock.advance(.days(1))
            let isDone = try await JobRunner(database: database, handlers: [greeting]).step()
            #expect(isDone)
            await #expect(throws: Job.Gone.self) {
                try await database.write { tx in
                    try job.finish(in: tx)
                    try greeting.run(job, tx)
                }
            }
            let words = try await database.words()
            #expect(words == ["hello"])
        }
    }

    private func withJobInHand(
        on engine: TestDatabase, _ body: (Database, TestClock, Job) async throws -> Void
    ) async throws {
        let clock = TestClock()
        try await engine.open(jobsMigrations + [done], clock: clock) { database in
            try await database.write { try $0.enqueue(.greet, "hello") }
            let claimed = try await database.write { try Job.claim([.greet], in: $0) }
            try await body(database, clock, #require(claimed))
        }
    }

    @Test(
        "A node whose clock is not the database's does nothing before its time, and goes on when it is right again",
        arguments: TestDatabase.available)
    func apart(engine: TestDatabase) async throws {
        try await engine.open(jobsMigrations + [done]) { database in
            let clock = TestClock(.now + .days(1))
            let node = try await Database.open(
                database.address, connections: 2, clock: clock.read, mostApart: ClocksApart.most)
            let tomorrow = Instant.now + .hours(23)
            try await node.write { try $0.enqueue(.greet, "hello", at: tomorrow) }
            let runner = JobRunner(database: node, handlers: [greeting])
            switch engine {
            case .postgres: await #expect(throws: ClocksApart.self) { try await runner.step() }
            // On SQLite there is one machine, and nobody to ask.
            case .sqlite: #expect(try await runner.step())
            }
            clock.advance(.days(-1))
            #expect(try await runner.step() == false)
            #expect(try await database.words() == (engine == .postgres ? [] : ["hello"]))
            await node.close()
        }
    }
}
