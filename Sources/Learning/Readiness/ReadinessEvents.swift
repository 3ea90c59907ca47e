import Platform
import Situation

// Who is on duty, when, and whether they answered is theirs: no event says it.
extension EventKind {
    package static let readinessChanged: EventKind = "readiness.settings-changed"
    package static let playbookRead: EventKind = "playbook.read-through"
}

let readinessAudit: AuditWords = [
    .readinessChanged: AuditWord("Changed how often people on duty are asked whether they can be reached"),
    .playbookRead: AuditWord("Read a playbook through, and said that it still holds"),
]

func fillReadinessAnswers(in house: inout House) {
    house.personalData.append(readinessData)
    house.auditWords.merge(readinessAudit) { own, _ in own }
}
