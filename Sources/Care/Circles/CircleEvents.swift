import Platform
import Situation

extension EventKind {
    /// Open pages look again. Nobody can tell from it in which circle, by whom, or what.
    package static let circleChanged: EventKind = "circle.changed"
}

let circlesAudit: AuditWords = [
    .circleChanged: AuditWord("Something was said in a circle", isWithoutActor: true)
]

extension Transaction {
    func recordCircleChanged() throws { try record(.circleChanged, actor: nil, scope: nil, subject: nil) }
}
