import Platform
import TestSupport
import Testing

extension EventKind {
    static let happened: EventKind = "thing.happened"
}

/// Each in a transaction of its own, as acts happen.
func record(_ count: Int, scope: String? = "recall", in database: Database) async throws {
    for number in 0..<count {
        try await database.write { tx in
            try tx.record(.happened, actor: "amara", scope: scope, subject: nil, data: ["number": number])
        }
    }
}

@Suite("Promise 11: what was done is on the record") struct EventLogTests {
    @Test("The log keeps the order in which it was sealed, and verifies", arguments: TestDatabase.available)
    func whole(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            try await record(25, in: database)
            #expect(try await Sealer.seal(database) == 25)
            let events = try await database.read { try EventLog.after(0, limit: 100, in: $0) }
            #expect(events.map(\.position) == (1...25).map { Int64($0) })
            guard case .whole(let count, _) = try await verifyLog(database) else {
                Issue.record("the log does not verify")
                return
            }
            #expect(count == 25)
        }
    }

    @Test("The database refuses to change or remove what was recorded", arguments: TestDatabase.available)
    func appendOnly(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            try await record(1, in: database)
            _ = try await Sealer.seal(database)
            let attempts: [SQL] = [
                "UPDATE events SET actor = 'eve'", "DELETE FROM events", "UPDATE sealed SET hash = ''",
                "DELETE FROM sealed",
            ]
            for attempt in attempts {
                await #expect(throws: DatabaseError.self) { try await database.write { try $0.run(attempt) } }
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM events") }
            #expect(count == 1)
        }
    }

    @Test("An act that was not carried out leaves no event", arguments: TestDatabase.available)
    func rolledBack(engine: TestDatabase) async throws {
        struct Changed: Error {}
        try await engine.open(eventsMigrations) { database in
            await #expect(throws: Changed.self) {
                try await database.write { tx in
                    try tx.record(.happened, actor: "amara", scope: nil, subject: nil)
                    throw Changed()
                }
            }
            let sealed = try await Sealer.seal(database)
            #expect(sealed == 0)
        }
    }

    @Test(
        "A timeline shows its own scope, newest first, and what is not sealed yet too",
        arguments: TestDatabase.available)
    func timeline(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(eventsMigrations, clock: clock) { database in
            for scope in ["recall", "fire", "recall"] {
                try await record(1, scope: scope, in: database)
                clock.advance(.seconds(1))
            }
            _ = try await Sealer.seal(database, batch: 1)
            let recall = try await database.read { try EventLog.newest(scope: "recall", limit: 10, in: $0) }
            #expect(recall.map(\.sequence) == [3, 1])
            #expect(recall.map(\.position) == [nil, 1])
            let older = try await database.read { tx in
                try EventLog.newest(scope: "recall", kinds: [.happened], before: 3, limit: 10, in: tx)
            }
            #expect(older.map(\.sequence) == [1])
            #expect(try older.first?.decode([String: Int].self) == ["number": 0])
        }
    }
}
