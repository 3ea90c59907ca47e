import Platform

let briefingsTimeline: TimelineWords = [
    .briefingSent: { event, _ in
        let briefing = try event.decode(BriefingEvent.self)
        if let some = briefing.audience {
            return TimelineLine("Update \(briefing.number) sent to some: \(some)", .key, path: event.briefingPath)
        }
        return TimelineLine(
            briefing.isWithoutNews
                ? "Update \(briefing.number) sent to everyone: nothing new"
                : "Update \(briefing.number) sent to everyone",
            .key, path: event.briefingPath)
    },
    .briefingCorrected: { event, _ in
        let briefing = try event.decode(BriefingEvent.self)
        return TimelineLine("Update \(briefing.number) was corrected", .key, path: event.briefingPath)
    },
    .briefingTranslated: { event, _ in
        let translation = try event.decode(TranslationEvent.self)
        return TimelineLine(
            "Update \(translation.number) was put into another language (\(translation.language))",
            path: event.briefingPath)
    },
    .briefingOverdue: { event, names in
        let promise = try event.decode(PromiseEvent.self)
        return TimelineLine(
            "The update promised for \(time: promise.dueAt) is late. \(names.name(event.subject)) was told", .bad)
    },
    .briefingEscalated: { event, _ in
        let promise = try event.decode(PromiseEvent.self)
        return TimelineLine(
            "The update promised for \(time: promise.dueAt) is 10 minutes late. The lead was told", .bad)
    },
]

extension Event {
    fileprivate var briefingPath: String? {
        guard let scope, let subject else { return nil }
        return "/crises/\(scope)/briefings/\(subject)"
    }
}
