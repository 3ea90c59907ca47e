import Platform
import Situation

/// What is between a person and themselves goes when they are erased. What they wrote for the company stays, under a
/// number that leads to nobody. How somebody is stands nowhere: that is on their own device.
let supportData = PersonalData(
    collect: { person, tx in
        [
            "pause": try tx.all("SELECT began_at, until_at FROM support_pauses WHERE person = \(person)"),
            "asked to be asked": try tx.all(
                "SELECT asked_at, due_at FROM support_follow_ups WHERE person = \(person) ORDER BY due_at"),
            "help written": try tx.all(
                "SELECT kind, name, written_at FROM support_resources WHERE written_by = \(person) ORDER BY id"),
            "public numbers confirmed": try tx.all(
                "SELECT line, confirmed_at FROM support_line_confirmations WHERE confirmed_by = \(person) ORDER BY line"
            ),
        ]
    },
    forget: { person, tx in
        try Pause.end(for: person, in: tx)
        try FollowUp.end(for: person, in: tx)
    },
    expire: { _, tx in
        try Pause.deleteOver(in: tx)
        try FollowUp.deleteOld(in: tx)
        // Not even how many: in a small company that would be somebody.
        return [:]
    })
