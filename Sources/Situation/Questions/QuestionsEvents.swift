import Platform

// Who asked is in none of them, and a question without a name makes none until something is said to it.
extension EventKind {
    package static let questionChanged: EventKind = "question.changed"
    package static let questionAnswered: EventKind = "question.answered"
    package static let questionPromised: EventKind = "question.promised"
    package static let questionDeclined: EventKind = "question.declined"
    package static let questionCorrected: EventKind = "question.corrected"
    package static let questionLate: EventKind = "question.late"
    package static let questionRemoved: EventKind = "question.removed"
}

private struct QuestionEvent: Codable {
    let briefing: ID<Briefing>
}

let questionsAudit: AuditWords = [
    .questionChanged: AuditWord("Somebody asked under an update, or took it back", isWithoutActor: true),
    .questionAnswered: AuditWord("Answered a question under an update"),
    .questionPromised: AuditWord("Said by when a question under an update is answered"),
    .questionDeclined: AuditWord("Said why a question under an update gets no answer"),
    .questionCorrected: AuditWord("Corrected an answer under an update"),
    .questionLate: AuditWord("An answer that was promised under an update is late"),
    .questionRemoved: AuditWord("Removed a question under an update, with a reason"),
]

let questionsTimeline: TimelineWords = [
    .questionAnswered: { event, _ in try event.questionLine("A question under an update was answered") },
    .questionPromised: { event, _ in
        try event.questionLine("“We do not know yet”, and by when we say more, to a question under an update")
    },
    .questionDeclined: { event, _ in
        try event.questionLine("A question under an update got a reason instead of an answer")
    },
    .questionCorrected: { event, _ in try event.questionLine("An answer under an update was corrected", .key) },
    .questionLate: { event, _ in try event.questionLine("An answer that was promised under an update is late", .bad) },
    .questionRemoved: { event, _ in try event.questionLine("A question under an update was removed, with a reason") },
]

extension Event {
    fileprivate func questionLine(_ sentence: Sentence, _ weight: TimelineLine.Weight = .plain) throws -> TimelineLine {
        let briefing = try decode(QuestionEvent.self).briefing
        let path = subject.flatMap { id in scope.map { "/crises/\($0)/briefings/\(briefing)/questions/\(id)" } }
        return TimelineLine(sentence, weight, path: path)
    }
}

extension BriefingQuestion {
    func record(_ kind: EventKind, by person: ID<Person>?, in tx: Transaction) throws {
        try tx.record(
            kind, actor: person?.rawValue, scope: crisis.rawValue,
            subject: kind == .questionChanged ? nil : id.rawValue, data: QuestionEvent(briefing: briefing))
    }
}
