import Platform
import Situation

/// That somebody can be called is theirs, and goes with them. Their number is theirs too, and is on their own page.
let readinessData = PersonalData(
    collect: { person, tx in
        [
            "duty": try tx.all(
                """
                SELECT functions, hours, is_mailed, agreed_at, asked_at, answered_at FROM duty_people
                WHERE person = \(person)
                """)
        ]
    },
    forget: { person, tx in try tx.run("DELETE FROM duty_people WHERE person = \(person)") },
    expire: { _, tx in
        // Whoever has left is called for nothing any more.
        ["duties": try tx.run("DELETE FROM duty_people WHERE person NOT IN (SELECT id FROM \(Person.hereNow) AS here)")]
    })
