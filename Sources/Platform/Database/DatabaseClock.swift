/// This machine's clock and the database's do not agree, and nobody here knows which one is right.
package struct ClocksApart: Error {
    /// How far two clocks may be apart before what is due waits.
    package static let most: Duration = .seconds(5)
}

extension Transaction {
    /// What time the database's own machine has; on SQLite that is this one.
    package func engineTime() throws -> Instant? {
        guard engine == .postgres else { return nil }
        let row = try first("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now")
        return try row?["now"]
    }

    /// Now, and by the engine's clock too: what may leave at once does not wait because the clock of the node that took
    /// it is ahead.
    package var atOnce: SQL {
        engine == .sqlite ? "\(now)" : "LEAST(\(now), (extract(epoch FROM clock_timestamp()) * 1000)::bigint)"
    }

    /// Asked before anything is done because its time has come: a node whose clock was set wrong must not take what
    /// others are doing, nor do today what is promised for tomorrow.
    ///
    /// - Throws: `ClocksApart`
    package func requireClock() throws {
        guard let mostApart, let theirs = try engineTime() else { return }
        guard max(theirs - now, now - theirs) <= mostApart else { throw ClocksApart() }
    }
}
