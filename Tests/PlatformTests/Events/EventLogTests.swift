import Platform
import TestSupport
import Testing

extension EventKind {
    fileprivate static let happened: EventKind = "thing.happened"
}

@Suite("Promise 11: what was done is on the record") struct EventLogTests {
    private func record(_ count: Int, in database: Database) async throws {
        for number in 0..<count {
            try await database.write { tx in
                try tx.record(.happened, actor: "amara", scope: "recall", subject: nil, data: ["number": number])
            }
        }
    }

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
        }
    }

    @Test(
        "Someone with the database in hand changes a row: the first broken place is named",
        arguments: TestDatabase.available)
    func changed(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            try await record(9, in: database)
            _ = try await Sealer.seal(database)
            try await disarm(database)
            try await database.write { try $0.run("UPDATE events SET actor = 'eve' WHERE seq = 4") }
            #expect(try await verifyLog(database) == .broken(position: 4, .changed))
        }
    }

    @Test("A missing row is found", arguments: TestDatabase.available)
    func missing(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            try await record(9, in: database)
            _ = try await Sealer.seal(database)
            try await disarm(database)
            try await database.write { try $0.run("DELETE FROM sealed WHERE position = 5") }
            #expect(try await verifyLog(database) == .broken(position: 5, .missing))
        }
    }

    @Test("Two rows that changed places are found", arguments: TestDatabase.available)
    func reordered(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            try await record(9, in: database)
            _ = try await Sealer.seal(database)
            try await disarm(database)
            try await database.write { tx in
                let rows = try tx.all("SELECT seq, hash FROM sealed WHERE position IN (3, 4) ORDER BY position")
                try tx.run("DELETE FROM sealed WHERE position IN (3, 4)")
                for (position, row) in zip([4, 3], rows) {
                    let (sequence, hash): (Int64, String) = (try row["seq"], try row["hash"])
                    try tx.run("INSERT INTO sealed (position, seq, hash) VALUES (\(position), \(sequence), \(hash))")
                }
            }
            #expect(try await verifyLog(database) == .broken(position: 3, .changed))
        }
    }

    @Test("An event that commits late is not skipped by anyone who follows", arguments: TestDatabase.available)
    func late(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            try await record(2, in: database)
            _ = try await Sealer.seal(database)
            let before = try await database.read { try EventLog.lastPosition(in: $0) }
            try await record(1, in: database)
            _ = try await Sealer.seal(database)
            let after = try await database.read { try EventLog.after(before, limit: 10, in: $0) }
            #expect(after.count == 1)
        }
    }

    @Test("A follower takes each event once, also when it fails half-way", arguments: TestDatabase.available)
    func exactlyOnce(engine: TestDatabase) async throws {
        let tally = Migration("tally", ["CREATE TABLE tally (seq BIGINT PRIMARY KEY)"])
        try await engine.open(eventsMigrations + [tally]) { database in
            try await record(5, in: database)
            _ = try await Sealer.seal(database)
            struct Died: Error {}
            let dying = Follower("tally") { events, tx in
                for event in events { try tx.run("INSERT INTO tally (seq) VALUES (\(event.sequence))") }
                throw Died()
            }
            await #expect(throws: Died.self) { _ = try await dying.step(database) }
            let follower = Follower("tally") { events, tx in
                for event in events { try tx.run("INSERT INTO tally (seq) VALUES (\(event.sequence))") }
            }
            while try await follower.step(database, batch: 2) {}
            #expect(try await database.read { try $0.count("SELECT count(*) FROM tally") } == 5)
        }
    }

    /// Plays someone who can write to the database past the program.
    private func disarm(_ database: Database) async throws {
        try await database.write { tx in
            let statements: [SQL] =
                tx.engine == .sqlite
                ? [
                    "DROP TRIGGER events_no_update", "DROP TRIGGER events_no_delete", "DROP TRIGGER sealed_no_update",
                    "DROP TRIGGER sealed_no_delete",
                ]
                : [
                    "DROP TRIGGER events_append_only ON events", "DROP TRIGGER sealed_append_only ON sealed",
                ]
            for statement in statements { try tx.run(statement) }
        }
    }
}
