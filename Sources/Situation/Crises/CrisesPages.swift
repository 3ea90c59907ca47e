import Platform

private struct CrisisListed: Sendable {
    let crisis: Crisis
    let lead: Person?
    let outcome: String

    static func all(in tx: Transaction) throws -> [CrisisListed] {
        try Crisis.all(in: tx).map { crisis in
            CrisisListed(
                crisis: crisis, lead: try TeamSeat.all(of: crisis.id, in: tx).first?.holder?.0,
                outcome: try PhaseRecord.all(of: crisis.id, in: tx).last { $0.phase == .closed }?.note ?? "")
        }
    }
}

extension Visit {
    func crisesPage() async throws -> Answer {
        let listed = try await read { try CrisisListed.all(in: $0) }
        let (open, closed) = (listed.filter(\.crisis.isOpen), listed.filter { !$0.crisis.isOpen })
        let opening = viewer.mayOpenCrises ? link("/crises/new", t("Open a crisis"), class: "button primary") : .nothing
        return page(t("Crises"), place: .crises, actions: opening) {
            live("crises", on: "crisis", class: "stack") {
                """
                \(card(t("Now")) {
                    open.isEmpty
                        ? empty(
                            t("Nothing is wrong right now"),
                            viewer.mayOpenCrises
                                ? t("When something threatens people, the public or the name, open a crisis: a team, facts and guidance are ready at once.")
                                : t("When there is a crisis, it stands here, with what is true and what you may say."))
                        : "<ul class=\"rows\">\(open.map(openRow))</ul>"
                })
                \(if: !closed.isEmpty, card(t("Over")) { "<ul class=\"rows\">\(closed.map(closedRow))</ul>" })
                """
            }
        }
    }

    private func openRow(_ listed: CrisisListed) -> HTML {
        let crisis = listed.crisis
        return """
            <li class="need">\(tag(crisis.severity.tone, t(crisis.severity.words)))<div><p><strong translate="no">\
            \(crisis.title)</strong></p><p class="small soft">\(t("Day \(crisis.day(at: now)), \(crisis.phase.words)")) · \
            \(listed.lead.map { "\(t("led by \($0.name)"))" as HTML } ?? tag(.stop, t("Nobody leads")))</p></div>\
            \(viewer.isOnTeam(crisis.id)
                ? link(crisis.path, t("Enter the room"), class: "button")
                : link("/?crisis=\(crisis.id)", t("What is true now"), class: "button"))</li>
            """
    }

    private func closedRow(_ listed: CrisisListed) -> HTML {
        let crisis = listed.crisis
        return """
            <li class="need">\(tag(.plain, t("Closed")))<div><p><strong translate="no">\(crisis.title)</strong></p>\
            <p class="small soft">\(t("\(moment: crisis.openedAt) to \(moment: crisis.closedAt ?? crisis.openedAt)"))</p>\
            \(said(listed.outcome))</div>\(link(crisis.path + "/facts", t("Its facts"), class: "button"))</li>
            """
    }
}
