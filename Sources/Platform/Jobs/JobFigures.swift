extension Job {
    /// How many there are in each state that a job can be in.
    package static func figures(in tx: Transaction) throws -> [Figures] {
        let row = try tx.first(
            """
            SELECT COALESCE(SUM(CASE WHEN dead_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS dead,
                COALESCE(SUM(CASE WHEN dead_at IS NULL AND lease_until >= \(tx.now) THEN 1 ELSE 0 END), 0) AS running,
                COALESCE(SUM(CASE WHEN dead_at IS NULL AND run_at <= \(tx.now)
                    AND (lease_until IS NULL OR lease_until < \(tx.now)) THEN 1 ELSE 0 END), 0) AS due,
                COUNT(*) AS every
            FROM jobs
            """)
        let (dead, running, due): (Int, Int, Int) = (
            try row?["dead"] ?? 0, try row?["running"] ?? 0, try row?["due"] ?? 0
        )
        let later = (try row?["every"] ?? 0) - dead - running - due
        return [
            Figures(
                "firsthand_jobs", by: "state",
                [("dead", dead), ("running", running), ("due", due), ("later", later)].map { ($0.0, Double($0.1)) })
        ]
    }
}
