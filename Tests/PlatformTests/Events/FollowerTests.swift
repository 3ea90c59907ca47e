import Logging
import Platform
import Synchronization
import TestSupport
import Testing

private let tally = Migration("tally", ["CREATE TABLE tally (seq BIGINT PRIMARY KEY)"])

private func tallyAll(_ events: [Event], _ tx: Transaction) throws {
    for event in events { try tx.run("INSERT INTO tally (seq) VALUES (\(event.sequence))") }
}

private let counting = Follower("tally", tallyAll)
private let preparing = Follower("tally", preparing: { events, _ in { tx in try tallyAll(events, tx) } })

private struct Died: Error {}

@Suite struct FollowerTests {
    @Test("A follower takes each event once, also when it dies half-way", arguments: TestDatabase.available)
    func exactlyOnce(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations + [tally]) { database in
            try await record(5, in: database)
            _ = try await Sealer.seal(database)
            let dying = Follower("tally") { events, tx in
                try tallyAll(events, tx)
                throw Died()
            }
            await #expect(throws: Died.self) { _ = try await dying.step(database) }
            while try await counting.step(database, batch: 2) {}
            let count = try await database.read { try $0.count("SELECT count(*) FROM tally") }
            #expect(count == 5)
            #expect(try await counting.step(database) == false)
        }
    }

    @Test("Two steps of one follower at the same time take each event once", arguments: TestDatabase.available)
    func atOnce(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations + [tally]) { database in
            try await record(30, in: database)
            _ = try await Sealer.seal(database)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { while try await counting.step(database, batch: 4) {} } }
                try await group.waitForAll()
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM tally") }
            #expect(count == 30)
        }
    }

    @Test(
        "What is prepared outside the transaction takes effect once as well, also when three prepare it at the same time",
        arguments: TestDatabase.available)
    func prepared(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations + [tally]) { database in
            try await record(30, in: database)
            _ = try await Sealer.seal(database)
            let dying = Follower(
                "tally",
                preparing: { events, _ in
                    { tx in
                        try tallyAll(events, tx)
                        throw Died()
                    }
                })
            await #expect(throws: Died.self) { _ = try await dying.step(database) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { while try await preparing.step(database, batch: 4) {} } }
                try await group.waitForAll()
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM tally") }
            #expect(count == 30)
            #expect(try await preparing.step(database) == false)
        }
    }

    @Test("A follower that fails is counted and tried again, and skips nothing", arguments: TestDatabase.available)
    func failing(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations + [tally]) { database in
            let failuresLeft = Mutex(2)
            let shaky = Follower("tally") { events, tx in
                let fails = failuresLeft.withLock { left in
                    left -= 1
                    return left >= 0
                }
                if fails { throw Died() }
                try tallyAll(events, tx)
            }
            let service = EventService(
                database: database, hub: EventHub(), followers: [shaky], logger: Logger(label: "test"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await service.run() }
                try await record(3, in: database)
                let wasCounted = try await eventually {
                    try await database.read { try $0.exists("SELECT 1 FROM followers WHERE failures = 2") }
                }
                #expect(wasCounted)
                let isDone = try await eventually {
                    try await database.read { try $0.count("SELECT count(*) FROM tally") } == 3
                }
                #expect(isDone)
                group.cancelAll()
            }
            let isSound = try await database.read { try !$0.exists("SELECT 1 FROM followers WHERE failures > 0") }
            #expect(isSound)
        }
    }

    @Test(
        "A database that was away is not a follower's failure, and makes it no slower",
        arguments: TestDatabase.available)
    func away(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations + [tally]) { database in
            let back = ContinuousClock.now + .seconds(2)
            let waiting = Follower("tally") { events, tx in
                if ContinuousClock.now < back { throw DatabaseError.unavailable }
                try tallyAll(events, tx)
            }
            let service = EventService(
                database: database, hub: EventHub(), followers: [waiting], logger: Logger(label: "test"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await service.run() }
                try await record(3, in: database)
                let isDone = try await eventually {
                    try await database.read { try $0.count("SELECT count(*) FROM tally") } == 3
                }
                #expect(isDone)
                group.cancelAll()
            }
            let hasFailed = try await database.read { try $0.exists("SELECT 1 FROM followers WHERE failed_at > 0") }
            #expect(!hasFailed)
        }
    }
}
