import Platform

extension EventKind {
    package static let crisisOpened: EventKind = "crisis.opened"
    package static let crisisPhase: EventKind = "crisis.phase"
    package static let crisisSettings: EventKind = "crisis.settings"
    package static let crisisClosed: EventKind = "crisis.closed"
    package static let functionTaken: EventKind = "crisis.function-taken"
    package static let functionHandedOver: EventKind = "crisis.function-handed-over"
    package static let checklistTicked: EventKind = "crisis.checklist-ticked"
    package static let followUpDone: EventKind = "crisis.follow-up-done"
}

struct PhaseEvent: Codable {
    let phase: String
}

/// Free words, which may name somebody: beside the chain.
struct PhaseNote: Codable {
    let note: String
}

/// The subject of the event is the person.
struct TermEvent: Codable {
    let function: String
    let isBackup: Bool
}

struct TickEvent: Codable {
    let task: String
    let isDone: Bool
}
