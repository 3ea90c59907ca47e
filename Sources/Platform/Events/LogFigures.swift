extension EventLog {
    /// How long the log is, what waits to be sealed, and how far each follower is behind.
    package static func figures(for followers: [Follower], in tx: Transaction) throws -> [Figures] {
        let last = try lastPosition(in: tx)
        let unsealed = try tx.count("SELECT count(*) FROM events_unsealed")
        var behind: [(String, Double)] = []
        var late: [(String, Double)] = []
        for row in try tx.all(
            """
            SELECT followers.name, followers.position, events.at AS next_at FROM followers
            LEFT JOIN sealed ON sealed.position = followers.position + 1
            LEFT JOIN events ON events.seq = sealed.seq
            WHERE followers.name IN \(list: followers.map(\.name)) ORDER BY followers.name
            """)
        {
            let (name, position, next): (String, Int64, Instant?) = (
                try row["name"], try row["position"], try row["next_at"]
            )
            behind.append((name, Double(max(0, last - position))))
            late.append((name, next.map { Double(max(0, (tx.now - $0).wholeMilliseconds)) / 1000 } ?? 0))
        }
        return [
            Figures("firsthand_events_sealed_total", .counter, is: Double(last)),
            Figures("firsthand_events_unsealed", is: Double(unsealed)),
            Figures("firsthand_follower_lag_events", by: "follower", behind),
            Figures("firsthand_follower_lag_seconds", by: "follower", late),
        ]
    }
}

extension EventHub {
    /// What this node has told its open pages.
    package func figures() -> [Figures] {
        let seconds = silence.map { Double($0.wholeMilliseconds) / 1000 } ?? .infinity
        return [
            Figures("firsthand_log_silence_seconds", is: seconds),
            Figures("firsthand_log_position", is: Double(position)),
        ]
    }
}
