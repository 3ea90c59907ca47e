import Platform
import Situation

/// Thanks go with either of the two: to the one they are words about oneself, to the other one's own.
let thanksData = PersonalData(
    collect: { person, tx in
        [
            "thanks received": try tx.all(
                """
                SELECT giver, reason, words, given_at, seen_at, shared_at FROM thanks
                WHERE receiver = \(person) AND removed_at IS NULL ORDER BY id
                """),
            "thanks given": try tx.all(
                "SELECT receiver, reason, words, given_at FROM thanks WHERE giver = \(person) ORDER BY id"),
            "thanks reported": try tx.all(
                "SELECT why, reported_at, outcome, reply FROM thanks_reports WHERE reporter = \(person) ORDER BY id"),
        ]
    },
    forget: { person, tx in
        try tx.run(
            """
            DELETE FROM thanks_reports WHERE reporter = \(person)
                OR thanks IN (SELECT id FROM thanks WHERE giver = \(person) OR receiver = \(person))
            """)
        let gone = try tx.all(
            "DELETE FROM thanks WHERE giver = \(person) OR receiver = \(person) RETURNING shared_at")
        if try gone.contains(where: { try $0["shared_at"] as Instant? != nil }) {
            try tx.record(.thanksWallChanged, actor: nil, scope: nil, subject: nil)
        }
    },
    expire: { kept, tx in
        let old = tx.now - kept.drafts
        return ["thanks reports": try tx.run("DELETE FROM thanks_reports WHERE settled_at <= \(old)")]
    })
