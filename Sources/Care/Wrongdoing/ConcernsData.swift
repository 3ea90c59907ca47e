import Platform
import Situation

/// Answered three years ago, what was said is no longer needed.
private let kept = 3 * 365

let concernsData = PersonalData(
    collect: { person, tx in
        [
            "reads reports of wrongdoing": try tx.all(
                "SELECT appointed_at FROM concern_receivers WHERE person = \(person)")
        ]
    },
    forget: { person, tx in _ = try ConcernReceiver.delete(person, in: tx) },
    expire: { _, tx in
        try Concern.deleteAnswered(before: tx.now.day - kept, in: tx)
        // Not even how many.
        return [:]
    })
