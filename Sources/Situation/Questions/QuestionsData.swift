import Platform

/// What was asked with a name goes with it. What was asked without one is nobody's, and stays, as does what the team said.
let questionsData = PersonalData(
    collect: { person, tx in
        [
            "questions under updates": try tx.all(
                """
                SELECT crisis, briefing, text, asked_day, wishes, outcome, words FROM questions
                WHERE asked_by = \(person) ORDER BY id
                """)
        ]
    },
    forget: { person, tx in
        let open = try tx.all(
            "SELECT id FROM questions WHERE asked_by = \(person) AND outcome IS NULL AND removed_at IS NULL")
        for row in open { _ = try BriefingQuestion.deleteUnanswered(row["id"], in: tx) }
        try tx.run("UPDATE questions SET text = '', asked_by = NULL WHERE asked_by = \(person)")
    })
