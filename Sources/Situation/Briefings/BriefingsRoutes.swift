import HTTPTypes
import Platform

package func briefingsRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/crises/:crisis/briefings", .employee) { try await $0.briefingsPage() },
        Route(.get, "/crises/:crisis/briefings/new", .briefer) { try await $0.writingPage() },
        Route(.post, "/crises/:crisis/briefings/preview", .briefer) { visit in
            .page(try await visit.preview(of: try visit.form()))
        },
        Route(.post, "/crises/:crisis/briefings", .briefer) { try await $0.sendThisBriefing() },
        Route(.post, "/crises/:crisis/briefings/nothing-new", .briefer) { try await $0.sendNothingNew() },
        Route(.get, "/crises/:crisis/briefings/:briefing", .employee) { try await $0.briefingPage() },
        Route(.post, "/crises/:crisis/briefings/:briefing/corrections", .briefer) { visit in
            let form = try visit.form()
            let (crisis, id): (ID<Crisis>, ID<Briefing>) = (try visit.crisis(), try visit.id("briefing"))
            let problems = try await visit.write { tx in
                try correctBriefing(
                    id, of: crisis, text: form["text"], short: form["short"], why: form["why"], by: visit.viewer.id,
                    in: tx)
            }
            guard problems.isEmpty else { return try await visit.briefingPage(Filled(form, problems: problems)) }
            return .see("/crises/\(crisis)/briefings/\(id)", .corrected)
        },
        Route(.post, "/crises/:crisis/briefings/:briefing/translations", .briefer) { visit in
            let form = try visit.form()
            let (crisis, id): (ID<Crisis>, ID<Briefing>) = (try visit.crisis(), try visit.id("briefing"))
            let problems = try await visit.write { tx in
                try translateBriefing(
                    id, of: crisis, into: form["language"], text: form["translation"], short: form["short_translation"],
                    by: visit.viewer.id, in: tx)
            }
            guard problems.isEmpty else { return try await visit.briefingPage(Filled(form, problems: problems)) }
            return .see("/crises/\(crisis)/briefings/\(id)", .saved)
        },
    ]
}

extension Visit {
    fileprivate func sendThisBriefing() async throws -> Answer {
        let (form, crisis) = (try form(), try crisis())
        var details = BriefingDetails(
            text: form["text"], nextAt: t.instant(input: form["next_at"]), responsible: form.id("responsible"))
        details.isUrgent = form.isOn("urgent")
        details.urgentBecause = form["urgent_because"]
        details.audience = BriefingAudience(form)
        details.short = form["short"]
        let chosen = details
        let result = try await write { try sendBriefing(chosen, in: crisis, by: viewer.id, in: $0) }
        switch result {
        case .success: return .see("/crises/\(crisis)/briefings", .sent)
        case .failure(let problems): return try await writingPage(Filled(form, problems: problems.all))
        }
    }

    /// One click: the line that says so, and the next time that the cadence gives (A5).
    fileprivate func sendNothingNew() async throws -> Answer {
        let id = try crisis()
        let result = try await write { try sendNothingNew(in: $0) }
        switch result {
        case .success: return .see("/crises/\(id)/briefings", .sent)
        case .failure(let problems): return try await writingPage(Filled(problems: problems.all))
        }
    }

    func sendNothingNew(in tx: Transaction) throws -> Result<Briefing, Problems> {
        let crisis = try Crisis.get(crisis(), in: tx)
        let line = nothingNew(since: try Briefing.latest(of: crisis.id, in: tx)?.sentAt)
        let details = BriefingDetails(text: line, isWithoutNews: true, nextAt: crisis.nextUpdate(after: tx.now))
        return try sendBriefing(details, in: crisis.id, by: viewer.id, in: tx)
    }

    /// The line that the product offers when there is nothing to say.
    func nothingNew(since last: Instant?) -> String {
        guard let last else { return t("We have nothing certain to tell you yet. We are working on it.") }
        return t("Nothing new since \(moment: last). We are still working on it.")
    }
}
