import Platform
import Situation
import TextEngine

/// What the team sees of a draft that it was asked about.
struct SecondLookShown: Sendable {
    let look: SecondLookRequest
    let author: String
    let comments: [SecondLookComment]
    let findings: [Finding]
    /// The same, in the reader's language.
    let views: [FindingView]

    static func find(
        _ id: ID<SecondLookRequest>, in crisis: ID<Crisis>, house: House, in tx: Transaction, _ t: Words
    ) throws -> SecondLookShown {
        let look = try SecondLookRequest.find(id, in: crisis, in: tx)
        let findings = try checkDraft(
            look.text, networks: look.networks, in: crisis, by: look.author, house: house, in: tx)
        return SecondLookShown(
            look: look, author: try Person.find(look.author, in: tx).map { "\($0.name), \($0.title)" } ?? "",
            comments: try SecondLookComment.all(of: id, in: tx), findings: findings,
            views: FindingView.all(findings, try FindingSources.find(for: findings, in: crisis, in: tx), t))
    }
}
