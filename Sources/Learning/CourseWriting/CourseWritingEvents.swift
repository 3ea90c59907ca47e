import Platform
import Situation

// That a course changed is the house's; drafts are nobody's business until they are published.
extension EventKind {
    package static let coursePublished: EventKind = "course.published"
    package static let courseWithdrawn: EventKind = "course.withdrawn"
}

struct CourseEventData: Encodable {
    let version: Int
}

/// Beside the chain: what somebody wrote.
struct CourseEventWords: Encodable {
    let changed: String
}

let courseWritingAudit: AuditWords = [
    .coursePublished: AuditWord("Published a version of a course"),
    .courseWithdrawn: AuditWord("Took back what was written of a course, so that its file stands or nothing does"),
]
