import Platform

/// Who was on which team is the crisis's record: it stays, under a number that leads to nobody.
let crisesData = PersonalData(collect: { person, tx in
    [
        "functions": try tx.all(
            """
            SELECT crisis, function, is_backup, taken_at, handed_over_at FROM team_terms WHERE person = \(person)
            ORDER BY taken_at
            """),
        "follow-ups": try tx.all(
            "SELECT crisis, task, due_at, done_at FROM follow_ups WHERE owner = \(person) ORDER BY id"),
    ]
})
