import Foundation
import Platform
import Situation
import Synchronization

extension Drill: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        script = try row["script"]
        form = try row["form"]
        seed = try row["seed"]
        openedAt = try row["opened_at"]
        plannedAt = try row["planned_at"]
        startedAt = try row["started_at"]
        pausedAt = try row["paused_at"]
        pausedFor = try row["paused_for"]
    }

    /// Newest first: those that somebody is in.
    package static func all(of person: ID<Person>, limit: Int = 50, in tx: Transaction) throws -> [Drill] {
        try tx.all(
            Drill.self,
            """
            SELECT drills.* FROM drill_players JOIN drills ON drills.id = drill_players.drill
            WHERE drill_players.person = \(person) ORDER BY drill_players.drill DESC LIMIT \(limit)
            """)
    }

    static func setEnded(_ id: ID<Drill>, in tx: Transaction) throws {
        try tx.run("UPDATE drills SET ended_at = \(tx.now) WHERE id = \(id) AND ended_at IS NULL")
    }

    func insert(by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO drills (id, script, form, seed, opened_at, opened_by, planned_at, started_at)
            VALUES (\(id), \(script), \(form), \(seed), \(openedAt), \(person), \(plannedAt), \(startedAt))
            """)
    }

    static func setStarted(_ id: ID<Drill>, in tx: Transaction) throws {
        try tx.run("UPDATE drills SET started_at = \(tx.now) WHERE id = \(id) AND started_at IS NULL")
    }

    static func pause(_ id: ID<Drill>, in tx: Transaction) throws {
        try tx.run(
            "UPDATE drills SET paused_at = \(tx.now) WHERE id = \(id) AND paused_at IS NULL AND started_at IS NOT NULL")
    }

    static func goOn(_ id: ID<Drill>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE drills SET paused_for = paused_for + CASE WHEN paused_at < \(tx.now) THEN \(tx.now) - paused_at ELSE 0 END,
                paused_at = NULL
            WHERE id = \(id) AND paused_at IS NOT NULL
            """)
    }

    /// Everything that belongs to it.
    static func delete(_ ids: [ID<Drill>], in tx: Transaction) throws {
        guard !ids.isEmpty else { return }
        try tx.run("DELETE FROM drill_tasks WHERE drill IN \(list: ids)")
        try tx.run("DELETE FROM drill_notes WHERE drill IN \(list: ids)")
        try tx.run("DELETE FROM drill_actions WHERE drill IN \(list: ids)")
        try tx.run("DELETE FROM drill_players WHERE drill IN \(list: ids)")
        try tx.run("DELETE FROM drills WHERE id IN \(list: ids)")
    }
}

extension DrillPlayer: RowDecodable {
    package init(row: Row) throws {
        person = try row["person"]
        number = try row["number"]
        part = try row["part"]
        role = try row["role"]
    }

    /// A number is never given twice, so that an answer stays its author's.
    static func insert(
        _ person: ID<Person>, _ part: Part, role: String, drill: ID<Drill>, in tx: Transaction
    ) throws {
        let row = try tx.first("UPDATE drills SET players = players + 1 WHERE id = \(drill) RETURNING players")
        guard let number: Int = try row?["players"] else { throw Refusal.notFound }
        try tx.run(
            """
            INSERT INTO drill_players (drill, person, number, part, role, joined_at)
            VALUES (\(drill), \(person), \(number), \(part), \(role), \(tx.now))
            ON CONFLICT (drill, person) DO UPDATE SET part = excluded.part, role = excluded.role
            """)
    }

    /// What was said stays in the drill, and leads to nobody.
    static func remove(_ player: DrillPlayer, from drill: ID<Drill>, in tx: Transaction) throws {
        try tx.run("UPDATE drill_actions SET player = NULL WHERE drill = \(drill) AND player = \(player.number)")
        try tx.run("UPDATE drill_notes SET player = NULL WHERE drill = \(drill) AND player = \(player.number)")
        try tx.run("DELETE FROM drill_tasks WHERE drill = \(drill) AND owner = \(player.person)")
        try tx.run("DELETE FROM drill_players WHERE drill = \(drill) AND person = \(player.person)")
    }
}

extension DrillScenario {
    /// Kept once, however often it is played.
    func keep(in tx: Transaction) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(self), as: UTF8.self)
        let digest = Tokens.digest(text)
        try tx.run(
            """
            INSERT INTO drill_scripts (id, slug, version, title, minutes, scenario, kept_at)
            VALUES (\(digest), \(slug), \(version), \(title), \(minutes), \(text), \(tx.now)) ON CONFLICT (id) DO NOTHING
            """)
        return digest
    }

    /// Found by the digest of its text, so what was read once is right for good.
    static func kept(_ digest: String, in tx: Transaction) throws -> DrillScenario {
        if let known = known.withLock({ $0[digest] }) { return known }
        let row = try tx.first("SELECT scenario FROM drill_scripts WHERE id = \(digest)")
        guard let text: String = try row?["scenario"] else { throw Refusal.notFound }
        let scenario = try JSONDecoder().decode(DrillScenario.self, from: Data(text.utf8))
        known.withLock { known in
            if known.count >= 64 { known = [:] }
            known[digest] = scenario
        }
        return scenario
    }
}

private let known = Mutex<[String: DrillScenario]>([:])

extension Drill {
    /// Asks when the last one of a form ended.
    static func lastEnded(_ form: DrillForm) -> SQL {
        "SELECT max(ended_at) FROM drills WHERE form = \(form) AND ended_at IS NOT NULL"
    }
}
