import Platform

/// The record as an administrator reads it. In crises whose team they are not on it says what kind of act it was, when
/// and who did it, and nothing of what it was about.
package struct Audit: Sendable {
    package let lines: [Line]
    /// Where the next page begins; nil when there is nothing earlier.
    package let next: Int64?
    package let isCutShort: Bool

    package struct Line: Sendable {
        package let position: Int64
        package let hash: String
        package let at: Instant
        package let kind: EventKind
        package let sentence: Sentence
        package let actor: ID<Person>?
        /// Nil when it is told without who did it.
        package let by: String?
        package let crisis: Crisis?
        /// Nil when it is not for this reader.
        package let subject: String?
        /// The person it was done to.
        package let about: String?
    }

    package static func find(
        _ wanted: AuditSearch, for viewer: Viewer, house: House, before: Int64 = .max, limit: Int = 50,
        in tx: Transaction
    ) throws -> Audit {
        var filter = wanted.filter
        filter.withoutActor = house.auditWords.filter { $0.value.isWithoutActor }.map(\.key)
        filter.openScopes = viewer.memberships.map(\.crisis.rawValue)
        let page = try EventLog.search(filter, before: before, limit: limit, in: tx)
        let events = page.events.map(\.event)
        let names = try TimelineNames.find(for: events, in: nil, in: tx)
        let crises = Dictionary(try Crisis.all(in: tx).map { ($0.id, $0) }) { first, _ in first }
        return try Audit(
            lines: page.events.map { sealed in
                let crisis = sealed.event.scope.flatMap { ID<Crisis>(rawValue: $0) }.flatMap { crises[$0] }
                return try Line(sealed, crisis, names, viewer, house)
            },
            next: page.next, isCutShort: page.isCutShort)
    }
}

extension Audit.Line {
    fileprivate init(
        _ sealed: SealedEvent, _ crisis: Crisis?, _ names: TimelineNames, _ viewer: Viewer, _ house: House
    ) throws {
        let event = sealed.event
        let word = house.auditWords[event.kind]
        let isWithoutActor = word?.isWithoutActor ?? true
        // What belongs to no crisis concerns the whole house.
        let isOpen = event.scope == nil || crisis.map { viewer.isOnTeam($0.id) } == true
        let told = isOpen ? try house.timelineWords[event.kind]?(event, names)?.sentence : nil
        position = sealed.position
        hash = sealed.hash
        at = event.at
        kind = event.kind
        sentence = told ?? word?.sentence ?? .verbatim(event.kind.rawValue)
        actor = isWithoutActor ? nil : event.actor.flatMap { ID(rawValue: $0) }
        by = isWithoutActor ? nil : event.actor.map { names.name($0) } ?? ""
        self.crisis = crisis
        subject = isOpen && !isWithoutActor ? event.subject : nil
        about = subject.flatMap { names.known($0) }
    }
}

extension EventKind {
    package static let auditSearched: EventKind = "audit.searched"
    package static let auditExported: EventKind = "audit.exported"
}
