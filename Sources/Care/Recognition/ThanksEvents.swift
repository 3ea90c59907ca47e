import Platform
import Situation

// None of them says who gave or got: a record that can be counted would be a ranking.
extension EventKind {
    package static let thanksWallChanged: EventKind = "thanks.wall-changed"
    package static let thanksReported: EventKind = "thanks.reported"
    package static let thanksReportSettled: EventKind = "thanks.report-settled"
}

let thanksAudit: AuditWords = [
    .thanksWallChanged: AuditWord("The wall of thanks has changed", isWithoutActor: true),
    .thanksReported: AuditWord("Somebody reported words of thanks that hurt", isWithoutActor: true),
    .thanksReportSettled: AuditWord("Decided about words of thanks that were reported"),
]
