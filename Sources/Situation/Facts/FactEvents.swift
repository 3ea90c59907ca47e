import Platform

extension EventKind {
    package static let factEstablished: EventKind = "fact.established"
    package static let factProposed: EventKind = "fact.proposed"
    package static let factApproved: EventKind = "fact.approved"
    package static let factChanged: EventKind = "fact.changed"
    package static let factWithdrawn: EventKind = "fact.withdrawn"
    /// It stands for the team; everyone else's sheet changes later, and says so then.
    package static let factPrepared: EventKind = "fact.prepared"
    package static let factEscalated: EventKind = "fact.escalated"
    package static let factReviewed: EventKind = "fact.reviewed"
    package static let proposalDropped: EventKind = "fact.proposal-dropped"
}

/// What an event about a fact carries. Statements stay out of it: one may not be public yet.
package struct FactChange: Codable, Sendable {
    package let fact: ID<Fact>
    package let number: Int
    package var fromVersion: Int?
    package let toVersion: Int
    package var sheet: Int?
    package var department: String?
}

extension Fact {
    func record(
        _ kind: EventKind, _ version: FactVersion, sheet: Int? = nil, department: String? = nil,
        by person: ID<Person>?, in tx: Transaction
    ) throws {
        let change = FactChange(
            fact: id, number: number, fromVersion: published.last { $0.number < version.number }?.number,
            toVersion: version.number, sheet: sheet,
            department: department)
        try tx.record(
            kind, actor: person?.rawValue, scope: crisis.rawValue, subject: id.rawValue, data: change)
    }
}
