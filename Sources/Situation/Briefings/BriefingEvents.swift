import Platform

extension EventKind {
    package static let briefingSent: EventKind = "briefing.sent"
    package static let briefingCorrected: EventKind = "briefing.corrected"
    package static let briefingTranslated: EventKind = "briefing.translated"
    package static let briefingOverdue: EventKind = "briefing.overdue"
    package static let briefingEscalated: EventKind = "briefing.escalated"
}

struct BriefingEvent: Codable {
    let number: Int
    let isWithoutNews: Bool
    let nextAt: Instant
    /// Whom it was for, when it was not for everyone.
    var audience: String?
}

struct TranslationEvent: Codable {
    let number: Int
    let language: String
}

struct PromiseEvent: Codable {
    let dueAt: Instant
}
