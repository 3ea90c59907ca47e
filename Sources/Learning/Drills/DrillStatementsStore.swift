import Platform
import Situation

extension DrillRecord {
    private static let most = 200

    /// Newest first: those that have begun.
    static func all(of person: ID<Person>, in tx: Transaction) throws -> [DrillRecord] {
        let found = try tx.all(
            DrillRecord.self,
            """
            SELECT drills.*, drill_scripts.slug, drill_scripts.version, drill_scripts.title, drill_scripts.minutes,
                drill_players.number, drill_players.joined_at
            FROM drill_players JOIN drills ON drills.id = drill_players.drill
                JOIN drill_scripts ON drill_scripts.id = drills.script
            WHERE drill_players.person = \(person) AND drills.started_at IS NOT NULL
            ORDER BY drill_players.drill DESC LIMIT \(most)
            """)
        guard !found.isEmpty else { return [] }
        let ids = found.map(\.drill.id)
        let (deeds, notes) = (try Deed.all(of: person, in: ids, tx), try firstNotes(of: person, in: ids, tx))
        return found.map { record in
            var record = record
            record.deeds = deeds[record.drill.id] ?? []
            record.lookedBackAt = notes[record.drill.id]
            return record
        }
    }

    private static func firstNotes(
        of person: ID<Person>, in drills: [ID<Drill>], _ tx: Transaction
    ) throws -> [ID<Drill>: Instant] {
        let rows = try tx.all(
            """
            SELECT drill_notes.drill, min(drill_notes.written_at) AS written_at
            FROM drill_notes JOIN drill_players ON drill_players.drill = drill_notes.drill
                AND drill_players.number = drill_notes.player
            WHERE drill_players.person = \(person) AND drill_notes.drill IN \(list: drills) GROUP BY drill_notes.drill
            """)
        return Dictionary(try rows.map { (try $0["drill"], try $0["written_at"]) }) { first, _ in first }
    }
}

extension DrillRecord: RowDecodable {
    init(row: Row) throws {
        let (drill, minutes): (Drill, Int) = (try Drill(row: row), try row["minutes"])
        self.drill = drill
        slug = try row["slug"]
        version = try row["version"]
        title = try row["title"]
        length = Int64(minutes) * 60_000
        player = try row["number"]
        endedAt = try row["ended_at"]
        let joinedAt: Instant = try row["joined_at"]
        beganAt = max(joinedAt, drill.startedAt ?? joinedAt)
    }
}

extension DrillRecord.Deed {
    fileprivate static func all(
        of person: ID<Person>, in drills: [ID<Drill>], _ tx: Transaction
    ) throws -> [ID<Drill>: [DrillRecord.Deed]] {
        let rows = try tx.all(
            """
            SELECT drill_actions.drill, drill_actions.number, drill_actions.at, drill_actions.player,
                drill_actions.deed, drill_actions.done_at
            FROM drill_actions JOIN drill_players ON drill_players.drill = drill_actions.drill
                AND drill_players.number = drill_actions.player
            WHERE drill_players.person = \(person) AND drill_actions.drill IN \(list: drills)
            ORDER BY drill_actions.drill, drill_actions.number
            """)
        var found: [ID<Drill>: [DrillRecord.Deed]] = [:]
        for row in rows {
            guard let deed = try DrillRecord.Deed(row: row) else { continue }
            found[try row["drill"], default: []].append(deed)
        }
        return found
    }

    /// Nil for what is no answer.
    private init?(row: Row) throws {
        switch try DrillAction(row: row).deed {
        case .say(let inject, _, _, _): (self.inject, isSilence) = (inject, false)
        case .stay(let inject, _): (self.inject, isSilence) = (inject, true)
        case .skip, .insert, .retime, .pressure, .decide, .end: return nil
        }
        number = try row["number"]
        doneAt = try row["done_at"]
    }
}
