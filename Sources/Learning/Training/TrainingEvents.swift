import Platform
import Situation

// What people were asked to learn is the house's; whether they did is not: no event says that somebody took a course.
extension EventKind {
    package static let courseAssigned: EventKind = "course.assigned"
    package static let courseAssignmentWithdrawn: EventKind = "course.assignment-withdrawn"
    package static let certificateAsked: EventKind = "crisis.certificate-asked"
}

let trainingAudit: AuditWords = [
    .courseAssigned: AuditWord("Asked people to take a course"),
    .courseAssignmentWithdrawn: AuditWord("Took back that people should take a course"),
    .certificateAsked: AuditWord("Changed which course a crisis asks for before posts without a second look"),
]

let trainingTimeline: TimelineWords = [
    .certificateAsked: { event, _ in
        TimelineLine(
            "It was changed which course is asked for before posts without a second look",
            path: event.scope.map { "/crises/\($0)/certificate" })
    }
]
