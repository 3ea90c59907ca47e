import HTTPTypes
import Platform
import Situation
import TextEngine

private struct Typed: Decodable {
    let text: String
    let networks: [String]
    let revision: Int

    var chosen: [Network] { networks.compactMap { Network(rawValue: $0) } }
}

private struct Saved: Encodable {
    let revision: Int
    var text: String?
    let saved: String
}

private struct Checked: Encodable {
    struct Mark: Encodable {
        let start: Int
        let end: Int
        let weight: String
        let finding: String
    }

    struct Counter: Encodable {
        let network: String
        let count: Int
        let limit: Int?
        let over: Int
    }

    let html: String
    let marks: [Mark]
    let counters: [Counter]
    let status: String
    let tone: String
    /// Whether the author has to say that they have looked.
    let confirm: Bool
}

/// What the composer saves by itself.
func saveDraft(_ visit: Visit) async throws -> Answer {
    let typed: Typed = try visit.json()
    let id: ID<Draft> = try visit.id("draft")
    let viewer = visit.viewer
    let saving = try await visit.write { tx in
        try Draft.save(id, text: typed.text, networks: typed.chosen, revision: typed.revision, by: viewer.id, in: tx)
    }
    let words = visit.t("Saved \(time: visit.now)")
    switch saving {
    case .saved(let revision): return try .json(Saved(revision: revision, saved: words))
    case .conflict(let other):
        let answer = Saved(
            revision: other.revision, text: other.text, saved: visit.t("Saved \(time: other.updatedAt)"))
        return try .json(answer, status: .conflict)
    }
}

/// What the composer asks while one types. Nothing is kept.
func checkWhileTyping(_ visit: Visit) async throws -> Answer {
    let typed: Typed = try visit.json()
    let id: ID<Draft> = try visit.id("draft")
    let (house, viewer, t) = (visit.house, visit.viewer, visit.t)
    let text = String(typed.text.prefix(Draft.longest))
    let (views, leaving, confirm) = try await visit.read { tx in
        let draft = try Draft.find(id, of: viewer.id, in: tx)
        let crisis = try draft.crisis.flatMap { try Crisis.find($0, in: tx) }
        let findings = try checkDraft(
            text, networks: typed.chosen, in: draft.crisis, by: viewer.id, house: house, in: tx)
        return (
            FindingView.all(findings, try FindingSources.find(in: draft.crisis, in: tx), t),
            Voice.leaving(text, after: findings), !whatToConfirm(findings, in: crisis).isEmpty
        )
    }
    let status = findingStatus(views, t)
    return try .json(
        Checked(
            html: findingsList(views, form: "draft", t).text,
            marks: views.flatMap { view in
                view.ranges.map {
                    Checked.Mark(
                        start: $0.utf16.lowerBound, end: $0.utf16.upperBound, weight: view.markWeight, finding: view.id)
                }
            },
            counters: Network.allCases.map { network in
                let count = Limits.count(leaving, on: network)
                let limit = Limits.limit(on: network)
                return Checked.Counter(
                    network: network.rawValue, count: count, limit: limit, over: max(0, count - (limit ?? count)))
            },
            status: status.words, tone: status.tone.rawValue, confirm: confirm))
}
