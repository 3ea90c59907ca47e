import HTTPTypes
import Platform

extension Visit {
    /// For the team: what waits, and what was decided.
    func tipsPage(_ filled: Filled = Filled()) async throws -> Answer {
        let id = try crisis()
        let (crisis, waiting, decided, facts, people) = try await read { tx in
            let (waiting, decided) = (
                try Tip.waiting(in: id, tx: tx), try Tip.decided(in: id, limit: 30, tx: tx)
            )
            return (
                try Crisis.get(id, in: tx), waiting, decided,
                Dictionary(try Fact.all(of: id, in: tx).map { ($0.id, $0) }) { first, _ in first },
                try Person.all((waiting + decided).map(\.person), in: tx)
            )
        }
        return page(
            t("What colleagues know"), at: crisis.path + "/tips", place: .facts, eyebrow: said(crisis.title),
            status: filled.status
        ) {
            """
            \(live("tips", on: "tip fact", class: "stack") {
                waiting.isEmpty
                    ? empty(
                        t("Nothing waits"),
                        t("What colleagues tell about the facts stands here until you have taken it, or said why not."))
                    : "\(waiting.map { waitingTip($0, facts, people, filled) })"
            })\(if: !decided.isEmpty, card(t("Decided")) {
                "<ul class=\"rows\">\(decided.map { decidedTip($0, people) })</ul>"
            })
            """
        }
    }

    private func waitingTip(
        _ tip: Tip, _ facts: [ID<Fact>: Fact], _ people: [ID<Person>: Person], _ filled: Filled
    ) -> HTML {
        // What was typed belongs to one of them.
        let isTyped = filled.form["tip"] == tip.id.rawValue
        let fields = Fields(isTyped ? filled : Filled(), t)
        let fact = tip.fact.flatMap { facts[$0] }
        let take =
            fact.map { $0.path + "/versions/new?tip=\(tip.id)" } ?? "/crises/\(tip.crisis)/facts/new?tip=\(tip.id)"
        let person = people[tip.person]
        return card(t(tip.kind.words), aside: time(tip.givenAt, t)) {
            """
            <p class="statement" translate="no">\(tip.statement)</p>\
            <dl class="facts-of"><div><dt>\(t("Who says so"))</dt><dd>\(said("\(person?.name ?? ""), \(person?.title ?? ""), \(person?.department ?? "")"))</dd></div>\
            <div><dt>\(t("How they know"))</dt><dd>\(said(tip.source))</dd></div>\
            \(fact.map { fact -> HTML in
                "<div><dt>\(link(fact.path, t("Fact \(fact.number)")))</dt><dd>\(said(fact.current?.statement ?? ""))</dd></div>"
            })</dl>\
            <p class="small soft">\(tip.wantsName ? t("The fact’s history will say their name.") : t("They do not wish to be named."))</p>\
            <p class="line">\(link(take, t("Take it into the facts"), class: "button primary"))</p>\
            <details\(flag: "open", isTyped)><summary>\(t("Not, because"))</summary>\
            \(form("/crises/\(tip.crisis)/tips/\(tip.id)/refusal", token: token, class: "stack") {
                """
                <input type="hidden" name="tip" value="\(tip.id)">\(fields.summary)\
                \(TipReply(fields: fields, tip: tip).html)\(button(t("Tell them")))
                """
            })</details>
            """
        }
    }

    private func decidedTip(_ tip: Tip, _ people: [ID<Person>: Person]) -> HTML {
        let person = people[tip.person]
        return """
            <li><p class="line">\(tipTag(tip))<span class="small soft">\(said(person?.name ?? ""))</span></p>\
            <p>\(said(tip.statement))</p>\(if: !tip.reply.isEmpty, "<p class=\"soft\">\(t("The answer:")) \(said(tip.reply))</p>")\
            \(if: tip.outcome == .taken && tip.person != viewer.id, "<p>\(link("/thanks/new?to=\(person?.email ?? "")", t("Thank them in your own words"), class: "button small"))</p>")</li>
            """
    }
}

/// Several stand on one page, so that the field is named after its tip.
private struct TipReply {
    let fields: Fields
    let tip: Tip

    var html: HTML {
        let (id, problem) = ("reply-\(tip.id)", fields.filled.problem("reply"))
        return """
            <div class="field"><label for="\(id)">\(fields.t("Why not"))</label>\
            <p class="hint">\(fields.t("They read this. A sentence is enough."))</p>\
            <textarea id="\(id)" name="reply" rows="2"\(attribute: "aria-invalid", problem == nil ? nil : "true")>\n\(fields.filled.form["reply"])</textarea>\
            \(problem.map { "<p class=\"problem\">\(fields.t($0))</p>" as HTML })</div>
            """
    }
}
