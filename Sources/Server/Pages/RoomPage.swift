import Platform
import Situation
import Voice

private struct RoomShown: Sendable {
    let crisis: Crisis
    let needs: [RoomNeed]
    let facts: [Fact]
    let sheet: FactSheet
    let timeline: Timeline
    let reach: BriefingReach?
    let figures: PostFigures
    let outdated: [(fact: Fact, standing: StandingOn)]
}

extension Visit {
    func roomPage() async throws -> Answer {
        let id = try crisis()
        let (house, t) = (house, t)
        let shown = try await read { tx in
            let crisis = try Crisis.get(id, in: tx)
            let facts = try Fact.current(of: id, in: tx)
            return RoomShown(
                crisis: crisis, needs: try CrisisNeeds.find(of: crisis, house: house, in: tx, t), facts: facts,
                sheet: try FactSheet.find(of: id, in: tx),
                timeline: try Timeline.find(of: id, house: house, limit: 8, in: tx),
                reach: try Briefing.latest(of: id, in: tx)?.reach(in: tx),
                figures: try PostFigures.find(of: id, in: tx),
                outdated: try outdated(facts, in: id, tx))
        }
        return page(
            t(.verbatim(shown.crisis.title)), place: .room, eyebrow: "\(t("Crisis room"))",
            actions: actions(shown.crisis)
        ) {
            """
            <div class="cols">
            \(live("needs", on: "crisis fact tip briefing question post hold second-look", every: 60, class: "c12") { needsCard(shown.needs) })
            \(live("figures", on: "briefing post", class: "c12 cols") { figures(shown) })
            \(live("facts", on: "fact post", class: "c7") { factsCard(shown) })
            \(live("timeline", on: "crisis fact tip briefing question post hold guidance", class: "c5") {
                card(t("As it happened"), aside: link(shown.crisis.path + "/timeline", t("All of it"))) {
                    timelineList(shown.timeline.entries, t)
                }
            })
            </div>
            """
        }
    }

    /// Facts that posts outside still tell the old way. What is outside changes with an event, and so can be remembered;
    /// a fact may become public without one.
    private func outdated(
        _ facts: [Fact], in crisis: ID<Crisis>, _ tx: Transaction
    ) throws -> [(fact: Fact, standing: StandingOn)] {
        let versions = facts.map { "\($0.number).\($0.version(publicAt: tx.now)?.number ?? 0)" }.joined(separator: " ")
        let house = house
        let standing = try tx.remembered("room/outdated/\(crisis)/\(versions)") {
            try house.postsStandingOn(facts, tx).filter { $0.value.published > 0 }
        }
        return facts.compactMap { fact in standing[fact.id].map { (fact, $0) } }
    }

    private func actions(_ crisis: Crisis) -> HTML {
        """
        \(link(crisis.path + "/state", t("State on paper"), class: "button quiet"))\
        \(link(crisis.path + "/settings", t("Settings"), class: "button quiet"))\
        \(link(crisis.path + "/holds", bar?.isHeld == true ? t("Hold is in force") : t("Hold posts"), class: "button danger"))\
        \(link(crisis.path + "/briefings/new", t("Write update"), class: "button primary"))
        """
    }

    private func needsCard(_ needs: [RoomNeed]) -> HTML {
        card(t("What needs you now")) {
            needs.isEmpty
                ? empty(
                    t("Nothing waits for you"), t("Whatever needs the team stands here first, with one step to take."))
                : """
                <ul class="rows">\(needs.map { need -> HTML in
                    """
                    <li class="need">\(tag(need.tone, need.tag))<span>\(need.sentence)</span>\
                    \(link(need.path, need.action, class: "button"))</li>
                    """
                })</ul>
                """
        }
    }

    private func figures(_ shown: RoomShown) -> HTML {
        let figures = shown.figures
        return """
            \(figure(
                t("Employees who read the last update"), shown.reach.map { "\($0.percent)%" } ?? "–",
                shown.reach.map(readingWords) ?? t("No update has been sent yet")))
            \(figure(
                t("Own voices published"), t.number(figures.published),
                t("\(figures.ownWordsPercent)% in their own words")))
            \(figure(
                t("Waiting to go out"), t.number(figures.waiting),
                t(figures.unknown, "\(figures.unknown) whose outcome is not known", "\(figures.unknown) whose outcome is not known")))
            \(figure(
                t("“I cannot say this”"), t.number(figures.declines),
                t("times, without a name: a sign that the guidance needs work")))
            """
    }

    private func readingWords(_ reach: BriefingReach) -> String {
        let totals = t("\(reach.readers) of \(reach.recipients)")
        guard let minutes = reach.minutesUntilHalf else { return totals }
        return t(
            minutes, "\(reach.readers) of \(reach.recipients), half within \(minutes) minute",
            "\(reach.readers) of \(reach.recipients), half within \(minutes) minutes")
    }

    private func figure(_ title: String, _ value: String, _ meaning: String) -> HTML {
        """
        <div class="card c3 kpi"><p class="soft small">\(title)</p><b>\(said(value))</b><p class="small soft">\(meaning)</p></div>
        """
    }

    private func factsCard(_ shown: RoomShown) -> HTML {
        let changed = shown.sheet.changedAt.map { "\(t("v\(shown.sheet.version) · \(moment: $0)"))" as HTML }
        return card(t("Facts"), aside: changed ?? .nothing) {
            """
            <div class="rows">\(shown.facts.map { factRow($0, for: .team, t) })</div>
            \(shown.outdated.map { fact, standing -> HTML in
                """
                <p class="small">\(t(standing.published, "\(standing.published) published post stands on an old version of fact \(fact.number).",
                "\(standing.published) published posts stand on an old version of fact \(fact.number).")) \
                \(t(standing.corrected, "Their authors were told; \(standing.corrected) has corrected.",
                "Their authors were told; \(standing.corrected) have corrected."))</p>
                """
            })
            """
        }
    }
}
