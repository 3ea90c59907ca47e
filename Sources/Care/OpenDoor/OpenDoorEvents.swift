import Platform
import Situation

// Who asked is in none of them, and a question without a name makes none until it is answered.
extension EventKind {
    package static let doorChanged: EventKind = "door.changed"
    package static let doorDue: EventKind = "door.question-due"
    package static let doorLate: EventKind = "door.question-late"
    package static let doorAnswered: EventKind = "door.question-answered"
    package static let doorDeclined: EventKind = "door.question-declined"
    package static let doorRemoved: EventKind = "door.question-removed"
}

let openDoorAudit: AuditWords = [
    .doorChanged: AuditWord("Something changed at the open door", isWithoutActor: true),
    .doorDue: AuditWord("A question to leaders has to be answered by the next day"),
    .doorLate: AuditWord("A question to leaders was not answered in time"),
    .doorAnswered: AuditWord("Answered a question at the open door"),
    .doorDeclined: AuditWord("Said why a question at the open door gets no answer"),
    .doorRemoved: AuditWord("Removed a question at the open door, with a reason"),
]

extension DoorQuestion {
    func record(_ kind: EventKind, by person: ID<Person>?, in tx: Transaction) throws {
        try tx.record(kind, actor: person?.rawValue, scope: nil, subject: kind == .doorChanged ? nil : id.rawValue)
    }
}
