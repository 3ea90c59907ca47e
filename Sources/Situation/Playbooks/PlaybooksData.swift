import Platform

/// What somebody noted for a playbook is the company's, under a number that leads to nobody. What came from a drill was
/// never kept with anybody.
let playbooksData = PersonalData(collect: { person, tx in
    [
        "playbook notes": try tx.all(
            "SELECT playbook, what, noted_at, done_at FROM playbook_lessons WHERE noted_by = \(person) ORDER BY id"),
        "playbooks brought": try tx.all(
            "SELECT playbook, brought_at FROM brought_playbooks WHERE brought_by = \(person) ORDER BY playbook"),
    ]
})
