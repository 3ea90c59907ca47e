import Platform

/// That somebody was told something is kept for thirty days, and never its words.
let personalNoticesData = PersonalData(
    collect: { person, tx in
        [
            "notices": try tx.all(
                "SELECT kind, path, created_at FROM personal_notices WHERE person = \(person) ORDER BY created_at, path"
            )
        ]
    },
    forget: { person, tx in try tx.run("DELETE FROM personal_notices WHERE person = \(person)") },
    expire: { _, tx in
        let old = tx.now - PersonalNotice.keptFor
        return ["notices": try tx.run("DELETE FROM personal_notices WHERE created_at <= \(old)")]
    })
