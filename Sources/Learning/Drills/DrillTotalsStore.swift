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

    static func first(of scenario: DrillScenario, in tx: Transaction) throws -> [FinishedDrill] {
        let ended = try ended(scenario, in: tx)
        let players = try players(in: ended.map(\.drill.id), tx)
        var seen: Set<ID<Person>> = []
        return ended.flatMap { drill, endedAt in
            (players[drill.id] ?? []).map { person, number in
                FinishedDrill(drill: drill, person: person, number: number, endedAt: endedAt)
            }
        }.sorted { $0.place < $1.place }.filter { seen.insert($0.person).inserted }
    }

    private static func ended(
        _ scenario: DrillScenario, in tx: Transaction
    ) throws -> [(drill: Drill, endedAt: Instant)] {
        let scripts = try tx.all(
            "SELECT id FROM drill_scripts WHERE slug = \(scenario.slug) AND version = \(scenario.version)")
        let ids: [String] = try scripts.map { try $0["id"] }
        guard !ids.isEmpty else { return [] }
        return try tx.all("SELECT * FROM drills WHERE script IN \(list: ids) AND started_at IS NOT NULL").compactMap {
            row in
            let (drill, ended): (Drill, Instant?) = (try Drill(row: row), try row["ended_at"])
            guard let startedAt = drill.startedAt else { return nil }
            // Nothing is written down when its time is over.
            if ended == nil, drill.clock(at: tx.now) < scenario.length { return nil }
            return (drill, ended ?? startedAt + .milliseconds(scenario.length + drill.pausedFor))
        }
    }

    /// Those who did something in it: who only opened it has found nothing hard.
    private static func players(in drills: [ID<Drill>], _ tx: Transaction) throws -> [ID<Drill>: [(ID<Person>, Int)]] {
        var found: [ID<Drill>: [(ID<Person>, Int)]] = [:]
        for some in drills.byHundreds {
            let rows = try tx.all(
                """
                SELECT drill, person, number FROM drill_players
                WHERE drill IN \(list: some) AND part = \(DrillPlayer.Part.player)
                    AND EXISTS (SELECT 1 FROM drill_actions
                        WHERE drill_actions.drill = drill_players.drill AND drill_actions.player = drill_players.number)
                """)
            for row in rows { found[try row["drill"], default: []].append((try row["person"], try row["number"])) }
        }
        return found
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
