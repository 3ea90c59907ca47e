import Platform

extension EventKind {
    package static let briefingSent: EventKind = "briefing.sent"
    package static let briefingCorrected: EventKind = "briefing.corrected"
    package static let briefingOverdue: EventKind = "briefing.overdue"
    package static let briefingEscalated: EventKind = "briefing.escalated"
}

struct BriefingEvent: Codable {
    let number: Int
    let isWithoutNews: Bool
    let nextAt: Instant
}

struct PromiseEvent: Codable {
    let dueAt: Instant
}
