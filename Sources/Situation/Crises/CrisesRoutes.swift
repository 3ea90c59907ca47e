import HTTPTypes
import Platform

package func crisesRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/crises", .employee) { try await $0.crisesPage() },
        Route(.get, "/crises/new", .opener) { try await $0.openingPage() },
        Route(.post, "/crises", .opener) { try await $0.openThisCrisis() },
        Route(.get, "/crises/:crisis/settings", .team) { try await $0.settingsPage() },
        Route(.post, "/crises/:crisis/settings", .team) { visit in
            let (form, id) = (try visit.form(), try visit.crisis())
            let problems = try await visit.write { tx in
                try changeCrisis(id, to: CrisisDetails(settings: form), by: visit.viewer.id, in: tx)
            }
            guard problems.isEmpty else { return try await visit.settingsPage(Filled(form, problems: problems)) }
            return .see("/crises/\(id)/settings", .saved)
        },
        Route(.post, "/crises/:crisis/phases", .team) { visit in
            let (form, id) = (try visit.form(), try visit.crisis())
            guard let phase = Phase(rawValue: form["phase"]), phase != .closed else { throw Refusal.unreadable }
            try await visit.write { try beginPhase(phase, of: id, note: form["note"], by: visit.viewer.id, in: $0) }
            return .see("/crises/\(id)/settings", .saved)
        },
        Route(.get, "/crises/:crisis/timeline", .team) { try await $0.timelinePage() },
        Route(.get, "/crises/:crisis/state", .team) { try await $0.statePage() },
    ] + teamRoutes + checklistRoutes + closureRoutes
}

extension Visit {
    fileprivate func openThisCrisis() async throws -> Answer {
        let form = try form()
        let books = try await goodPlaybooks()
        let playbook = books.first { $0.slug == form["playbook"] }
        let details = CrisisDetails(opening: form, from: playbook, organisation: services.settings.organisation)
        let (house, opener) = (house, viewer.id)
        let result = try await write { tx in
            try openCrisis(details, from: playbook, house: house, by: opener, in: tx)
        }
        switch result {
        case .success(let crisis): return .see(crisis.path, .opened)
        case .failure(let problems): return try await openingPage(Filled(form, problems: problems.all))
        }
    }

    /// The pages behind the room.
    func roomPages(of crisis: ID<Crisis>, at current: String) -> HTML {
        let pages = [
            ("team", t("Team")), ("checklist", t("Checklist")), ("timeline", t("Timeline")), ("state", t("State")),
            ("playbook", t("Playbook")), ("settings", t("Settings")),
        ]
        return """
            <nav class="subnav no-print" aria-label="\(t("The room"))">\(pages.map { page, words -> HTML in
                """
                <a href="/crises/\(crisis)/\(page)"\(attribute: "aria-current", page == current ? "page" : nil)>\(words)</a>
                """
            })</nav>
            """
    }
}
