import Platform
import TestSupport
import Testing

private let notes = [Migration("notes", ["CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL)"])]

/// What connections remember of statements must never show.
@Suite struct StatementTests {
    @Test("More statements than a connection remembers give right answers all along", arguments: TestDatabase.available)
    func many(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            try await database.write { tx in
                for id in 1...3 { try tx.run("INSERT INTO notes (id, text) VALUES (\(id), 'note')") }
            }
            let counts = try await database.read { tx in
                try (1...600).map { size in
                    try tx.all("SELECT id FROM notes WHERE id IN \(list: Array(1...size))").count
                }
            }
            #expect(Array(counts.prefix(4)) == [1, 2, 3, 3])
            #expect(counts.dropFirst(3).allSatisfy { $0 == 3 })
            let again = try await database.read { try $0.all("SELECT id FROM notes WHERE id IN \(list: [2])").count }
            #expect(again == 1)
        }
    }

    @Test("A known statement still answers after another node added a column", arguments: TestDatabase.available)
    func changed(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            let read: @Sendable () async throws -> String? = {
                try await database.read { try $0.first("SELECT * FROM notes WHERE id = \(1)") }?["text"]
            }
            try await database.write { try $0.run("INSERT INTO notes (id, text) VALUES (1, 'a')") }
            for _ in 0..<8 { _ = try await read() }
            let other = try await Database.open(database.address, connections: 1)
            try await other.write { try $0.run("ALTER TABLE notes ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'") }
            await other.close()
            for _ in 0..<8 { #expect(try await read() == "a") }
        }
    }
}
