import Platform
import Situation

/// What was brought is the company's; who brought it is theirs to know, under a number that leads to nobody later.
let playbookSharingData = PersonalData(collect: { person, tx in
    [
        "playbooks waiting": try tx.all(
            "SELECT playbook, title, arrived_at FROM playbook_arrivals WHERE brought_by = \(person) ORDER BY id")
    ]
})
