extension Transaction {
    /// What time the database's own machine has; on SQLite that is this one.
    package func engineTime() throws -> Instant? {
        guard engine == .postgres else { return nil }
        let row = try first("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now")
        return try row?["now"]
    }
}
