import HTTPTypes
import Platform

/// What may stay on a device: what every employee may read, and nothing that is about one of them. The team's own view
/// does not stay either.
private struct KeptState: Sendable {
    let crisis: Crisis
    let briefing: Briefing?
    let facts: [Fact]
    let boundaries: [Boundary]

    static func find(_ crisis: Crisis, in tx: Transaction) throws -> KeptState {
        KeptState(
            crisis: crisis, briefing: try Briefing.latest(of: crisis.id, for: nil, in: tx),
            facts: try Fact.current(of: crisis.id, in: tx), boundaries: try Boundary.inForce(of: crisis.id, in: tx))
    }
}

extension Guest {
    /// The page that a browser keeps, for whoever is signed in, or nobody.
    func offlinePage() async throws -> Answer {
        guard let visit = await visit() else { return outsidePage }
        let t = visit.t
        let crisis = visit.bar.flatMap { $0.crisis.isOpen ? $0.crisis : nil }
        let kept = try await visit.read { tx in try crisis.map { try KeptState.find($0, in: tx) } }
        var answer = page(t("Without a network"), isLong: true, in: t) {
            """
            \(keptNotice(t))<p class="soft">\(t("As of \(day: t.now), \(time: t.now)."))</p>
            \(kept.map { cards($0, t) } ?? "<p>\(t("No crisis is open."))</p>")
            \(ways(t))<p class="small soft">\(t("This page stays in this browser for three days at most. Drafts, thanks and everything else that is yours do not. Signing out empties it."))</p>
            """
        }
        // Whose emergency numbers the worker keeps.
        let country = visit.viewer.person.country
        if country.utf8.count == 2, country.utf8.allSatisfy({ $0 > 0x40 && $0 < 0x7B }) {
            answer.headers[.xCountry] = country
        }
        return answer
    }

    private var outsidePage: Answer {
        page(t("Without a network"), isLong: true) {
            "\(keptNotice(t))<p>\(t("What has happened stands here for those who are signed in."))</p>\(ways(t))"
        }
    }

    /// Shown by the worker that hands out what was kept.
    private func keptNotice(_ t: Words) -> HTML {
        "<p class=\"notice care\" role=\"status\" data-kept hidden>\(t("You are offline, or Firsthand does not answer. This was kept in your browser, and may be old."))</p>"
    }

    private func ways(_ t: Words) -> HTML {
        """
        <p class="line">\(link("/", t("Try again"), class: "button primary"))\(link("/support", t("Support"), class: "button"))\
        \(link("/support/attacked", t("People are attacking me"), class: "button"))</p>
        """
    }

    private func cards(_ kept: KeptState, _ t: Words) -> HTML {
        let reader = FactReader.everyone(at: t.now)
        let facts = kept.facts.filter { $0.version(for: reader) != nil }
        return """
            <div class="stack">\(updateCard(kept, t))
            \(card(t("What we know")) {
                facts.isEmpty
                    ? "<p>\(t("Nothing is established yet."))</p>"
                    : "<div class=\"rows\">\(facts.map { factRow($0, for: reader, t) })</div>"
            })
            \(if: !kept.boundaries.isEmpty, card(t("Please leave out, for now")) { "\(kept.boundaries.map { boundaryBlock($0, t) })" })
            \(rightsNotice(t))</div>
            """
    }

    private func updateCard(_ kept: KeptState, _ t: Words) -> HTML {
        card(t(.verbatim(kept.crisis.title)), aside: "\(t("day \(kept.crisis.day(at: t.now))"))") {
            guard let briefing = kept.briefing else { return "<p>\(t("The first update is being written."))</p>" }
            return """
                \(briefing.urgentBecause.map { "<p><strong>\(t("This is urgent: \($0)"))</strong></p>" as HTML })\
                <p class="voice large" translate="no">\(briefing.currentText)</p>
                <p class="small soft">\(t("Update \(briefing.number)")) · \(time(briefing.sentAt, t)) · \
                \(t("next update by \(moment: briefing.nextAt)"))</p>
                """
        }
    }
}

extension HTTPField.Name {
    fileprivate static let xCountry = HTTPField.Name("X-Country") ?? .contentLanguage
}
