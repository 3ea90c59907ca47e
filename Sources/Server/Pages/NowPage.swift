import Care
import HTTPTypes
import Learning
import Platform
import Situation
import Voice

/// Everything that Now shows, read in one go.
private struct NowShown: Sendable {
    let briefing: Briefing?
    let sender: Person?
    let facts: [Fact]
    let sheet: FactSheet
    let boundaries: [Situation.Boundary]
    let colleagues: [PublishedWords]
    let notices: [PostNotice]
    let rounds: [Round]
    let together: TogetherNews
    let duty: DutyNews
}

extension Visit {
    func nowPage() async throws -> Answer {
        guard let crisis = bar?.crisis, crisis.isOpen else { return try await quietPage() }
        let (viewer, house, token) = (viewer, house, token)
        let shown = try await read { tx in
            let briefing = try Briefing.latest(of: crisis.id, for: viewer.person, in: tx)
            return NowShown(
                briefing: briefing, sender: try briefing.flatMap { try $0.sender(in: tx) },
                facts: try Fact.current(of: crisis.id, in: tx), sheet: try FactSheet.find(of: crisis.id, in: tx),
                boundaries: try Situation.Boundary.inForce(of: crisis.id, in: tx),
                colleagues: try PublishedWords.newest(of: crisis.id, limit: 3, in: tx),
                notices: try PostNotice.open(for: viewer.id, in: tx), rounds: try Round.newest(in: tx),
                together: try TogetherNews.find(
                    for: viewer,
                    besides: learningNews(for: viewer.id, in: crisis, house: house, token: token, tx: tx), in: tx),
                duty: try DutyNews.find(for: viewer, in: tx))
        }
        if let briefing = shown.briefing, call.headers[.xPart] == nil {
            try await noteReading(of: briefing)
        }
        return page(
            t("What is going on"), place: .now,
            eyebrow: "\(t("\(day: now), \(time: now)"))"
        ) {
            """
            \(followUpNotice)\(live("duty", on: "crisis") { dutyNotice(shown.duty) })\(live("notices", on: "fact post") { noticesCard(shown.notices, t) })
            <div class="cols"><section class="c8 stack">
            \(live("briefing", on: "briefing", class: "stack") { briefingCard(shown, crisis) })
            \(live("facts", on: "fact", class: "stack") { factsCard(shown, crisis) })
            \(live("colleagues", on: "post", class: "stack") { colleaguesCard(shown.colleagues, t) })
            </section><aside class="c4 stack">
            \(live("together", on: "thanks door tip question", class: "stack") { shown.together.cards(t) })
            \(asking(on: "now") { invitation })
            \(live("rounds", on: "round", class: "stack") { roundCards(shown.rounds) })
            \(live("boundaries", on: "guidance boundary", class: "stack") { boundariesCard(shown.boundaries, crisis) })
            \(rightsNotice(t))
            </aside></div>
            """
        }
    }

    private var invitation: HTML {
        card(t("Do you want to say something?")) {
            """
            <p>\(t("It is your choice, today and every day. Nobody keeps a list of who does."))</p>
            <p class="line">\(link("/drafts", t("Write"), class: "button primary"))\
            \(link("/support/ready", t("Three questions first")))</p>\(pauseOffer(on: "now"))
            """
        }
    }

    private func quietPage() async throws -> Answer {
        let (viewer, house, token) = (viewer, house, token)
        let (rounds, together, ambassador) = try await read { tx in
            (
                try Round.newest(in: tx),
                try TogetherNews.find(
                    for: viewer, besides: learningNews(for: viewer.id, house: house, token: token, tx: tx), in: tx),
                // None while any crisis is open (F4), whichever one this page stands in.
                try Crisis.open(in: tx).isEmpty ? try Ambassador.find(viewer.id, in: tx) : nil
            )
        }
        return page(t("All is quiet"), place: .now, eyebrow: "\(t("\(day: now), \(time: now)"))") {
            """
            <div class="stack">\(followUpNotice)\(live("together", on: "thanks door tip question", class: "stack") { together.cards(t) })\
            \(live("rounds", on: "round", class: "stack") { roundCards(rounds) })\(promptCard(ambassador))\(noCrisis)</div>
            """
        }
    }

    private func roundCards(_ rounds: [Round]) -> HTML { "\(rounds.filter { $0.isOpen(at: now) }.map(openRoundCard))" }

    private var noCrisis: HTML {
        empty(
            t("No crisis is open"),
            t("When something happens you will find here what is known, what is not, and when you hear more."),
            action: viewer.mayOpenCrises ? link("/crises/new", t("Open a crisis"), class: "button") : .nothing)
    }

    private func briefingCard(_ shown: NowShown, _ crisis: Crisis) -> HTML {
        guard let briefing = shown.briefing, let sender = shown.sender else {
            return card(t("No update yet")) { "<p>\(t("The first one is being written."))</p>" }
        }
        return """
            <article class="card">\(audienceTag(briefing, t))<div class="byline">\(avatar(sender.name))<span><strong translate="no">\(sender.name), \
            \(sender.title)</strong> · \(time(briefing.sentAt, t)) · \(t("next update by \(moment: briefing.nextAt)"))</span></div>
            \(briefingText(briefing, briefing.translation(for: viewer.person), class: "voice large", t))\
            \(briefing.corrections.last.map { correction -> HTML in
                """
                <p class="small soft">\(t("Corrected \(moment: correction.correctedAt).")) \(said(correction.why))</p>
                """
            })<p class="small line">\(link(crisis.path + "/briefings/\(briefing.id)", t("Ask about it, or read what others asked")))\(link(crisis.path + "/briefings", t("All updates")))</p></article>
            """
    }

    private func factsCard(_ shown: NowShown, _ crisis: Crisis) -> HTML {
        let reader: FactReader = viewer.isOnTeam(crisis.id) ? .team : .everyone(at: now)
        let facts = shown.facts.filter { $0.version(for: reader) != nil }
        let changed = shown.sheet.changedAt.map { "\(t("v\(shown.sheet.version) · changed \(moment: $0)"))" as HTML }
        return card(t("What we know"), aside: changed ?? .nothing) {
            facts.isEmpty
                ? empty(t("Nothing is established yet"), t("Facts stand here as soon as someone answers for them."))
                : """
                <div class="rows">\(facts.map { factRow($0, for: reader, t) })</div>\
                <p class="small">\(link(crisis.path + "/tips/new", t("Something is not right, or you know more? Tell the team")))</p>
                """
        }
    }

    private func boundariesCard(_ boundaries: [Situation.Boundary], _ crisis: Crisis) -> HTML {
        guard !boundaries.isEmpty else { return .nothing }
        return card(t("Please leave out, for now")) {
            """
            <ul class="rows">\(boundaries.reversed().prefix(6).map { boundary -> HTML in
                """
                <li><strong translate="no">\(boundary.title)</strong> \
                <span class="soft">\(t("Until \(moment: boundary.details.expiresAt). Ask \(boundary.details.ask)."))</span></li>
                """
            })</ul><p class="small">\(link(crisis.path + "/guidance", t("Why, and what you can say instead")))</p>
            """
        }
    }
}
