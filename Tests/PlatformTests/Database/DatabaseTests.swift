import Dispatch
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
            let count = try await database.read { try $0.count("SELECT at FROM notes WHERE id = 1") }
            #expect(count == 40)
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
            let count = try await database.read { try $0.count("SELECT count(*) FROM notes") }
            #expect(count == 1)
        }
    }

    @Test("A reading transaction refuses to write", arguments: TestDatabase.available)
    func readOnly(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.read { try $0.run("INSERT INTO notes (id, text) VALUES (1, 'a')") }
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM notes") }
            #expect(count == 0)
        }
    }

    @Test("Text that a C string would cut is refused, on both engines alike", arguments: TestDatabase.available)
    func nul(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write { try $0.run("INSERT INTO notes (id, text) VALUES (1, \("safe\0unsafe"))") }
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM notes") }
            #expect(count == 0)
        }
    }

    @Test("Everything inside one transaction happens at one moment", arguments: TestDatabase.available)
    func moment(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(notes, clock: clock) { database in
            let moments = try await database.write { tx in
                let before = tx.now
                clock.advance(.seconds(5))
                return [before, tx.now]
            }
            #expect(moments[0] == moments[1])
            let now = try await database.read { $0.now }
            #expect(now == moments[0] + .seconds(5))
        }
    }

    @Test("Nothing that a transaction sees is later than its moment", arguments: TestDatabase.available)
    func seen(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            try await database.write { try $0.run("INSERT INTO notes (id, text, at) VALUES (1, 'early', 0)") }
            let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let slow = database.at {
                let now = Instant.now
                hasBegun.signal()
                mayGoOn.wait()
                return now
            }
            async let seen = slow.read { try $0.first("SELECT text FROM notes")?["text"] as String? }
            try await onThread { hasBegun.wait() }
            try await database.write { try $0.run("UPDATE notes SET text = 'late'") }
            mayGoOn.signal()
            #expect(try await seen == "early")
        }
    }

    @Test("An address that names no engine is refused", arguments: ["", "sqlite:", "mysql://x", "/tmp/data"])
    func address(text: String) {
        #expect(throws: DatabaseError.badAddress(text)) { try DatabaseAddress(text) }
    }

    @Test("A database that is not there is said to be unavailable")
    func absent() async throws {
        let nowhere = try DatabaseAddress("postgresql://firsthand@127.0.0.1:1/postgres")
        await #expect(throws: DatabaseError.unavailable) { try await Database.open(nowhere) }
        let noFolder = try DatabaseAddress("sqlite:/dev/null/firsthand.sqlite")
        await #expect(throws: DatabaseError.unavailable) { try await Database.open(noFolder) }
    }

    @Test("What the log says of an error never quotes a value", arguments: TestDatabase.available)
    func description(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            for statement: SQL in [
                "INSERT INTO notes (id, text) VALUES (\("amara@halden.example"), 'x')",
                "INSERT INTO notes (id, text) VALUES (1, CAST(\("amara@halden.example") AS BIGINT) / 0)",
                "SELECT * FROM \(SQL(stringLiteral: "amara"))",
            ] {
                do {
                    try await database.write { try $0.run(statement) }
                } catch {
                    #expect(!errorKind(error).contains("amara"))
                    #expect(!"\(error)".contains("amara"))
                }
            }
        }
    }
}
