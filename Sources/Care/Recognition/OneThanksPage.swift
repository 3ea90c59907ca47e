import HTTPTypes
import Platform
import Situation

extension Visit {
    func oneThanksPage(_ filled: Filled = Filled()) async throws -> Answer {
        let (id, viewer): (ID<Thanks>, ID<Person>) = (try id("thanks"), viewer.id)
        let found = try await read { tx in
            try ThanksShown.all([Thanks.get(id, for: viewer, in: tx)], in: tx).first
        }
        guard let shown = found else { throw Refusal.notFound }
        try await noteSeen([shown.thanks])
        let isMine = shown.thanks.receiver == viewer
        let fields = Fields(filled, t)
        return page(title(of: shown), place: .thanks, status: filled.status) {
            """
            \(thanksNav(here: ""))<div class="cols"><section class="c7 stack"><article class="card">\
            \(thanksReason(shown.thanks, t))\(voice(shown.thanks.words, class: "voice large"))\(thanksByline(shown, t))\
            \(if: shown.thanks.giver == viewer, "\(fields.summary)<div class=\"line\">\(howFar(shown.thanks))</div>")\
            </article></section><aside class="c5 stack">\
            \(if: isMine, card(t("Who may read it")) { choosing(shown) })\
            \(if: shown.thanks.giver != viewer, hurting(shown.thanks, fields, isMine))</aside></div>
            """
        }
    }

    private func title(of shown: ThanksShown) -> String {
        if shown.thanks.receiver == viewer.id { return t("\(shown.giver.name) thanks you") }
        if shown.thanks.giver == viewer.id { return t("You thank \(shown.receiver.name)") }
        return t("\(shown.giver.name) thanks \(shown.receiver.name)")
    }

    private func choosing(_ shown: ThanksShown) -> HTML {
        """
        <p>\(shown.thanks.isShared
        ? t("Everyone here can read it, on the wall.") : t("Only you and \(shown.giver.name) can read it."))</p>\
        \(sharing(shown.thanks))\
        \(form("/thanks/\(shown.thanks.id)/deletion", token: token, confirm: t("Delete these words for you?")) {
            button(t("Delete it for me"), class: "link")
        })
        """
    }

    private func hurting(_ thanks: Thanks, _ fields: Fields, _ isMine: Bool) -> HTML {
        """
        <details class="card" id="hurting"\(flag: "open", !fields.filled.problems.isEmpty)>\
        <summary>\(isMine ? t("These words hurt") : t("These words could hurt"))</summary>\
        \(form("/thanks/\(thanks.id)/reports", token: token, class: "stack") {
            """
            \(fields.summary)<p>\(t("An administrator will read these words and yours, and you will hear what came of it. The one who wrote them is not told by whom."))</p>\
            \(fields.area("why", t("What is wrong with them"), hint: t("You need not say anything.")))\(button(t("Report them")))
            """
        })</details>
        """
    }

    /// - Parameter filled: what was typed, with what has to be put right.
    func thankingPage(_ filled: Filled) async throws -> Answer {
        let (viewer, form) = (viewer.id, filled.form)
        let sought: Sought? =
            filled.problem("to") == nil
            ? nil
            : try await read { try seekColleague(form["to"], chosen: form.chosen("to"), for: viewer, in: $0) }
        let fields = Fields(filled, t)
        return page(t("Thank someone"), place: .thanks, status: filled.status) {
            """
            <div class="cols"><section class="c7">\(card(t("Your words")) {
                """
                <form method="post" action="/thanks" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
                \(fields.summary)\(fields.colleague("to", t("To whom"), hint: t("Name or e-mail address of a colleague."), sought))\
                \(fields.radios("reason", t("What for"), ThanksReason.allCases.map { ($0.rawValue, t($0.meaning)) }))\
                \(fields.area("words", t("In your own words"), rows: 5, hint: t("What they did, and what it meant to you."), class: "voice"))\
                <p class="line end">\(button(t("Give it"), class: "primary"))</p></form>
                """
            })</section><aside class="c5">\(card(t("Who will read it")) {
                """
                <p>\(t("The one you thank, and nobody else. They can put it on the wall for everyone, and take it off again."))</p>\
                <p>\(t("You will see whether it has been received. Until then you can take it back."))</p>\
                <p>\(t("Nobody counts thanks here: not given ones, not received ones."))</p>
                """
            })</aside></div>
            """
        }
    }

    func thanksReportsPage(_ filled: Filled = Filled()) async throws -> Answer {
        let (reports, shown) = try await read { tx in
            let reports = try ThanksReport.open(limit: 20, in: tx)
            let words = try ThanksReport.words(of: reports, in: tx)
            return (reports, try ThanksShown.all(Array(words.values), in: tx))
        }
        let byThanks = Dictionary(shown.map { ($0.thanks.id, $0) }) { first, _ in first }
        return page(t("Reported thanks"), place: .thanks, status: filled.status) {
            """
            \(thanksNav(here: "/thanks/reports"))\(watching("\(t("Ask another administrator to go on."))"))\(live("reports", on: "thanks", class: "stack") {
                reports.isEmpty
                    ? empty(t("Nothing waits"), t("When words of thanks hurt somebody, they stand here until you have decided."))
                    : "\(reports.map { report in byThanks[report.thanks].map { reportCard(report, $0, filled) } ?? .nothing })"
            })
            """
        }
    }

    private func reportCard(_ report: ThanksReport, _ shown: ThanksShown, _ filled: Filled) -> HTML {
        // What was typed belongs to one of them.
        let fields = Fields(filled.form["report"] == report.id.rawValue ? filled : Filled(), t)
        return card(t("Reported \(moment: report.reportedAt)")) {
            """
            \(voice(shown.thanks.words))\(thanksByline(shown, t))\
            \(if: !report.why.isEmpty, "<p><strong>\(t("What is wrong with them"))</strong> \(said(report.why))</p>")\
            \(form("/thanks/reports/\(report.id)", token: token, class: "stack") {
                """
                <input type="hidden" name="report" value="\(report.id)">\(fields.summary)\
                \(fields.radios("outcome", t("What becomes of it"), ThanksReport.Outcome.allCases.map { ($0.rawValue, t($0.words)) }))\
                \(fields.area("reply", t("To whoever reported it"), hint: t("They read this.")))\(button(t("Decide")))
                """
            })
            """
        }
    }
}
