import Platform

extension Visit {
    func newFactPage(_ filled: Filled? = nil) async throws -> Answer {
        let crisisID = try crisis()
        let (crisis, owners) = try await writableCrisis()
        let filled = if let filled { filled } else { try await newFact() }
        return page(
            t("Add a fact"), place: .facts, eyebrow: said(crisis.title), status: filled.status
        ) {
            """
            <div class="cols"><section class="card c8">\
            \(factForm("/crises/\(crisisID)/facts", filled, owners, approvals: crisis.approvalsNeeded, isNew: true))
            </section><aside class="c4 stack">\(adviceCard)</aside></div>
            """
        }
    }

    /// The words that stand now are shown beside the form, so that a conflict is decided with both in view.
    func changeFactPage(_ filled: Filled? = nil) async throws -> Answer {
        let factID: ID<Fact> = try id("fact")
        let (crisis, owners) = try await writableCrisis()
        let fact = try await read { try Fact.find(factID, of: crisis.id, in: $0) }
        guard let newest = fact.newest else { throw Refusal.notFound }
        var filled = if let filled { filled } else { try await change(of: fact, newest) }
        filled.form["based_on"] = String(newest.number)
        return page(
            t("Change fact \(fact.number)"), place: .facts, eyebrow: said(crisis.title), status: filled.status
        ) {
            """
            <div class="cols"><section class="card c8">\
            \(factForm("/crises/\(crisis.id)/facts/\(fact.id)/versions", filled, owners, approvals: crisis.approvalsNeeded, isNew: false))
            </section><aside class="c4 stack">\
            \(card(newest.isWaiting ? t("What waits for approval now") : t("What stands now"), aside: statusTag(newest, t)) {
                """
                <p translate="no">\(newest.statement)</p>\(figures(newest))
                <p class="small soft">\(t("Version \(newest.number)")) · \(time(newest.shownAt, t))</p>\
                \(if: newest.isWaiting, "<p class=\"small soft\">\(t("Your version takes its place; the proposal stays in the history."))</p>")
                """
            })\(adviceCard)</aside></div>
            """
        }
    }

    /// Empty, or what a colleague told.
    private func newFact() async throws -> Filled {
        var filled = Filled(Form(["status": [FactStatus.developing.rawValue]]))
        if let tip = try await tipToTake() { filled.form.fill(from: tip) }
        return filled
    }

    private func change(of fact: Fact, _ newest: FactVersion) async throws -> Filled {
        var filled = Filled(Form(FactDetails(newest, of: fact), t))
        if let tip = try await tipToTake(), tip.fact == fact.id {
            filled.form.fill(from: tip)
            filled.form["why"] =
                tip.kind == .answer
                ? t("A colleague who knows has told us.") : t("A colleague who knows has corrected it.")
        }
        return filled
    }

    private func writableCrisis() async throws -> (Crisis, [String]) {
        let crisisID = try crisis()
        return try await read { tx in
            guard let crisis = try Crisis.find(crisisID, in: tx) else { throw Refusal.notFound }
            return (crisis, try Crisis.functions(of: crisisID, in: tx))
        }
    }

    private func factForm(
        _ action: String, _ filled: Filled, _ owners: [String], approvals: Int, isNew: Bool
    ) -> HTML {
        let fields = Fields(filled, t)
        let statuses = FactStatus.allCases.filter { $0 != .withdrawn }.map { ($0.rawValue, t($0.words)) }
        return """
            \(fields.summary)<form method="post" action="\(action)" class="stack" data-guard>\
            <input type="hidden" name="csrf" value="\(token)">\(if: !isNew, fields.hidden("based_on"))\
            \(fields.area("statement", t("What we say"), hint: t("One statement, as one would say it to a neighbour.")))\
            \(fields.radios("status", t("How sure we are"), statuses))\
            \(FigureRows(fields: fields).html)\
            <div class="pair">\(fields.choice("owner", t("Who answers for it"), [("", t("Choose a function"))] + owners.map { ($0, $0) }))\
            \(fields.text("source", t("How we know"), hint: t("A report, a log, a person who counted.")))</div>\
            <div class="pair">\(fields.text("not_public_before", t("Not public before"), type: "datetime-local", hint: t("Empty: public at once.")))\
            \(fields.text("review_by", t("Look again by"), type: "datetime-local"))</div>\
            \(if: !isNew, fields.area("why", t("Why it changes"), rows: 2, hint: t("Those who stood on the old version will read this.")))\
            \(if: fields.filled.form.isOn("tip"), "\(fields.hidden("tip"))\(fields.area("reply", t("To the colleague who told us"), rows: 2, hint: t("They are thanked and told that you took it. Add a word, or leave it empty.")))")\
            <p class="small soft">\(t(approvals, "It stands at once.",
                "It stands when \(approvals) departments have approved it. Yours counts as one."))</p>\
            <div class="line end">\(button(isNew ? t("Add it") : t("Change it"), class: "primary"))</div></form>
            """
    }

    private var adviceCard: HTML {
        card(t("A good fact")) {
            """
            <ul class="rows"><li>\(t("Says one thing, so that one thing can change."))</li>\
            <li>\(t("Names its numbers, so that drafts can be held against them."))</li>\
            <li>\(t("Says “we do not know yet” when we do not."))</li></ul>
            """
        }
    }
}

/// A row for each figure and two empty ones: no script is needed to add more.
private struct FigureRows {
    let fields: Fields
    private var t: Words { fields.t }

    var html: HTML {
        let typed = ["figure_name", "figure_value"].map { fields.filled.form.all($0).lastIndex { !$0.isEmpty } ?? -1 }
        let rows = (typed.max() ?? -1) + 3
        return """
            <fieldset class="field" id="figures"><legend>\(t("Numbers in it"))</legend>\
            <p class="hint">\(t("“612 cartons sold” is: cartons sold, exactly, 612, cartons. Leave rows empty."))</p>\
            \((0..<rows).map { row -> HTML in
                """
                <div class="figure-row">\(input("figure_name", row, t("Name")))\(comparator(row))\
                \(input("figure_value", row, t("Number")))\(input("figure_unit", row, t("Unit")))</div>
                """
            })\(fields.filled.problem("figures").map { "<p class=\"problem\">\(t($0))</p>" as HTML })</fieldset>
            """
    }

    private func input(_ name: String, _ row: Int, _ label: String) -> HTML {
        let typed = fields.filled.form.all(name)
        return """
            <div class="field"><label for="\(name)_\(row)">\(label)</label>\
            <input id="\(name)_\(row)" name="\(name)" value="\(typed.indices ~= row ? typed[row] : "")"></div>
            """
    }

    private func comparator(_ row: Int) -> HTML {
        let typed = fields.filled.form.all("figure_comparator")
        return """
            <div class="field"><label for="figure_comparator_\(row)">\(t("How exact"))</label>\
            <select id="figure_comparator_\(row)" name="figure_comparator">\
            \(FactFigure.Comparator.allCases.map { comparator -> HTML in
                """
                <option value="\(comparator.rawValue)"\
                \(flag: "selected", typed.indices ~= row && typed[row] == comparator.rawValue)>\(t(comparator.words))</option>
                """
            })</select></div>
            """
    }
}

extension Form {
    fileprivate mutating func fill(from tip: Tip) {
        self["tip"] = tip.id.rawValue
        self["statement"] = tip.statement
        self["source"] = tip.source
    }
}
