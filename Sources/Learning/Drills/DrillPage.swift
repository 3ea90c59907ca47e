import Care
import HTTPTypes
import Platform
import Situation

extension Visit {
    /// A drill while it runs. When it is over the debrief opens by itself (C6).
    func drillPage(_ filled: Filled) async throws -> Answer {
        let (id, viewer): (ID<Drill>, ID<Person>) = (try id("drill"), viewer.id)
        let form = filled.form
        let (seat, sought) = try await read { tx in
            let seat = try DrillSeat.get(id, for: viewer, in: tx)
            guard filled.problem("who") != nil else { return (seat, Sought?.none) }
            return (seat, try seekColleague(form["who"], chosen: form.chosen("who"), for: viewer, in: tx))
        }
        let play = seat.play
        // Words that came too late are shown once more; without any there is nothing to stay for.
        if play.isOver, call.method == .get, call.headers[.xPart] == nil { return .see(seat.drill.path + "/debrief") }
        return page(
            t("Drill: \(seat.scenario.title)"), at: seat.drill.path, place: .drills, actions: leaving(seat),
            status: filled.status, following: seat.stream
        ) {
            seat.drill.startedAt == nil
                ? "\(drillBand)\(drillLobby(filled, seat, sought))"
                : """
                \(drillBand)<div class="cols drill"><section class="c8 stack">\
                \(if: seat.mayAnswer, answering(filled, seat, play))\
                \(live("feed", on: "drill", class: "stack") { drillFeed(seat, play) })\
                \(leadingCards(filled, seat, play))</section>\
                <aside class="c4 stack">\(live("sheet", on: "drill", class: "stack") { "\(clockCard(seat, play))\(drillFacts(play))" })\
                \(decisions(filled, seat, play))\(whoIsHere(seat))\
                \(card(t("Where you are")) { brief(seat) })\(boundaries(seat))</aside></div>
                """
        }
    }

    /// The same part as before it began: whoever waits there is taken along.
    private func whoIsHere(_ seat: DrillSeat) -> HTML {
        guard seat.drill.form == .team else { return .nothing }
        return live("people", on: "drill", class: "stack") {
            card(t("Who is in it")) {
                """
                <div data-drill-begun>\(roster(seat))</div>\(if: seat.isWithoutLead, takeLead(seat))
                """
            }
        }
    }

    private func leaving(_ seat: DrillSeat) -> HTML {
        form(
            seat.drill.path + "/departure", token: token,
            confirm: t("Leave this drill? Nothing of it is kept, and nobody is told.")
        ) { button(t("Leave"), class: "quiet") }
    }

    private func brief(_ seat: DrillSeat) -> HTML {
        """
        <p translate="no">\(seat.scenario.brief)</p>\
        <p class="small soft">\(t("In this drill you work at \(seat.scenario.company)."))</p>
        """
    }

    /// How long it has gone on, and when the page should look again.
    private func clockCard(_ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        let wait = seat.drill.isPaused ? nil : play.nextAt.map { max(0, $0 - seat.clock) }
        return """
            <section class="card" data-drill-next="\(wait.map { String(min($0, 15_000)) } ?? "")"\
            \(attribute: "data-drill-over", play.isOver ? seat.drill.path + "/debrief" : nil)>\
            <header><h2>\(t("\(DrillOffset.written(play.time)) of \(DrillOffset.written(seat.scenario.length))"))</h2>\
            \(if: seat.drill.isPaused, tag(.care, t("Paused")))</header>\
            <progress max="\(String(seat.scenario.length))" value="\(String(play.time))" aria-label="\(t("Time in this drill"))"></progress>\
            \(if: play.isQuiet && !play.isOver, "<p>\(t("Nobody waits for you any more. You can end it here."))</p>")\
            \(if: play.isOver, "<p>\(link(seat.drill.path + "/debrief", t("It is over. Look back"), class: "button primary"))</p>")\
            \(if: seat.isLeading && !play.isOver, controls(seat))</section>
            """
    }

    private func controls(_ seat: DrillSeat) -> HTML {
        """
        <div class="line">\(seat.drill.isPaused
            ? form(seat.drill.path + "/continuation", token: token) { button(t("Go on"), class: "primary small") }
            : form(seat.drill.path + "/pause", token: token) { button(t("Pause"), class: "small") })\
        \(form(seat.drill.path + "/end", token: token, confirm: t("End it here and look back?")) { button(t("End it and look back"), class: "small") })</div>
        """
    }

    func drillFacts(_ play: DrillPlay) -> HTML {
        card(t("Fact sheet"), aside: "\(t("v\(play.sheet)"))") {
            """
            <ul class="rows" id="drill-facts">\(play.facts.map { fact -> HTML in
                """
                <li><p><strong class="num">\(t.number(fact.number))</strong> <span translate="no">\(fact.statement)</span></p>\
                <p class="line">\(tag(fact.status.tone, t(fact.status.words)))\
                \(fact.changedAt.map { "<span class=\"small soft\">\(t("changed at \(DrillOffset.written($0))"))</span>" as HTML })</p></li>
                """
            })</ul>
            """
        }
    }

    private func boundaries(_ seat: DrillSeat) -> HTML {
        guard !seat.scenario.boundaries.isEmpty else { return .nothing }
        return card(t("Boundaries")) {
            """
            <ul class="rows">\(seat.scenario.boundaries.map { boundary -> HTML in
                """
                <li><p>\(tag(boundary.weight.tone, t(boundary.weight.words))) <strong translate="no">\(boundary.title)</strong></p>\
                <p class="small soft" translate="no">\(boundary.reason)</p></li>
                """
            })</ul>
            """
        }
    }
}
