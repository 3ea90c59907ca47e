import Platform

let guidanceTimeline: TimelineWords = Dictionary(
    uniqueKeysWithValues: GuidanceKind.allCases.flatMap { kind in
        [
            (kind.written, kind.line("A new \(kind.words)")),
            (kind.changed, kind.line("The team changed a \(kind.words)")),
            (kind.retired, kind.line("The team took a \(kind.words) out of use")),
            (kind.restored, kind.line("The team brought a \(kind.words) back")),
        ]
    })

extension GuidanceKind {
    fileprivate var words: Sentence {
        switch self {
        case .boundary: "boundary"
        case .message: "key message"
        case .guideline: "guideline"
        case .template: "way in"
        }
    }

    fileprivate func line(_ sentence: Sentence) -> @Sendable (Event, TimelineNames) throws -> TimelineLine? {
        { event, _ in TimelineLine(sentence, path: event.scope.map { "/crises/\($0)/guidance" }) }
    }
}
