import Platform

/// A change of a playbook as a crisis meets it that was opened from an earlier version.
package struct PlaybookOffer: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        /// It says already what the playbook says now.
        case settled
        /// It stands as the earlier version had it.
        case asBefore
        /// The team has written words of its own there.
        case ownWords
        /// The crisis does not have it.
        case missing
        /// Facts, the team and the first hour go on by themselves once a crisis is open.
        case notOffered
    }

    /// Its place among the changes.
    package let number: Int
    package let change: PlaybookComparison.Change
    package let state: State

    package static func all(
        from old: Playbook, to new: Playbook, in crisis: ID<Crisis>, in tx: Transaction
    ) throws -> [PlaybookOffer] {
        let has: [PlaybookPart: [PlaybookPiece]] = [
            .message: try KeyMessage.all(of: crisis, in: tx).map(\.details.piece),
            .boundary: try Boundary.all(of: crisis, in: tx).map(\.details.piece),
            .guideline: try Guideline.all(of: crisis, in: tx).map(\.details.piece),
            .template: try Template.all(of: crisis, in: tx).map(\.details.piece),
        ]
        let descents = has.mapValues { PieceDescent(from: old.pieces.map(\.withoutEnd), to: $0) }
        return PlaybookComparison(from: old, to: new).changes.enumerated().map { number, change in
            PlaybookOffer(
                number: number, change: change,
                state: descents[change.part].map { State(change, among: $0) } ?? .notOffered)
        }
    }
}

extension PlaybookOffer.State {
    fileprivate init(_ change: PlaybookComparison.Change, among pieces: PieceDescent) {
        guard let here = pieces.place(of: change.withoutEnd) else {
            self = change.after == nil ? .settled : .missing
            return
        }
        let now = pieces.own[here].withoutEnd
        if now == change.after?.withoutEnd {
            self = .settled
        } else {
            self = now == change.before?.withoutEnd ? .asBefore : .ownWords
        }
    }
}

extension PlaybookComparison.Change {
    /// As a crisis has it, where what a boundary says and when it ends are apart.
    fileprivate var withoutEnd: PlaybookComparison.Change {
        PlaybookComparison.Change(before: before?.withoutEnd, after: after?.withoutEnd)
    }
}

/// Takes over one change, by the rules for whatever a team writes: the words are held to the law, and the earlier ones
/// stay in the record. Nothing of a playbook changes a crisis by itself.
package func takeOver(
    _ number: Int, from old: Playbook, to new: Playbook, in crisis: ID<Crisis>, protecting speech: ProtectedSpeech,
    by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    guard try Crisis.get(crisis, in: tx).isOpen else { throw Refusal.conflict }
    let stands = try CrisisPlaybook.find(crisis, in: tx)
    guard stands?.playbook == new.slug, stands?.content == old.content else { throw Refusal.conflict }
    let changes = PlaybookComparison(from: old, to: new).changes
    guard changes.indices.contains(number) else { throw Refusal.notFound }
    let change = changes[number]
    func take<Item: GuidanceItem>(_ item: Item.Type, _ all: [Item.Details]) throws -> [Problem]
    where Item.Details: PlaybookGuidanceDetails {
        let items = try Item.all(of: crisis, in: tx)
        let descent = PieceDescent(from: old.pieces.map(\.withoutEnd), to: items.map(\.details.piece))
        let here = descent.place(of: change.withoutEnd).map { items[$0] }
        guard let after = change.after else {
            if let here { try retire(here.id, in: crisis, by: person, in: tx) }
            return []
        }
        guard let details = all.first(where: { $0.piece.title == after.title }) else { throw Refusal.notFound }
        guard let here else {
            return try write(item, details, in: crisis, protecting: speech, by: person, in: tx).problems
        }
        guard here.details.piece != details.piece else { return [] }
        return try Situation.change(
            here.id, to: details, in: crisis, protecting: speech, by: person, in: tx)
    }
    switch change.part {
    case .message: return try take(KeyMessage.self, new.guidance.messages)
    case .boundary: return try take(Boundary.self, new.guidance.boundaries.map { $0.opened(at: tx.now) })
    case .guideline: return try take(Guideline.self, new.guidance.guidelines)
    case .template: return try take(Template.self, new.guidance.templates)
    case .whole, .function, .fact, .task: throw Refusal.notFound
    }
}

/// The team has looked at what is new in the playbook, and taken over what it wanted: from now on the crisis stands on
/// this version.
package func standOn(
    _ playbook: Playbook, crisis: ID<Crisis>, by person: ID<Person>, in tx: Transaction
) throws {
    guard try Crisis.get(crisis, in: tx).isOpen, let stands = try CrisisPlaybook.find(crisis, in: tx),
        stands.playbook == playbook.slug
    else { throw Refusal.conflict }
    guard stands.content != playbook.content else { return }
    try CrisisPlaybook.set(playbook, for: crisis, in: tx)
    try tx.record(
        .playbookFollowed, actor: person.rawValue, scope: crisis.rawValue, subject: playbook.slug,
        data: PlaybookEvent(version: playbook.version))
}

/// Guidance that a playbook can bring, told as one of its pieces.
package protocol PlaybookGuidanceDetails: GuidanceDetails {
    var piece: PlaybookPiece { get }
}

extension MessageDetails: PlaybookGuidanceDetails {}
extension BoundaryDetails: PlaybookGuidanceDetails {}
extension GuidelineDetails: PlaybookGuidanceDetails {}
extension TemplateDetails: PlaybookGuidanceDetails {}
