import Platform
import Situation

extension EventKind {
    /// Of a team only, without a person and without a word of what was done: what one does in a drill is on no record.
    package static let drillChanged: EventKind = "drill.changed"
}

let drillsAudit: AuditWords = [
    .drillChanged: AuditWord("Something happened in a team drill", isWithoutActor: true)
]
