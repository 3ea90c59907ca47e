import Platform
import Situation

// Who reads is on the record; that something came in, was read or answered is not.
extension EventKind {
    package static let concernReceiverAppointed: EventKind = "concern.receiver-appointed"
    package static let concernReceiverReleased: EventKind = "concern.receiver-released"
}

let concernsAudit: AuditWords = [
    .concernReceiverAppointed: AuditWord("Chose somebody who reads reports of wrongdoing"),
    .concernReceiverReleased: AuditWord("Somebody no longer reads reports of wrongdoing"),
]

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
