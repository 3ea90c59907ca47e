/// One step forward, named for ever. Areas declare theirs; the server concatenates them into one append-only list.
package struct Migration: Sendable {
    package let name: String
    package let statements: [SQL]

    /// - Parameter name: never changed and never used again; the database remembers it.
    package init(_ name: String, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
    }
}

/// Brings a database to the schema that a program needs, and refuses one that does not fit it.
package struct Migrator: Sendable {
    private let migrations: [Migration]

    package init(_ migrations: [Migration]) { self.migrations = migrations }

    /// Applies what is missing, in one transaction, one node at a time. Gives the names of what it applied.
    package func migrate(_ database: Database) async throws -> [String] {
        let migrations = migrations
        return try await database.write(alone: .migrating) { tx in
            try tx.run(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    position BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, applied_at BIGINT NOT NULL)
                """)
            let applied = try names(in: tx)
            try refuseUnknown(applied)
            let missing = migrations.filter { !applied.contains($0.name) }
            let next = try tx.count("SELECT COALESCE(max(position) + 1, 0) FROM schema_migrations")
            for (offset, migration) in missing.enumerated() {
                for statement in migration.statements { try tx.run(statement) }
                try tx.run(
                    """
                    INSERT INTO schema_migrations (position, name, applied_at)
                    VALUES (\(next + offset), \(migration.name), \(tx.now))
                    """)
            }
            return missing.map(\.name)
        }
    }

    /// Throws `DatabaseError.oldSchema` or `.newerSchema` for a database that this program does not fit.
    package func check(_ database: Database) async throws {
        let migrations = migrations
        let applied = try await database.read { tx in
            let exists = try tx.exists(
                """
                \(sqlite: "SELECT 1 FROM sqlite_master WHERE name = 'schema_migrations'",
                  postgres: "SELECT 1 FROM pg_tables WHERE tablename = 'schema_migrations' AND schemaname = ANY (current_schemas(false))")
                """)
            return exists ? try names(in: tx) : []
        }
        try refuseUnknown(applied)
        let missing = migrations.map(\.name).filter { !applied.contains($0) }
        guard missing.isEmpty else { throw DatabaseError.oldSchema(missing: missing) }
    }

    private func names(in tx: Transaction) throws -> [String] {
        try tx.all("SELECT name FROM schema_migrations ORDER BY position").map { try $0["name"] }
    }

    private func refuseUnknown(_ applied: [String]) throws {
        let unknown = applied.filter { name in !migrations.contains { $0.name == name } }
        guard unknown.isEmpty else { throw DatabaseError.newerSchema(unknown: unknown) }
    }
}
