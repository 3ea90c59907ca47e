import Care
import Foundation
import Platform
import Situation

extension DrillTotals {
    /// Of everyone who has finished this version of a scenario, alone or in a team, with their first time. They are
    /// counted by fives, in the order in which they finished: whoever looks before and after somebody has done it sees
    /// no difference, or that of five.
    package static func find(_ scenario: DrillScenario, in tx: Transaction) throws -> DrillTotals {
        let finished = try FinishedDrill.first(of: scenario, in: tx)
        let counted = finished.prefix(finished.count / Fewest.score * Fewest.score).suffix(mostPeople)
        let actions = try DrillAction.all(of: counted.map(\.drill.id), in: tx)
        return DrillTotals(try counted.map { try $0.outcome(actions[$0.drill.id] ?? [], in: tx) })
    }

    private static let mostPeople = 400
}

/// One person's part in a drill that is over.
private struct FinishedDrill {
    let drill: Drill
    let person: ID<Person>
    /// Whose answers are theirs.
    let number: Int
    let endedAt: Instant

    /// In the order in which they finished.
    var place: (Instant, String, Int) { (endedAt, drill.id.rawValue, number) }

    /// Those who did something in it: who only opened it has found nothing hard.
    static func first(of scenario: DrillScenario, in tx: Transaction) throws -> [FinishedDrill] {
        let scripts = try tx.all(
            "SELECT id FROM drill_scripts WHERE slug = \(scenario.slug) AND version = \(scenario.version)")
        let ids: [String] = try scripts.map { try $0["id"] }
        guard !ids.isEmpty else { return [] }
        let rows = try tx.all(
            """
            SELECT drills.*, them.person, them.number FROM drills \(
                sqlite: "JOIN drill_players AS them ON them.drill = drills.id AND them.part = 'player'",
                postgres: """
                    CROSS JOIN LATERAL (SELECT person, number FROM drill_players
                        WHERE drill = drills.id AND part = 'player' LIMIT 200) AS them
                    """)
            WHERE drills.script IN \(list: ids) AND drills.started_at IS NOT NULL AND (
                SELECT 1 FROM drill_actions WHERE drill = drills.id AND player = them.number LIMIT 1) = 1
            """)
        var seen: Set<ID<Person>> = []
        return try rows.compactMap { try FinishedDrill(row: $0, length: scenario.length, now: tx.now) }
            .sorted { $0.place < $1.place }.filter { seen.insert($0.person).inserted }
    }

    /// Nil while it is under way. Nothing is written down when its time is over.
    private init?(row: Row, length: Int64, now: Instant) throws {
        let (drill, ended): (Drill, Instant?) = (try Drill(row: row), try row["ended_at"])
        guard let startedAt = drill.startedAt else { return nil }
        if ended == nil, drill.clock(at: now) < length { return nil }
        self.drill = drill
        (person, number) = (try row["person"], try row["number"])
        endedAt = ended ?? startedAt + .milliseconds(length + drill.pausedFor)
    }

    func outcome(_ actions: [DrillAction], in tx: Transaction) throws -> DrillOutcome {
        let scenario = try DrillScenario.kept(drill.script, in: tx)
        let play = DrillScript(scenario, seed: drill.seed, actions: actions).play(until: scenario.length)
        return DrillOutcome(DrillScores(play, of: number), in: scenario)
    }
}

extension DrillAction {
    fileprivate static func all(of drills: [ID<Drill>], in tx: Transaction) throws -> [ID<Drill>: [DrillAction]] {
        var found: [ID<Drill>: [DrillAction]] = [:]
        for some in Array(Set(drills)).byHundreds {
            let rows = try tx.all(
                """
                SELECT drill, at, player, deed FROM drill_actions WHERE drill IN \(list: some) ORDER BY drill, number
                """)
            for row in rows { found[try row["drill"], default: []].append(try DrillAction(row: row)) }
        }
        return found
    }
}

extension [ID<Drill>] {
    /// As many as one question should name.
    fileprivate var byHundreds: [[ID<Drill>]] {
        stride(from: 0, to: count, by: 500).map { Array(self[$0..<Swift.min($0 + 500, count)]) }
    }
}
