import Platform
import Server
import TestSupport
import Testing

private let notes = [Migration("notes", ["CREATE TABLE notes (id BIGINT PRIMARY KEY)"])]

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
            #expect(try await newer.migrate(database) == ["later"])
            try await newer.check(database)
        }
    }

    @Test("A database without any schema is an old one", arguments: TestDatabase.available)
    func empty(engine: TestDatabase) async throws {
        try await engine.open([]) { database in
            await #expect(throws: DatabaseError.oldSchema(missing: ["notes"])) {
                try await Migrator(notes).check(database)
            }
        }
    }

    @Test("A schema from a newer program is refused", arguments: TestDatabase.available)
    func newer(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            await #expect(throws: DatabaseError.newerSchema(unknown: ["notes"])) {
                try await Migrator([]).check(database)
            }
            await #expect(throws: DatabaseError.newerSchema(unknown: ["notes"])) {
                try await Migrator([]).migrate(database)
            }
        }
    }

    @Test("A step that fails leaves the schema as it was", arguments: TestDatabase.available)
    func failing(engine: TestDatabase) async throws {
        let half = Migration("half", ["CREATE TABLE first (id BIGINT)", "CREATE TABLE notes (id BIGINT)"])
        try await engine.open(notes) { database in
            await #expect(throws: DatabaseError.self) { try await Migrator(notes + [half]).migrate(database) }
            try await Migrator(notes).check(database)
            await #expect(throws: DatabaseError.self) {
                try await database.read { try $0.count("SELECT count(*) FROM first") }
            }
        }
    }

    @Test("Two nodes that migrate at once: one does it, the other finds it done", arguments: TestDatabase.available)
    func two(engine: TestDatabase) async throws {
        try await engine.open([]) { database in
            let nodes = [database, try await Database.open(database.address, connections: 2)]
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for node in nodes { group.addTask { try await Application.migrator().migrate(node) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(applied.contains([]))
            #expect(applied.contains(Application.migrations.map(\.name)))
            for node in nodes { try await Application.migrator().check(node) }
            await nodes[1].close()
        }
    }
}
