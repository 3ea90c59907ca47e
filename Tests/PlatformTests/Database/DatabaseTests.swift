import Platform
import TestSupport
import Testing

private let notes = [
    Migration("notes", ["CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL CHECK (text <> ''), at BIGINT)"])
]

@Suite struct DatabaseTests {
    @Test("What is bound comes back as it was, whatever it contains", arguments: TestDatabase.available)
    func values(engine: TestDatabase) async throws {
        let hostile = "'; DROP TABLE notes; -- \" \\ $1 ? é 🙂"
        try await engine.open(notes) { database in
            try await database.write { tx in
                try tx.run("INSERT INTO notes (id, text, at) VALUES (\(1), \(hostile), \(nil as Instant?))")
            }
            let row = try await database.read { try $0.first("SELECT * FROM notes WHERE text = \(hostile)") }
            let text: String? = try row?["text"]
            let at: Instant? = try row?["at"]
            #expect(text == hostile)
            #expect(at == nil)
        }
    }

    @Test("A transaction that fails leaves nothing behind", arguments: TestDatabase.available)
    func rollback(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            await #expect(throws: DatabaseError.check) {
                try await database.write { tx in
                    try tx.run("INSERT INTO notes (id, text) VALUES (1, 'kept?')")
                    try tx.run("INSERT INTO notes (id, text) VALUES (2, '')")
                }
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM notes") }
            #expect(count == 0)
        }
    }

    @Test("A second row with the same key is told apart from other errors", arguments: TestDatabase.available)
    func unique(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            try await database.write { try $0.run("INSERT INTO notes (id, text) VALUES (1, 'a')") }
            await #expect(throws: DatabaseError.unique) {
                try await database.write { try $0.run("INSERT INTO notes (id, text) VALUES (1, 'b')") }
            }
        }
    }

    @Test("Two who count at the same time lose no count", arguments: TestDatabase.available)
    func counting(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            try await database.write { try $0.run("INSERT INTO notes (id, text, at) VALUES (1, 'count', 0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await database.write { tx in
                            let count = try tx.count("SELECT at FROM notes WHERE id = 1")
                            try tx.run("UPDATE notes SET at = \(count + 1) WHERE id = 1")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.count("SELECT at FROM notes WHERE id = 1") } == 40)
        }
    }

    @Test("A transaction cannot be used after its closure", arguments: TestDatabase.available)
    func outlived(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            nonisolated(unsafe) var kept: Transaction?
            try await database.read { kept = $0 }
            #expect(throws: DatabaseError.outlived) { try kept?.count("SELECT 1") }
        }
    }

    @Test("After the server cut every connection, work goes on")
    func reconnect() async throws {
        guard TestDatabase.available.contains(.postgres) else { return }
        try await TestDatabase.postgres.open(notes) { database in
            _ = try? await database.write { tx in
                try tx.all(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
            }
            _ = try? await database.read { try $0.all("SELECT pg_terminate_backend(pg_backend_pid())") }
            try await database.write { try $0.run("INSERT INTO notes (id, text) VALUES (1, 'here')") }
            #expect(try await database.read { try $0.count("SELECT count(*) FROM notes") } == 1)
        }
    }

    @Test("More statements than a connection remembers do no harm", arguments: TestDatabase.available)
    func statements(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            try await database.write { tx in
                for size in 1...600 { _ = try tx.all("SELECT id FROM notes WHERE id IN \(list: Array(1...size))") }
            }
        }
    }
}

@Suite struct MigrationTests {
    @Test("Migrating twice changes nothing the second time", arguments: TestDatabase.available)
    func twice(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            let applied = try await Migrator(notes).migrate(database)
            #expect(applied.isEmpty)
        }
    }

    @Test("An older schema is refused with what is missing", arguments: TestDatabase.available)
    func old(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            let newer = Migrator(notes + [Migration("later", ["CREATE TABLE later (id BIGINT)"])])
            await #expect(throws: DatabaseError.oldSchema(missing: ["later"])) { try await newer.check(database) }
        }
    }

    @Test("A schema from a newer program is refused", arguments: TestDatabase.available)
    func newer(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            await #expect(throws: DatabaseError.newerSchema(unknown: ["notes"])) {
                try await Migrator([]).check(database)
            }
        }
    }
}
