import Platform

// Who told something is in none of them: the team finds the name beside the words, and nothing counts it.
extension EventKind {
    package static let tipGiven: EventKind = "tip.given"
    package static let tipTaken: EventKind = "tip.taken"
    package static let tipLeft: EventKind = "tip.not-taken"
}

let tipsAudit: AuditWords = [
    .tipGiven: AuditWord("Somebody told the team what they know", isWithoutActor: true),
    .tipTaken: AuditWord("Took what a colleague knows into the facts"),
    .tipLeft: AuditWord("Said why what a colleague told does not become a fact"),
]

let tipsTimeline: TimelineWords = [
    .tipGiven: { event, _ in event.tipLine("Somebody who knows the subject told us something", namesActor: false) },
    .tipTaken: { event, _ in event.tipLine("What a colleague knows was taken into the facts") },
    .tipLeft: { event, _ in event.tipLine("What a colleague told us was answered with a reason") },
]

extension Event {
    fileprivate func tipLine(_ sentence: Sentence, namesActor: Bool = true) -> TimelineLine {
        TimelineLine(sentence, path: scope.map { "/crises/\($0)/tips" }, namesActor: namesActor)
    }
}

extension Tip {
    func record(_ kind: EventKind, by person: ID<Person>?, in tx: Transaction) throws {
        try tx.record(kind, actor: person?.rawValue, scope: crisis.rawValue, subject: id.rawValue)
    }
}
