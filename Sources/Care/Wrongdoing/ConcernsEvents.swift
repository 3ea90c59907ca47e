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
