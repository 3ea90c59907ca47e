import Platform

extension Briefing {
    /// Someone has it before their eyes. No event: who read what is nobody's business, only how many.
    package static func read(_ id: ID<Briefing>, by person: ID<Person>, in tx: Transaction) throws {
        let isFirst =
            try tx.run(
                """
                INSERT INTO briefing_readings (briefing, person, read_at) VALUES (\(id), \(person), \(tx.now))
                ON CONFLICT (briefing, person) DO NOTHING
                """) == 1
        guard isFirst, let sent = try tx.first("SELECT sent_at FROM briefings WHERE id = \(id)") else { return }
        // Several rows a minute, because everybody reads at once and none should wait for the others.
        let slot = Int(person.rawValue.utf8.last ?? 0) % 8
        try tx.run(
            """
            INSERT INTO briefing_reach (briefing, minute, slot, readers)
            VALUES (\(id), \(BriefingReach.minute(of: tx.now, since: sent["sent_at"])), \(slot), 1)
            ON CONFLICT (briefing, minute, slot) DO UPDATE SET readers = briefing_reach.readers + 1
            """)
    }

    /// A table for questions of other features: nobody else sees who they are.
    static func readers(of id: ID<Briefing>) -> SQL {
        "(SELECT person FROM briefing_readings WHERE briefing = \(id))"
    }

    package static func isRead(_ id: ID<Briefing>, by person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM briefing_readings WHERE briefing = \(id) AND person = \(person)")
    }

    package func reach(in tx: Transaction) throws -> BriefingReach {
        try Briefing.reaches(of: [self], in: tx)[id]
            ?? BriefingReach(readers: 0, recipients: recipients, minutesUntilHalf: nil)
    }

    package static func reaches(of briefings: [Briefing], in tx: Transaction) throws -> [ID<Briefing>: BriefingReach] {
        let rows = try tx.all(
            """
            SELECT briefing, minute, readers FROM briefing_reach WHERE briefing IN \(list: briefings.map(\.id))
            ORDER BY briefing, minute
            """)
        var minutes: [ID<Briefing>: [(minute: Int, readers: Int)]] = [:]
        for row in rows { minutes[try row["briefing"], default: []].append((try row["minute"], try row["readers"])) }
        return briefings.reduce(into: [:]) { $0[$1.id] = $1.reach(minutes[$1.id] ?? []) }
    }

    private func reach(_ minutes: [(minute: Int, readers: Int)]) -> BriefingReach {
        let readers = minutes.reduce(0) { $0 + $1.readers }
        var (soFar, middle): (Int, Int?) = (0, nil)
        for each in minutes where middle == nil {
            soFar += each.readers
            if soFar >= (readers + 1) / 2 { middle = each.minute }
        }
        return BriefingReach(readers: readers, recipients: max(recipients, readers), minutesUntilHalf: middle)
    }
}

extension BriefingReach {
    /// By the minute for two hours, then by the hour, so that what is read to answer does not grow with the readers.
    static func minute(of reading: Instant, since sent: Instant) -> Int {
        let minute = max(1, ((reading - sent).wholeSeconds + 59) / 60)
        return minute <= 120 ? minute : (minute + 59) / 60 * 60
    }
}
