import Platform
import Situation

let drillsData = PersonalData(
    collect: { person, tx in
        [
            "drills": try tx.all(
                """
                SELECT drill_scripts.slug, drills.form, drills.started_at, drill_players.part, drill_players.role
                FROM drill_players JOIN drills ON drills.id = drill_players.drill
                    JOIN drill_scripts ON drill_scripts.id = drills.script
                WHERE drill_players.person = \(person) ORDER BY drills.id
                """),
            "drill answers": try tx.all(
                """
                SELECT drill_actions.drill, drill_actions.at, drill_actions.deed
                FROM drill_players JOIN drill_actions ON drill_actions.drill = drill_players.drill
                    AND drill_actions.player = drill_players.number
                WHERE drill_players.person = \(person) ORDER BY drill_actions.drill, drill_actions.number
                """),
            "drill notes": try tx.all(
                """
                SELECT drill_notes.drill, drill_notes.prompt, drill_notes.words
                FROM drill_players JOIN drill_notes ON drill_notes.drill = drill_players.drill
                    AND drill_notes.player = drill_players.number
                WHERE drill_players.person = \(person) ORDER BY drill_notes.id
                """),
            "drill actions": try tx.all(
                "SELECT drill, what, due_at, done_at FROM drill_tasks WHERE owner = \(person) ORDER BY id"),
        ]
    },
    forget: { person, tx in
        for drill in try Drill.all(of: person, limit: 10_000, in: tx) {
            try leaveDrill(drill.id, by: person, in: tx)
        }
        try tx.run("DELETE FROM drill_tasks WHERE owner = \(person)")
        try tx.run("UPDATE drills SET opened_by = NULL WHERE opened_by = \(person)")
    },
    expire: { _, tx in
        // A year later nobody learns from it any more.
        let old = try tx.all("SELECT id FROM drills WHERE id < \(ID<Drill>.new(at: tx.now - .days(366))) LIMIT 500")
        let ids: [ID<Drill>] = try old.map { try $0["id"] }
        try Drill.delete(ids, in: tx)
        return ["drills": ids.count]
    })
