import HTTPTypes
import Platform

/// Everything the page of one fact shows.
struct FactShown: Sendable {
    let crisis: Crisis
    let fact: Fact
    let history: [FactVersion]
    let approvals: [ID<FactVersion>: [FactApproval]]
    let people: [ID<Person>: Person]
    let standing: StandingOn
    /// Who knew it, where they wish to be named.
    let knowers: [ID<FactVersion>: ID<Person>]
}

extension Visit {
    func shownFact() async throws -> FactShown {
        let (crisisID, factID): (ID<Crisis>, ID<Fact>) = (try crisis(), try id("fact"))
        let reader = try factReader
        let house = house
        return try await read { tx in
            guard let crisis = try Crisis.find(crisisID, in: tx) else { throw Refusal.notFound }
            let fact = try Fact.find(factID, of: crisisID, in: tx)
            guard fact.version(for: reader) != nil else { throw Refusal.notFound }
            let history = try Fact.history(of: factID, in: tx)
            let approvals = try FactApproval.all(of: history.map(\.id), in: tx)
            let knowers = try Tip.named(for: history.map(\.id), of: factID, in: tx)
            let people = try Person.all(
                history.map(\.writtenBy) + approvals.map(\.by) + Array(knowers.values), in: tx)
            return FactShown(
                crisis: crisis, fact: fact, history: history,
                approvals: Dictionary(grouping: approvals, by: \.version), people: people,
                standing: try house.postsStandingOn([fact], tx)[factID] ?? StandingOn(), knowers: knowers)
        }
    }

    func factPage(_ problems: [Problem] = [], filled: Form = Form()) async throws -> Answer {
        let shown = try await shownFact()
        let isTeam = viewer.isOnTeam(shown.crisis.id)
        let mayWrite = isTeam && shown.crisis.phase != .closed
        let fields = Fields(Filled(filled, problems: problems), t)
        let path = "/crises/\(shown.crisis.id)/facts/\(shown.fact.id)"
        return page(
            t("Fact \(shown.fact.number)"), at: path, place: .facts, eyebrow: said(shown.crisis.title),
            actions: mayWrite ? link(path + "/versions/new", t("Change it"), class: "button primary") : .nothing,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) {
            """
            \(fields.summary)<div class="cols"><section class="c8 stack">\
            \(live("fact", on: "fact", class: "stack") {
                """
                \(if: isTeam, proposalCard(shown, path, mayWrite: mayWrite))\
                \(if: shown.fact.current != nil, standingCard(shown))\(historyCard(shown))
                """
            })</section><aside class="c4 stack">\(if: shown.crisis.phase != .closed, tipCard(shown))\
            \(if: isTeam && shown.fact.earlier != nil, live("standing", on: "fact post") { postsCard(shown) })\
            \(if: mayWrite && shown.fact.current != nil, reviewCard(shown, path, fields))\
            \(if: mayWrite && shown.fact.current?.status != .withdrawn && shown.fact.current != nil, withdrawCard(path, fields))
            </aside></div>
            """
        }
    }

    private func standingCard(_ shown: FactShown) -> HTML {
        guard let reader = try? factReader, let version = shown.fact.version(for: reader) else { return .nothing }
        return card(t("What we say"), aside: statusTag(version, t)) {
            """
            <p class="statement" translate="no">\(version.statement)</p>\(figures(version))
            <dl class="facts-of">\
            <div><dt>\(t("Answers for it"))</dt><dd>\(said(shown.fact.owner))</dd></div>\
            \(if: !version.source.isEmpty, "<div><dt>\(t("How we know"))</dt><dd>\(said(version.source))</dd></div>")\
            <div><dt>\(t("Since"))</dt><dd>\(time(version.shownAt, t))</dd></div>\
            \(version.notPublicBefore.map { at -> HTML in
                "<div><dt>\(t("Not public before"))</dt><dd>\(time(at, t))</dd></div>"
            })\(shown.fact.reviewBy.map { at -> HTML in
                "<div><dt>\(t("Looked at again by"))</dt><dd>\(time(at, t))</dd></div>"
            })</dl>
            """
        }
    }

    func figures(_ version: FactVersion) -> HTML {
        guard !version.figures.isEmpty else { return .nothing }
        return """
            <dl class="facts-of">\(version.figures.map { figure -> HTML in
                """
                <div><dt>\(said(figure.name))</dt><dd class="num">\(t(figure.comparator.words(t.decimal(figure.value)))) \
                \(said(figure.unit))</dd></div>
                """
            })</dl>
            """
    }

    private func postsCard(_ shown: FactShown) -> HTML {
        guard let earlier = shown.fact.earlier else { return .nothing }
        let standing = shown.standing
        let total = standing.drafts + standing.queued + standing.published
        return card(t("Who stands on the old version")) {
            guard total > 0 else {
                return "<p class=\"soft\">\(t("Nobody's words still say what version \(earlier.number) said."))</p>"
            }
            return """
                <ul class="rows">\
                \(if: standing.published > 0, "<li>\(t(standing.published, "1 published post still says it.", "\(standing.published) published posts still say it.")) \(t("Their authors were told; \(standing.corrected) have corrected."))</li>")\
                \(if: standing.queued > 0, "<li>\(t(standing.queued, "1 post in the queue was stopped.", "\(standing.queued) posts in the queue were stopped."))</li>")\
                \(if: standing.drafts > 0, "<li>\(t(standing.drafts, "1 draft is marked for its author.", "\(standing.drafts) drafts are marked for their authors."))</li>")\
                </ul>
                """
        }
    }

    private func tipCard(_ shown: FactShown) -> HTML {
        let isOpen = (try? factReader).flatMap { shown.fact.version(for: $0)?.status } == .developing
        return card(t("Do you know more?")) {
            """
            <p>\(t("If this is your subject, tell the team. It reads it, decides, and tells you what came of it."))</p>\
            <p>\(link("/crises/\(shown.crisis.id)/tips/new?fact=\(shown.fact.id)", isOpen ? t("I know the answer") : t("This is not right, because…"), class: "button"))</p>
            """
        }
    }

    private func reviewCard(_ shown: FactShown, _ path: String, _ fields: Fields) -> HTML {
        card(t("Still right?")) {
            form(path + "/reviews", token: token, class: "stack") {
                """
                \(fields.text("review_by", t("Look again by"), type: "datetime-local", hint: t("Leave it empty when it will not change.")))\
                \(button(t("It is still right")))
                """
            }
        }
    }

    private func withdrawCard(_ path: String, _ fields: Fields) -> HTML {
        card(t("Take it back")) {
            """
            <details\(flag: "open", fields.filled.problem("why") != nil)><summary>\(t("Withdraw this fact"))</summary>\
            \(form(path + "/withdrawal", token: token, class: "stack") {
                """
                <p class="soft">\(t("It takes effect at once. Everyone who stood on it is told. A new version can bring it back."))</p>\
                \(fields.area("why", t("Why"), rows: 2))\(button(t("Withdraw"), class: "danger"))
                """
            })</details>
            """
        }
    }
}

extension FactFigure.Comparator {
    func words(_ value: String) -> Sentence {
        switch self {
        case .exactly: "\(value)"
        case .about: "about \(value)"
        case .atLeast: "at least \(value)"
        case .atMost: "at most \(value)"
        case .moreThan: "more than \(value)"
        case .lessThan: "less than \(value)"
        }
    }

    var words: Sentence {
        switch self {
        case .exactly: "exactly"
        case .about: "about"
        case .atLeast: "at least"
        case .atMost: "at most"
        case .moreThan: "more than"
        case .lessThan: "less than"
        }
    }
}
