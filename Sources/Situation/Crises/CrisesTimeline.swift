import Platform

package let situationTimeline: TimelineWords =
    [
        crisesTimeline, briefingsTimeline, questionsTimeline, factsTimeline, tipsTimeline, guidanceTimeline,
        playbooksTimeline,
    ]
    .reduce(into: [:]) { all, one in all.merge(one) { first, _ in first } }

let crisesTimeline: TimelineWords = [
    .crisisOpened: { _, _ in TimelineLine("The crisis was opened", .key) },
    .crisisSettings: { event, _ in
        TimelineLine("Settings changed", path: event.scope.map { "/crises/\($0)/settings" })
    },
    .crisisPhase: { event, _ in
        let change = try event.decode(PhaseEvent.self)
        return Phase(rawValue: change.phase).map { TimelineLine("Now \($0.words)", .key) }
    },
    .crisisClosed: { event, names in
        let note: PhaseNote? = try names.words(of: event)
        return TimelineLine(note.map { "Closed: \($0.note)" } ?? "Closed", .key)
    },
    .functionTaken: { event, names in
        let term = try event.decode(TermEvent.self)
        let name = names.name(event.subject)
        let sentence: Sentence =
            term.isBackup ? "\(name) is now the backup of \(term.function)" : "\(name) took \(term.function)"
        return TimelineLine(sentence, path: event.scope.map { "/crises/\($0)/team" })
    },
    .functionHandedOver: { event, names in
        let term = try event.decode(TermEvent.self)
        let name = names.name(event.subject)
        let sentence: Sentence =
            term.isBackup ? "\(name) is no longer the backup of \(term.function)" : "\(name) left \(term.function)"
        return TimelineLine(sentence, .bad, path: event.scope.map { "/crises/\($0)/team" })
    },
    .checklistTicked: { event, _ in
        let tick = try event.decode(TickEvent.self)
        return tick.isDone ? TimelineLine("Done: \(tick.task)") : TimelineLine("Not done after all: \(tick.task)")
    },
    .followUpDone: { _, _ in TimelineLine("A follow-up is done") },
]
