import Platform

extension Briefing {
    /// Someone has it before their eyes. No event: who read what is nobody's business, only how many.
    package static func read(_ id: ID<Briefing>, by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO briefing_readings (briefing, person, read_at) VALUES (\(id), \(person), \(tx.now))
            ON CONFLICT (briefing, person) DO NOTHING
            """)
    }

    package static func isRead(_ id: ID<Briefing>, by person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM briefing_readings WHERE briefing = \(id) AND person = \(person)")
    }

    package func reach(in tx: Transaction) throws -> BriefingReach {
        let readers = try tx.count("SELECT count(*) FROM briefing_readings WHERE briefing = \(id)")
        let middle = try tx.first(
            """
            SELECT read_at FROM briefing_readings WHERE briefing = \(id)
            ORDER BY read_at LIMIT 1 OFFSET \(max(0, (readers + 1) / 2 - 1))
            """)
        let at: Instant? = try middle?["read_at"]
        return BriefingReach(
            readers: readers, recipients: max(recipients, readers),
            minutesUntilHalf: at.map { max(1, (($0 - sentAt).wholeSeconds + 59) / 60) })
    }
}
