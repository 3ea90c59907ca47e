import Platform
import Situation
import TextEngine

/// A finding as its author reads it: what, why, because of whom, and the ways out (promise 10).
struct FindingView: Sendable {
    struct WayOut: Sendable {
        let label: String
        /// Shown as the words one could say; empty for a plain change.
        let words: String
        let remedy: Remedy
    }

    let id: String
    let weight: Finding.Weight
    let title: String
    let reason: String
    /// The rule or fact behind it and who answers for it.
    let because: String
    let waysOut: [WayOut]
    let ranges: [TextRange]
}

/// What findings are explained from.
package struct FindingSources: Sendable {
    private(set) var boundaries: [String: BoundaryDetails]
    private(set) var facts: [String: Situation.Fact]
    private(set) var messages: [String: KeyMessage]

    package init(
        boundaries: [String: BoundaryDetails], facts: [String: Situation.Fact], messages: [String: KeyMessage]
    ) {
        self.boundaries = boundaries
        self.facts = facts
        self.messages = messages
    }

    /// Only what these findings speak of: a crisis has hundreds of facts, and this is read at every key.
    package static func find(
        for findings: [Finding], in crisis: ID<Crisis>?, in tx: Transaction
    ) throws -> FindingSources {
        let ids = Set(findings.compactMap(\.detail.source))
        guard let crisis, !ids.isEmpty else { return FindingSources(boundaries: [:], facts: [:], messages: [:]) }
        var found = FindingSources(boundaries: [:], facts: [:], messages: [:])
        for boundary in try Situation.Boundary.inForce(of: crisis, in: tx) where ids.contains(boundary.id.rawValue) {
            found.boundaries[boundary.id.rawValue] = boundary.details
        }
        for fact in try Situation.Fact.current(of: crisis, in: tx) where ids.contains(fact.id.rawValue) {
            found.facts[fact.id.rawValue] = fact
        }
        for message in try KeyMessage.all(of: crisis, in: tx) where ids.contains(message.id.rawValue) {
            found.messages[message.id.rawValue] = message
        }
        return found
    }
}

extension Detail {
    /// The boundary, fact or message that it is about.
    fileprivate var source: String? {
        switch self {
        case .boundary(let id, _), .factDiffers(let id, _, _, _, _), .factTimeDiffers(let id, _, _, _, _),
            .factQuestion(let id, _, _), .factStatus(let id, _, _), .notPublicYet(let id, _, _), .notTrue(let id, _),
            .carriesMessage(let id), .supportsFact(let id, _):
            id
        default: nil
        }
    }
}

extension FindingView {
    static func all(_ findings: [Finding], _ sources: FindingSources, _ t: Words) -> [FindingView] {
        findings.enumerated().map { index, finding in
            let words = FindingWords(finding, sources, t)
            return FindingView(
                id: "f\(index)", weight: finding.weight, title: words.title, reason: words.reason,
                because: words.because, waysOut: words.waysOut, ranges: finding.ranges)
        }
    }

    var markWeight: String { weight == .note ? "info" : weight.rawValue }
}

func findingStatus(_ views: [FindingView], _ t: Words) -> (words: String, tone: Tone) {
    let toRead = views.filter { $0.weight == .stop || $0.weight == .care }
    guard !toRead.isEmpty else { return (t("Nothing to look at"), .ok) }
    return (t("\(toRead.count) to look at"), toRead.contains { $0.weight == .stop } ? .stop : .care)
}

/// The list beside the composer, and the answer of a check.
func findingsList(_ views: [FindingView], form id: String?, _ t: Words) -> HTML {
    guard !views.isEmpty else {
        return "<p class=\"soft\">\(t("As you write, this says what to look at, and what is good."))</p>"
    }
    return """
        <ul class="rows findings">\(views.map { view -> HTML in
            """
            <li class="finding \(view.markWeight)" data-finding="\(view.id)"><span class="dot"></span><div><h3>\(view.title)</h3>\
            <p class="soft">\(view.reason)</p>\(if: !view.because.isEmpty, "<p class=\"because small soft\">\(view.because)</p>")</div>\
            \(if: !view.waysOut.isEmpty, "<div class=\"say\">\(waysOut(view, form: id, t))</div>")\
            \(if: !view.ranges.isEmpty, """
                <button type="button" class="link show" data-show data-with-js hidden>\(t("Show in the text"))</button>
                """)</li>
            """
        })</ul>
        """
}

private func waysOut(_ view: FindingView, form id: String?, _ t: Words) -> HTML {
    "\(view.waysOut.enumerated().map { index, way -> HTML in wayOut(way, name: "\(view.id).\(index)", form: id, t) })"
}

private func wayOut(_ way: FindingView.WayOut, name: String, form id: String?, _ t: Words) -> HTML {
    let quoted: HTML =
        way.words.isEmpty
        ? .nothing
        : "<p class=\"small soft\">\(t("You could say"))</p><p class=\"voice\" translate=\"no\">“\(way.words)”</p>"
    guard let id else { return quoted }
    let apply = ApplyRemedy(
        start: way.remedy.range.utf16.lowerBound, end: way.remedy.range.utf16.upperBound,
        replacement: way.remedy.replacement)
    return """
        \(quoted)<button type="submit" form="\(id)" class="link" name="apply" value="\(name)" data-apply="\(apply.json)">\
        \(way.label)</button>
        """
}
