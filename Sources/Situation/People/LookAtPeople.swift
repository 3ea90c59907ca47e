import Platform

extension Visit {
    /// Puts it on the record that somebody’s data were looked at: once an hour, so that paging through a list is one look.
    package func noteAccess(_ kind: EventKind, to person: ID<Person>?) async throws {
        let viewer = viewer.id
        guard person != viewer else { return }
        let isNoted = try await read { try wasNoted(kind, of: person, by: viewer, in: $0) }
        guard !isNoted else { return }
        try await write { try $0.record(kind, actor: viewer.rawValue, scope: nil, subject: person?.rawValue) }
    }
}

extension Visit {
    func noteAccessToPeople() async throws {
        let person = call.parameters["person"].flatMap { ID<Person>(rawValue: $0) }
        try await noteAccess(person == nil ? .peopleListed : .personViewed, to: person)
    }
}

private func wasNoted(
    _ kind: EventKind, of person: ID<Person>?, by viewer: ID<Person>, in tx: Transaction
) throws -> Bool {
    try EventLog.happened(
        kind, actor: viewer.rawValue, subject: person?.rawValue, since: tx.now - .hours(1), in: tx)
}

/// Who has had a look at what is kept of a person, as that person may read it.
struct DataAccess: Sendable {
    let at: Instant
    let kind: EventKind
    /// Empty when it was the program, for whoever operates it.
    let by: String

    private static let kinds: [EventKind] = [
        .personViewed, .personChanged, .personInvited, .personExported, .auditSearched, .personDeactivated,
        .personReturned,
    ]

    /// Newest first, at most 50; what they did themselves is left out.
    static func all(of person: ID<Person>, in tx: Transaction) throws -> [DataAccess] {
        let events = try EventLog.about(person.rawValue, kinds: kinds, limit: 50, in: tx)
        let ids = events.compactMap { $0.actor.flatMap { ID<Person>(rawValue: $0) } }
        let people = try Person.all(ids, in: tx)
        return events.filter { $0.actor != person.rawValue }.map { event in
            let by = event.actor.flatMap { ID<Person>(rawValue: $0) }.flatMap { people[$0]?.name }
            return DataAccess(at: event.at, kind: event.kind, by: by ?? "")
        }
    }
}

extension EventKind {
    package static let personViewed: EventKind = "person.viewed"
    package static let personExported: EventKind = "person.exported"
    package static let peopleListed: EventKind = "people.listed"
}
