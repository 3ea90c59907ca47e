import Platform
import Situation
import TextEngine

/// What the author of a text is told before it goes out. Nothing of it is kept.
struct DraftCheck: Sendable {
    let findings: [Finding]
    /// The same, in the author's language.
    let views: [FindingView]
    let disclosure: String?
    /// The text as it would leave, which the networks count.
    let leaving: String
    let mustConfirm: Bool

    static func find(
        _ text: String, networks: [Network], for draft: Draft, house: House, in tx: Transaction, _ t: Words
    ) throws -> DraftCheck {
        let findings = try checkDraft(
            text, networks: networks, in: draft.crisis, by: draft.author, house: house, in: tx)
        let crisis = try draft.crisis.flatMap { try Crisis.find($0, in: tx) }
        return DraftCheck(
            findings: findings,
            views: FindingView.all(findings, try FindingSources.find(for: findings, in: draft.crisis, in: tx), t),
            disclosure: disclosureToAdd(findings), leaving: Voice.leaving(text, after: findings),
            mustConfirm: !whatToConfirm(findings, in: crisis).isEmpty)
    }
}

/// How much of a network's limit a text takes.
package struct CounterJSON: Codable, Sendable {
    let network: Network
    let count: Int
    /// Missing where the network names none.
    let limit: Int?
    let over: Int

    init(_ text: String, on network: Network) {
        self.network = network
        count = Limits.count(text, on: network)
        limit = Limits.limit(on: network)
        over = max(0, count - (limit ?? count))
    }
}
