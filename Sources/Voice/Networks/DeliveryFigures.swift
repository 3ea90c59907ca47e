import Platform

extension Delivery {
    /// Those that are not at their end; what has been sent is counted when it happens. Reads the index of open ones only.
    package static func figures(in tx: Transaction) throws -> [Figures] {
        var counts: [String: Double] = [:]
        for state in open { counts[state.rawValue] = 0 }
        var oldest = 0.0
        for row in try tx.all(
            """
            SELECT state, count(*) AS count, min(due_at) AS oldest FROM deliveries
            WHERE state IN ('waiting', 'held', 'stopped', 'sending', 'unknown') GROUP BY state
            """)
        {
            let (state, count, due): (State, Int, Instant) = (try row["state"], try row["count"], try row["oldest"])
            counts[state.rawValue] = Double(count)
            if state == .waiting { oldest = Double(max(0, (tx.now - due).wholeMilliseconds)) / 1000 }
        }
        return [
            Figures("firsthand_deliveries", by: "state", open.map { ($0.rawValue, counts[$0.rawValue] ?? 0) }),
            Figures("firsthand_delivery_oldest_due_seconds", is: oldest),
        ]
    }

    private static let open: [State] = [.waiting, .held, .stopped, .sending, .unknown]
}

extension Hold {
    package static func figures(in tx: Transaction) throws -> [Figures] {
        let holds = try inForce(in: tx)
        let confirmed = holds.count { $0.confirmedAt != nil }
        return [
            Figures(
                "firsthand_holds", by: "state",
                [("confirmed", Double(confirmed)), ("unconfirmed", Double(holds.count - confirmed))])
        ]
    }
}
