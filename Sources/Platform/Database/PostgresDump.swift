extension Transaction {
    /// Dumps what this very transaction sees into a file in pg_dump's own format.
    package func dump(by tools: PostgresTools, to path: String) throws {
        // The dump may take longer than a transaction may stand idle.
        try run("SET LOCAL idle_in_transaction_session_timeout = 0")
        guard let row = try first("SELECT pg_export_snapshot() AS snapshot") else { throw DatabaseError.unavailable }
        let snapshot: String = try row["snapshot"]
        try tools.run(
            "pg_dump",
            ["--format=custom", "--no-owner", "--no-privileges", "--snapshot", snapshot, "--file", path])
    }

    /// How many of our programs have this database open besides the one that asks.
    package func othersConnected() throws -> Int {
        guard engine == .postgres else { return 0 }
        return try count(
            """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
            AND application_name = 'firsthand' AND pid <> pg_backend_pid()
            """)
    }
}
