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
func checkWhileTyping(_ visit: Visit, in tx: Transaction) throws -> Answer {
    let typed: Typed = try visit.json()
    let draft = try Draft.find(visit.id("draft"), of: visit.viewer.id, in: tx)
    let text = String(typed.text.prefix(Draft.longest))
    let check = try DraftCheck.find(text, networks: typed.chosen, for: draft, house: visit.house, in: tx, visit.t)
    let status = findingStatus(check.views, visit.t)
    return .json([
        "html": .markup(findingsList(check.views, form: "draft", visit.t)),
        "marks": .list(check.views.flatMap(marks)),
        "counters": .list(Network.allCases.map { CounterJSON(check.leaving, on: $0).value }),
        "status": .text(status.words),
        "tone": .text(status.tone.rawValue),
        // Whether the author has to say that they have looked.
        "confirm": .bool(check.mustConfirm),
    ])
}

private func marks(of view: FindingView) -> [JSONValue] {
    view.ranges.map { range in
        [
            "start": .number(range.utf16.lowerBound), "end": .number(range.utf16.upperBound),
            "weight": .text(view.markWeight), "finding": .text(view.id),
        ]
    }
}

extension CounterJSON {
    fileprivate var value: JSONValue {
        let counted: [(StaticString, JSONValue)] = [("count", .number(count)), ("over", .number(over))]
        return .object(
            counted + (limit.map { [("limit", .number($0))] } ?? []) + [("network", .text(network.rawValue))])
    }
}
