import Platform

/// Updates are the company's words and stay. That somebody read one counts in its total, under a number that leads to
/// nobody.
let briefingsData = PersonalData(collect: { person, tx in
    [
        "updates sent": try tx.all(
            "SELECT crisis, number, text, sent_at FROM briefings WHERE sent_by = \(person) ORDER BY sent_at"),
        "updates read": try tx.all(
            "SELECT briefing, read_at FROM briefing_readings WHERE person = \(person) ORDER BY read_at"),
        "late updates told": try tx.all(
            "SELECT promise, raised_at FROM update_alarms WHERE person = \(person) ORDER BY raised_at"),
    ]
})
