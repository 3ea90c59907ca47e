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
        let whole = finished.prefix(finished.count / Fewest.score * Fewest.score).suffix(mostPeople)
        return DrillTotals(try whole.map { try $0.outcome(in: tx) })
    }

    private static let mostPeople = 400
}

/// One person's part in a drill that is over.
private struct FinishedDrill {
    let drill: Drill
    let player: DrillPlayer
    let endedAt: Instant
    var actions: [DrillAction] = []

    /// In the order in which they finished.
    var place: (Instant, String, Int) { (endedAt, drill.id.rawValue, player.number) }

    /// Nil while it is under way.
    init?(row: Row, length: Int64, now: Instant) throws {
        drill = try Drill(row: row)
        player = try DrillPlayer(row: row)
        let ended: Instant? = try row["ended_at"]
        guard let startedAt = drill.startedAt else { return nil }
        if ended == nil, drill.clock(at: now) < length { return nil }
        endedAt = ended ?? startedAt + .milliseconds(length + drill.pausedFor)
    }

    static func first(of scenario: DrillScenario, in tx: Transaction) throws -> [FinishedDrill] {
        let rows = try tx.all(
            """
            SELECT drills.*, drill_players.person, drill_players.number, drill_players.part, drill_players.role
            FROM drill_scripts JOIN drills ON drills.script = drill_scripts.id
                JOIN drill_players ON drill_players.drill = drills.id AND drill_players.part = \(DrillPlayer.Part.player)
            WHERE drill_scripts.slug = \(scenario.slug) AND drill_scripts.version = \(scenario.version)
                AND drills.started_at IS NOT NULL
            ORDER BY drills.id LIMIT 2000
            """)
        let over = try rows.compactMap { try FinishedDrill(row: $0, length: scenario.length, now: tx.now) }
            .sorted { $0.place < $1.place }
        let actions = try DrillAction.all(of: Array(Set(over.map(\.drill.id))), in: tx)
        var seen: Set<ID<Person>> = []
        return over.compactMap { one in
            var one = one
            one.actions = actions[one.drill.id] ?? []
            // Who opened it and did nothing has found nothing hard.
            guard one.actions.contains(where: { $0.player == one.player.number && $0.isDecision }) else { return nil }
            return seen.insert(one.player.person).inserted ? one : nil
        }
    }

    func outcome(in tx: Transaction) throws -> DrillOutcome {
        let scenario = try DrillScenario.kept(drill.script, in: tx)
        let play = DrillScript(scenario, seed: drill.seed, actions: actions).play(until: scenario.length)
        return DrillOutcome(DrillScores(play, of: player.number), in: scenario)
    }
}

extension DrillAction {
    fileprivate var isDecision: Bool {
        switch deed {
        case .say, .stay: true
        default: false
        }
    }

    fileprivate static func all(of drills: [ID<Drill>], in tx: Transaction) throws -> [ID<Drill>: [DrillAction]] {
        var found: [ID<Drill>: [DrillAction]] = [:]
        for start in stride(from: 0, to: drills.count, by: 500) {
            let some = Array(drills[start..<min(start + 500, drills.count)])
            let rows = try tx.all(
                """
                SELECT drill, at, player, deed FROM drill_actions WHERE drill IN \(list: some) ORDER BY drill, number
                """)
            for row in rows { found[try row["drill"], default: []].append(try DrillAction(row: row)) }
        }
        return found
    }
}
