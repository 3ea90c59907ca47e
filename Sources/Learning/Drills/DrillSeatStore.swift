import Care
import Foundation
import Platform
import Situation

extension DrillSeat {
    /// Found through the one who asks: whoever is not in it finds nothing.
    package static func get(_ id: ID<Drill>, for person: ID<Person>, in tx: Transaction) throws -> DrillSeat {
        // One question for it and everyone in it; a row for each of them.
        let rows = try tx.all(
            """
            SELECT drills.*, them.person, them.number, them.part, them.role
            FROM drill_players AS mine JOIN drills ON drills.id = mine.drill
                JOIN drill_players AS them ON them.drill = mine.drill
            WHERE mine.drill = \(id) AND mine.person = \(person) ORDER BY them.number
            """)
        var players = try rows.map { try DrillPlayer(row: $0) }
        guard let row = rows.first, let me = players.first(where: { $0.person == person }) else {
            throw Refusal.notFound
        }
        let drill = try Drill(row: row)
        if drill.form == .team {
            let people = try Person.all(players.map(\.person), in: tx)
            for index in players.indices { players[index].name = people[players[index].person]?.name ?? "" }
        }
        return DrillSeat(
            drill: drill, me: me, scenario: try .kept(drill.script, in: tx), players: players,
            actions: try DrillAction.all(of: id, in: tx),
            now: tx.now)
    }
}

extension Visit {
    /// The drill that an open page listens to, when the one who asks is in it.
    package func followedDrill() async throws -> String? {
        guard let id = ID<Drill>(rawValue: call.query["drill"]) else { return nil }
        let viewer = viewer.id
        let isIn = try await read { tx in
            try tx.exists("SELECT 1 FROM drill_players WHERE drill = \(id) AND person = \(viewer) LIMIT 1")
        }
        return isIn ? id.rawValue : nil
    }
}

extension DrillAction: RowDecodable {
    package init(row: Row) throws {
        let text: String = try row["deed"]
        self.init(
            at: try row["at"], player: try row["player"],
            try JSONDecoder().decode(Deed.self, from: Data(text.utf8)))
    }

    static func all(of drill: ID<Drill>, in tx: Transaction) throws -> [DrillAction] {
        try tx.all(
            DrillAction.self, "SELECT at, player, deed FROM drill_actions WHERE drill = \(drill) ORDER BY number")
    }
}

extension DrillSeat {
    /// Written down at the time of the drill; never before what was done last, should a clock have been set back.
    func note(_ deed: DrillAction.Deed, asPlayer: Bool = true, in tx: Transaction) throws {
        let row = try tx.first("UPDATE drills SET actions = actions + 1 WHERE id = \(drill.id) RETURNING actions")
        guard let number: Int = try row?["actions"] else { throw Refusal.notFound }
        let last = try tx.first("SELECT max(at) AS at FROM drill_actions WHERE drill = \(drill.id)")
        let latest: Int64? = try last?["at"]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(deed), as: UTF8.self)
        try tx.run(
            """
            INSERT INTO drill_actions (drill, number, at, player, deed, done_at)
            VALUES (\(drill.id), \(number), \(max(clock, latest ?? 0)), \(asPlayer ? me.number : nil), \(text), \(tx.now))
            """)
    }
}

extension DrillNote: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        prompt = try row["prompt"]
        player = try row["player"]
        words = try row["words"]
        writtenAt = try row["written_at"]
    }

    package static func all(of drill: ID<Drill>, in tx: Transaction) throws -> [DrillNote] {
        try tx.all(DrillNote.self, "SELECT * FROM drill_notes WHERE drill = \(drill) ORDER BY id")
    }
}

extension DrillTask: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        drill = try row["drill"]
        owner = try row["owner"]
        what = try row["what"]
        dueAt = try row["due_at"]
        doneAt = try row["done_at"]
    }

    package static func all(of drill: ID<Drill>, in tx: Transaction) throws -> [DrillTask] {
        try tx.all(DrillTask.self, "SELECT * FROM drill_tasks WHERE drill = \(drill) ORDER BY id")
    }

    /// The same as rows for Now, where one question asks for everything that waits; with the team drills of the next day.
    static func news(for person: ID<Person>, at now: Instant) -> [TogetherNews.Other] {
        let due: SQL = """
            SELECT * FROM (SELECT 'task' AS kind, id AS thing, what AS label FROM drill_tasks
                WHERE owner = \(person) AND done_at IS NULL AND due_at <= \(now) ORDER BY due_at LIMIT 3) AS due
            """
        let planned: SQL = """
            SELECT * FROM (SELECT 'drill' AS kind, drills.id AS thing, title AS label FROM drill_players
                JOIN drills ON drills.id = drill_players.drill JOIN drill_scripts ON drill_scripts.id = drills.script
                WHERE drill_players.person = \(person) AND started_at IS NULL AND planned_at > \(now - .hours(2))
                AND planned_at < \(now + .days(1)) ORDER BY drill_players.drill DESC LIMIT 3) AS planned
            """
        return [
            TogetherNews.Other("task", due) { tasks, t in
                card(t("You wanted to do this after a drill")) {
                    "<ul class=\"rows\">\(tasks.map { dueLine($0, t) })</ul>"
                }
            },
            TogetherNews.Other("drill", planned) { drills, t in "\(drills.map { plannedCard($0, t) })" },
        ]
    }

    private static func dueLine(_ item: TogetherNews.Item, _ t: Words) -> HTML {
        """
        <li class="line">\(said(item.label))\(link("/drills", t("Look at it"), class: "button small push"))</li>
        """
    }

    private static func plannedCard(_ item: TogetherNews.Item, _ t: Words) -> HTML {
        """
        <section class="card"><header><h2>\(t("A drill is planned"))</h2></header>\
        <p class="line"><span><strong>\(t("DRILL"))</strong> <span translate="no">\(item.label)</span></span>\
        \(link("/drills/\(item.thing)", t("Look at it"), class: "button small push"))</p></section>
        """
    }

    /// What somebody wanted to have done by now.
    package static func due(for person: ID<Person>, in tx: Transaction) throws -> [DrillTask] {
        try tx.all(
            DrillTask.self,
            """
            SELECT * FROM drill_tasks WHERE owner = \(person) AND done_at IS NULL AND due_at <= \(tx.now)
            ORDER BY due_at LIMIT 5
            """)
    }
}
