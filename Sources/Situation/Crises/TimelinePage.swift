import Platform

extension Visit {
    func timelinePage() async throws -> Answer {
        let id = try crisis()
        let before = call.query["before"]
        let house = house
        let (crisis, timeline) = try await read { tx in
            (
                try Crisis.get(id, in: tx),
                try Timeline.find(of: id, house: house, before: Int64(before) ?? .max, in: tx)
            )
        }
        return page(t("Timeline"), place: .team, eyebrow: said(crisis.title)) {
            """
            \(roomPages(of: id, at: "timeline"))
            \(live("timeline", on: "crisis fact boundary message guideline template briefing hold post") {
                card(t("As it happened")) { timelineList(timeline.entries, t) }
            })
            \(timeline.next.map { next -> HTML in
                """
                <nav class="pages" aria-label="\(t("Pages"))">\(link("/crises/\(id)/timeline?before=\(next)", t("Earlier"), class: "button"))</nav>
                """
            })
            """
        }
    }
}
