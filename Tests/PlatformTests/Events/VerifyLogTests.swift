import Platform
import TestSupport
import Testing

@Suite("Promise 11: whoever changes the record past the program is found out") struct VerifyLogTests {
    @Test("A row that was changed: the first broken place is named", arguments: TestDatabase.available)
    func changed(engine: TestDatabase) async throws {
        try await tampering(engine) { database in
            try await database.write { try $0.run("UPDATE events SET actor = 'eve' WHERE seq IN (4, 7)") }
            #expect(try await verifyLog(database) == .broken(position: 4, .changed))
        }
    }

    @Test("Any column that was changed is found", arguments: TestDatabase.available)
    func columns(engine: TestDatabase) async throws {
        let changes: [SQL] = [
            "kind = 'other'", "actor = NULL", "scope = 'fire'", "subject = ''", "data = '{}'", "at = at + 1",
        ]
        for change in changes {
            try await tampering(engine) { database in
                try await database.write { try $0.run("UPDATE events SET \(change) WHERE seq = 2") }
                #expect(try await verifyLog(database) == .broken(position: 2, .changed))
            }
        }
    }

    @Test("A place that was taken out is found", arguments: TestDatabase.available)
    func missingPlace(engine: TestDatabase) async throws {
        try await tampering(engine) { database in
            try await database.write { try $0.run("DELETE FROM sealed WHERE position = 5") }
            #expect(try await verifyLog(database) == .broken(position: 5, .missing))
        }
    }

    @Test("An event that was taken out is found")
    func missingEvent() async throws {
        try await tampering(.sqlite) { database in
            // A place without its event is what is left when foreign keys are off.
            try await database.write { tx in
                try tx.run("CREATE TABLE copy AS SELECT * FROM sealed")
                try tx.run("DROP TABLE sealed")
                try tx.run("ALTER TABLE copy RENAME TO sealed")
                try tx.run("DELETE FROM events WHERE seq = 6")
            }
            #expect(try await verifyLog(database) == .broken(position: 6, .missing))
        }
    }

    @Test("Two rows that changed places are found, with their hashes or without", arguments: TestDatabase.available)
    func reordered(engine: TestDatabase) async throws {
        for isHashMoved in [true, false] {
            try await tampering(engine) { database in
                try await database.write { tx in
                    let rows = try tx.all("SELECT seq, hash FROM sealed WHERE position IN (3, 8) ORDER BY position")
                    let hashes: [String] = try rows.map { try $0["hash"] }
                    try tx.run("DELETE FROM sealed WHERE position IN (3, 8)")
                    for (index, position) in [8, 3].enumerated() {
                        let sequence: Int64 = try rows[index]["seq"]
                        let hash = hashes[isHashMoved ? index : 1 - index]
                        try tx.run(
                            "INSERT INTO sealed (position, seq, hash) VALUES (\(position), \(sequence), \(hash))")
                    }
                }
                #expect(try await verifyLog(database) == .broken(position: 3, .reordered))
            }
        }
    }

    @Test("An event that was slipped past the chain is found", arguments: TestDatabase.available)
    func slippedPast(engine: TestDatabase) async throws {
        try await tampering(engine) { database in
            try await database.write {
                try $0.run("INSERT INTO events (kind, data, at) VALUES ('thing.happened', '{}', 0)")
            }
            #expect(try await verifyLog(database) == .broken(position: 10, .slippedPast))
        }
    }

    @Test("What is committed and waits for its place is not taken for a fault", arguments: TestDatabase.available)
    func waiting(engine: TestDatabase) async throws {
        try await tampering(engine) { database in
            try await record(2, in: database)
            guard case .whole(events: 9, _) = try await verifyLog(database) else {
                Issue.record("events that wait broke the chain")
                return
            }
        }
    }

    @Test("A cut end shows in the last hash, which the operator keeps elsewhere", arguments: TestDatabase.available)
    func cutEnd(engine: TestDatabase) async throws {
        try await tampering(engine) { database in
            let before = try await verifyLog(database)
            try await database.write { tx in
                try tx.run("DELETE FROM sealed WHERE position = 9")
                try tx.run("DELETE FROM events WHERE seq = 9")
            }
            guard case .whole(events: 8, let hash) = try await verifyLog(database) else {
                Issue.record("the shorter chain should be whole in itself")
                return
            }
            #expect(before != .whole(events: 8, lastHash: hash))
        }
    }

    @Test("A chain longer than a page is walked to its end", arguments: TestDatabase.available)
    func long(engine: TestDatabase) async throws {
        try await tampering(engine) { database in
            try await database.write { tx in
                for _ in 0..<1500 { try tx.record(.happened, actor: nil, scope: nil, subject: nil) }
            }
            while try await Sealer.seal(database) > 0 {}
            guard case .whole(events: 1509, _) = try await verifyLog(database) else {
                Issue.record("a long chain does not verify")
                return
            }
            try await database.write { try $0.run("UPDATE events SET actor = 'eve' WHERE seq = 1400") }
            #expect(try await verifyLog(database) == .broken(position: 1400, .changed))
        }
    }

    /// Nine events, sealed, in the hands of someone who writes to the database past the program.
    private func tampering(_ engine: TestDatabase, _ body: (Database) async throws -> Void) async throws {
        try await engine.open(eventsMigrations) { database in
            try await record(9, in: database)
            _ = try await Sealer.seal(database)
            let guards: [SQL] =
                engine == .sqlite
                ? [
                    "DROP TRIGGER events_no_update", "DROP TRIGGER events_no_delete", "DROP TRIGGER sealed_no_update",
                    "DROP TRIGGER sealed_no_delete",
                ] : ["DROP TRIGGER events_append_only ON events", "DROP TRIGGER sealed_append_only ON sealed"]
            try await database.write { tx in for trigger in guards { try tx.run(trigger) } }
            try await body(database)
        }
    }
}
