import Platform

/// What somebody told goes with them. The fact that came of it stays, without their name.
let tipsData = PersonalData(
    collect: { person, tx in
        [
            "tips": try tx.all(
                """
                SELECT crisis, kind, statement, source, wants_name, given_at, decided_at, outcome, reply FROM tips
                WHERE person = \(person) ORDER BY id
                """)
        ]
    },
    forget: { person, tx in try tx.run("DELETE FROM tips WHERE person = \(person)") },
    expire: { kept, tx in
        let old = tx.now - kept.drafts
        return ["tips": try tx.run("DELETE FROM tips WHERE outcome = 'not-taken' AND decided_at <= \(old)")]
    })
