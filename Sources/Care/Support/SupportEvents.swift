import Platform
import Situation

/// Only what the company writes. Who looks for help, takes a pause, is attacked or says how they are leaves no event.
extension EventKind {
    package static let resourceAdded: EventKind = "support.resource-added"
    package static let resourceChanged: EventKind = "support.resource-changed"
    package static let resourceRetired: EventKind = "support.resource-retired"
    package static let resourceRestored: EventKind = "support.resource-restored"
    package static let lineConfirmed: EventKind = "support.line-confirmed"
}

let supportAudit: AuditWords = [
    .resourceAdded: AuditWord("Added help that the company offers"),
    .resourceChanged: AuditWord("Changed help that the company offers"),
    .resourceRetired: AuditWord("Took help that the company offered out of use"),
    .resourceRestored: AuditWord("Brought help that the company offers back"),
    .lineConfirmed: AuditWord("Confirmed a public number for help"),
]
