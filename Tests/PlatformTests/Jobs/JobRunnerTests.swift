import Logging
import TestSupport
import Testing

@testable import Platform

extension JobRunner {
    init(database: Database, handlers: [JobHandler]) {
        self.init(database: database, handlers: handlers, logger: Logger(label: "test"), pause: .milliseconds(5))
    }
}

@Suite struct JobRunnerTests {
    @Test("Runners on two nodes do each job once", arguments: TestDatabase.available)
    func once(engine: TestDatabase) async throws {
        try await engine.open(jobsMigrations + [done]) { database in
            let nodes = [database, try await Database.open(database.address, connections: 3)]
            try await database.write { tx in for number in 10..<50 { try tx.enqueue(.greet, "\(number)") } }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for node in nodes + nodes {
                    group.addTask { try await JobRunner(database: node, handlers: [greeting]).run() }
                }
                let areDone = try await eventually {
                    try await database.read { try Job.countWaiting(in: $0) } == 0
                }
                #expect(areDone)
                group.cancelAll()
            }
            let words = try await database.words()
            #expect(words == (10..<50).map(String.init))
            await nodes[1].close()
        }
    }

    @Test("When a worker dies, another takes its job once the lease is over", arguments: TestDatabase.available)
    func lease(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(jobsMigrations + [done], clock: clock) { database in
            try await database.write { try $0.enqueue(.greet, "hello") }
            let dying = try await database.write { try Job.claim([.greet], in: $0) }
            let runner = JobRunner(database: database, handlers: [greeting])
            clock.advance(Job.lease)
            #expect(try await runner.step() == false)
            clock.advance(.seconds(1))
            #expect(try await runner.step())
            #expect(try await database.words() == ["hello"])
            // It was not dead after all, only slow: what it did is undone.
            await #expect(throws: Job.Gone.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO done (word) VALUES ('hello again')")
                    try dying?.finish(in: tx)
                }
            }
            let words = try await database.words()
            #expect(words == ["hello"])
        }
    }

    @Test("A job that takes its worker down every time ends up with a person", arguments: TestDatabase.available)
    func poison(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(jobsMigrations, clock: clock) { database in
            try await database.write { try $0.enqueue(.greet, "poison") }
            for _ in 0..<Job.mostAttempts {
                let job = try await database.write { try Job.claim([.greet], in: $0) }
                #expect(job != nil)
                clock.advance(Job.lease + .seconds(1))
            }
            let jobThen = try await database.write { try Job.claim([.greet], in: $0) }
            #expect(jobThen == nil)
            let dead = try await database.read { try Job.dead(in: $0) }
            #expect(dead.map(\.fault) == ["the worker died"])
        }
    }

    @Test(
        "A job that is replaced while it runs leaves nothing behind, and its successor is done",
        arguments: TestDatabase.available)
    func replacedWhileRunning(engine: TestDatabase) async throws {
        try await engine.open(jobsMigrations + [done]) { database in
            try await database.write { try $0.enqueue(.greet, "old", key: "reminder") }
            let running = try await database.write { try Job.claim([.greet], in: $0) }
            try await database.write { try $0.enqueue(.greet, "new", key: "reminder") }
            await #expect(throws: Job.Gone.self) { try await database.write { try running?.finish(in: $0) } }
            let runner = JobRunner(database: database, handlers: [greeting])
            while try await runner.step() {}
            #expect(try await database.words() == ["new"])
        }
    }

    @Test("A handler may enqueue its successor under the key of its own job", arguments: TestDatabase.available)
    func successor(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(jobsMigrations + [done], clock: clock) { database in
            let daily = JobHandler(.greet) { job, tx in
                try greeting.run(job, tx)
                try tx.enqueue(.greet, "hello", at: tx.now + .days(1), key: "daily")
            }
            let runner = JobRunner(database: database, handlers: [daily])
            try await database.write { try $0.enqueue(.greet, "hello", key: "daily") }
            for _ in 0..<3 {
                #expect(try await runner.step())
                #expect(try await runner.step() == false)
                clock.advance(.days(1))
            }
            #expect(try await database.words() == ["hello", "hello", "hello"])
        }
    }

    @Test("A kind that this program does not know is left for one that does", arguments: TestDatabase.available)
    func unknown(engine: TestDatabase) async throws {
        try await engine.open(jobsMigrations + [done]) { database in
            try await database.write { try $0.enqueue(.greet, "hello") }
            let older = JobRunner(database: database, handlers: [JobHandler("other") { _, _ in }])
            #expect(try await older.step() == false)
            let newer = JobRunner(database: database, handlers: [greeting])
            #expect(try await newer.step())
        }
    }

    @Test("What failed is undone, and its reason never quotes anyone", arguments: TestDatabase.available)
    func undone(engine: TestDatabase) async throws {
        try await engine.open(jobsMigrations + [done]) { database in
            let failing = JobHandler(.greet) { job, tx in
                try greeting.run(job, tx)
                try tx.run("SELECT \(try job.decode(String.self)) FROM nowhere")
            }
            try await database.write { try $0.enqueue(.greet, "amara@halden.example") }
            #expect(try await JobRunner(database: database, handlers: [failing]).step())
            #expect(try await database.words().isEmpty)
            let fault: String? = try await database.read { try $0.first("SELECT fault FROM jobs")?["fault"] }
            #expect(fault?.hasPrefix("database ") == true)
            #expect(fault?.contains("amara") == false)
        }
    }
}
