import TestSupport
import Testing

@testable import Platform

extension JobKind {
    static let greet: JobKind = "greet"
}

let done = Migration("done", ["CREATE TABLE done (word TEXT NOT NULL)"])

/// Writes down the word it was given.
let greeting = JobHandler(.greet) { job, tx in
    try tx.run("INSERT INTO done (word) VALUES (\(try job.decode(String.self)))")
}

extension Database {
    func words() async throws -> [String] {
        try await read { try $0.all("SELECT word FROM done ORDER BY word").map { try $0["word"] } }
    }
}

@Suite struct JobsTests {
    @Test("A job is there if, and only if, its transaction commits", arguments: TestDatabase.available)
    func committed(engine: TestDatabase) async throws {
        struct Changed: Error {}
        try await engine.open(jobsMigrations) { database in
            await #expect(throws: Changed.self) {
                try await database.write { tx in
                    try tx.enqueue(.greet, "never")
                    throw Changed()
                }
            }
            try await database.write { try $0.enqueue(.greet, "hello") }
            let waiting = try await database.read { try Job.countWaiting(in: $0) }
            #expect(waiting == 1)
        }
    }

    @Test("The earliest job is taken first, and none before its time", arguments: TestDatabase.available)
    func order(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(jobsMigrations, clock: clock) { database in
            try await database.write { tx in
                try tx.enqueue(.greet, "second", at: tx.now + .seconds(20))
                try tx.enqueue(.greet, "first", at: tx.now + .seconds(10))
            }
            var taken: [String] = []
            for _ in 0..<3 {
                let job = try await database.write { try Job.claim([.greet], in: $0) }
                if let job { taken.append(try job.decode()) }
                clock.advance(.seconds(11))
            }
            #expect(taken == ["first", "second"])
        }
    }

    @Test("A key replaces what waits: words, kind and time", arguments: TestDatabase.available)
    func replaced(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(jobsMigrations, clock: clock) { database in
            try await database.write { tx in
                try tx.enqueue("other", "old", key: "reminder")
                try tx.enqueue(.greet, "new", at: tx.now + .seconds(60), key: "reminder")
            }
            let early = try await database.write { try Job.claim(["other", .greet], in: $0) }
            #expect(early == nil)
            clock.advance(.seconds(60))
            let job = try await database.write { try Job.claim(["other", .greet], in: $0) }
            #expect(try job?.decode(String.self) == "new")
            #expect(job?.kind == .greet)
        }
    }

    @Test("What was taken back is not done", arguments: TestDatabase.available)
    func cancelled(engine: TestDatabase) async throws {
        try await engine.open(jobsMigrations) { database in
            try await database.write { tx in
                try tx.enqueue(.greet, "hello", key: "reminder")
                try tx.cancelJob(key: "reminder")
            }
            let job = try await database.write { try Job.claim([.greet], in: $0) }
            #expect(job == nil)
        }
    }

    @Test("Failures are tried again after 2, 4, 8 … seconds, an hour at most")
    func pauses() {
        #expect((1...4).map { Job.pause(after: $0) } == [.seconds(2), .seconds(4), .seconds(8), .seconds(16)])
        #expect(Job.pause(after: 11) == .seconds(2048))
        #expect(Job.pause(after: 12) == .seconds(3600))
        #expect(Job.pause(after: .max) == .seconds(3600))
    }

    @Test(
        "After eight failures a job waits for a person, who tries again or gives up", arguments: TestDatabase.available)
    func dead(engine: TestDatabase) async throws {
        struct Unwell: Error {}
        let clock = TestClock()
        try await engine.open(jobsMigrations + [done], clock: clock) { database in
            let failing = JobRunner(database: database, handlers: [JobHandler(.greet) { _, _ in throw Unwell() }])
            try await database.write { tx in
                try tx.enqueue(.greet, "again")
                try tx.enqueue(.greet, "never")
            }
            var tries = 0
            for _ in 0..<20 {
                while try await failing.step() { tries += 1 }
                clock.advance(.hours(1))
            }
            #expect(tries == 2 * Job.mostAttempts)
            let dead = try await database.read { try Job.dead(in: $0) }
            #expect(dead.count == 2)
            #expect(dead.allSatisfy { $0.fault?.hasSuffix("Unwell") == true && $0.attempts == 8 })
            let waiting = try await database.read { try Job.countWaiting(in: $0) }
            #expect(waiting == 0)

            for job in dead {
                let isAgain = try job.decode(String.self) == "again"
                let answer = try await database.write { tx in
                    isAgain ? try Job.retry(job.id, in: tx) : try Job.discard(job.id, in: tx)
                }
                #expect(answer)
            }
            let wasDiscarded = try await database.write { try Job.discard(dead[0].id, in: $0) }
            #expect(wasDiscarded == false)
            let working = JobRunner(database: database, handlers: [greeting])
            while try await working.step() {}
            #expect(try await database.words() == ["again"])
        }
    }
}
