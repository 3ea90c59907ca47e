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

    let html: String
    let marks: [Mark]
    let counters: [CounterJSON]
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
    let check = try await visit.read { tx in
        let draft = try Draft.find(id, of: viewer.id, in: tx)
        return try DraftCheck.find(text, networks: typed.chosen, for: draft, house: house, in: tx, t)
    }
    let status = findingStatus(check.views, t)
    return try .json(
        Checked(
            html: findingsList(check.views, form: "draft", t).text,
            marks: check.views.flatMap { view in
                view.ranges.map {
                    Checked.Mark(
                        start: $0.utf16.lowerBound, end: $0.utf16.upperBound, weight: view.markWeight, finding: view.id)
                }
            },
            counters: Network.allCases.map { CounterJSON(check.leaving, on: $0) },
            status: status.words, tone: status.tone.rawValue, confirm: check.mustConfirm))
}
