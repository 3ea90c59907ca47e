import Platform

/// When a crisis came into a phase, by whom, and why.
package struct PhaseRecord: Sendable, RowDecodable {
    package let phase: Phase
    package let note: String
    package let beganAt: Instant
    package let beganBy: ID<Person>

    package init(row: Row) throws {
        phase = try row["phase"]
        note = try row["note"]
        beganAt = try row["began_at"]
        beganBy = try row["began_by"]
    }

    /// The first one first.
    package static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [PhaseRecord] {
        try tx.all(PhaseRecord.self, "SELECT * FROM crisis_phases WHERE crisis = \(crisis) ORDER BY began_at")
    }
}

extension Crisis {
    /// The first day is day 1, and a closed crisis has no further days.
    package func day(at now: Instant) -> Int {
        let end = closedAt.map { min($0, now) } ?? now
        return max(0, (end - openedAt).wholeSeconds) / 86_400 + 1
    }
}
