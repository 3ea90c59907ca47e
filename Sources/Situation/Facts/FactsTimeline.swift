import Platform

/// Statements stay out of it: the reader follows the link and sees what they may see.
let factsTimeline: TimelineWords = [
    .factEstablished: { event, _ in try event.factLine { "Fact \($0.number) was put up" } },
    .factProposed: { event, _ in try event.factLine { "A new version of fact \($0.number) waits for approval" } },
    .factApproved: { event, _ in
        try event.factLine { "\($0.department ?? "") approved version \($0.toVersion) of fact \($0.number)" }
    },
    .factChanged: { event, _ in try event.factLine(.key) { "Fact \($0.number) changed" } },
    .factWithdrawn: { event, _ in try event.factLine(.bad) { "Fact \($0.number) was withdrawn" } },
    .factPrepared: { event, _ in try event.factLine { "A version of fact \($0.number) stands, not public yet" } },
    .factEscalated: { event, _ in try event.factLine(.bad) { "Fact \($0.number) still waits for approval" } },
    .factReviewed: { event, _ in try event.factLine { "Fact \($0.number) was looked at again and stands" } },
    .proposalDropped: { event, _ in try event.factLine { "A proposal for fact \($0.number) was taken back" } },
]

extension Event {
    fileprivate func factLine(
        _ weight: TimelineLine.Weight = .plain, _ sentence: (FactChange) -> Sentence
    ) throws -> TimelineLine {
        let change = try decode(FactChange.self)
        return TimelineLine(sentence(change), weight, path: scope.map { "/crises/\($0)/facts/\(change.fact)" })
    }
}
