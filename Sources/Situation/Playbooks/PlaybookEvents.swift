import Platform

extension EventKind {
    package static let playbookFollowed: EventKind = "crisis.playbook-followed"
    package static let playbookBrought: EventKind = "playbook.brought"
    package static let playbookTakenAway: EventKind = "playbook.taken-away"
    package static let playbookReturned: EventKind = "playbook.returned"
    package static let lessonNoted: EventKind = "playbook.lesson-noted"
    package static let lessonDone: EventKind = "playbook.lesson-done"
}

struct PlaybookEvent: Codable {
    let version: Int
}

let playbooksAudit: AuditWords = [
    .playbookFollowed: AuditWord("Looked at a newer version of the playbook, on which the crisis stands now"),
    .playbookBrought: AuditWord("Installed a playbook that was brought, or a newer version of one"),
    .playbookTakenAway: AuditWord("Took a brought playbook away again"),
    .playbookReturned: AuditWord("Put a playbook back that was taken away"),
    .lessonNoted: AuditWord("Noted what should change in a playbook"),
    .lessonDone: AuditWord("Said that it stands in the playbook"),
]

let playbooksTimeline: TimelineWords = [
    .playbookFollowed: { event, _ in
        let version = try event.decode(PlaybookEvent.self).version
        return TimelineLine(
            "The team has looked at version \(version) of the playbook",
            path: event.scope.map { "/crises/\($0)/playbook" })
    }
]
