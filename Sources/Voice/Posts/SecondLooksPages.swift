import Platform
import Situation
import TextEngine

extension Visit {
    /// For the author: what to ask, and when an answer is promised.
    func askPage(_ filled: Filled = Filled()) async throws -> Answer {
        let id: ID<Draft> = try id("draft")
        let viewer = viewer
        let (draft, minutes) = try await read { tx in
            let draft = try Draft.find(id, of: viewer.id, in: tx)
            return (draft, try draft.crisis.flatMap { try Crisis.find($0, in: tx)?.replyWithinMinutes } ?? 0)
        }
        let fields = Fields(filled, t)
        return page(
            t("Ask a colleague"), place: .speak, eyebrow: link("/drafts/\(id)", t("Back to the draft")),
            status: filled.status
        ) {
            card(t("A second look")) {
                """
                <p class="voice" translate="no">\(draft.text)</p>
                \(form("/drafts/\(id)/second-look", token: token, class: "stack") {
                    """
                    \(fields.summary)\(fields.area("note", t("What would you like to know?"), hint: t("You can leave it empty.")))
                    <p class="soft">\(t(minutes, "Someone on the crisis team answers within \(minutes) minute.",
                        "Someone on the crisis team answers within \(minutes) minutes.")) \
                    \(t("They comment; every word stays your decision."))</p>
                    \(button(t("Ask"), class: "primary"))
                    """
                })
                """
            }
        }
    }

    /// In the composer: what the colleague said, and the author's decision on each remark.
    func secondLookCard(_ shown: ComposerShown) -> HTML {
        guard let look = shown.look else { return .nothing }
        guard let verdict = look.verdict else {
            return notice(
                .info, "<p>\(t("Someone looks at it. You hear from them by \(moment: look.promisedBy)."))</p>")
        }
        let hasChanged = look.text != shown.draft.text
        return card(t("What your colleague says"), aside: tag(verdict.tone, t(verdict.words))) {
            """
            \(if: hasChanged, "<p class=\"small soft\">\(t("You have changed the draft since they looked at it."))</p>")
            \(if: !look.reply.isEmpty, "<p class=\"voice\" translate=\"no\">\(look.reply)</p>")
            <ul class="rows">\(shown.comments.map { commentRow($0) })</ul>
            """
        }
    }

    private func commentRow(_ comment: SecondLookComment) -> HTML {
        """
        <li>\(if: !comment.quote.isEmpty, "<p class=\"voice\" translate=\"no\">“\(comment.quote)”</p>")\
        <p translate="no">\(comment.comment)</p>\
        \(if: !comment.suggestion.isEmpty, "<p class=\"voice\" translate=\"no\">→ “\(comment.suggestion)”</p>")\
        \(comment.decision.map { tag(.plain, $0 == "taken" ? t("Taken") : t("Left")) }
            ?? form("/second-look-comments/\(comment.id)", token: token, class: "line") {
                "\(button(t("Take it"), class: "small", name: "decision", value: "taken"))\(button(t("Leave it"), class: "small quiet", name: "decision", value: "left"))"
            })</li>
        """
    }

    func secondLooksPage() async throws -> Answer {
        let crisis = try crisis()
        let (looks, takers) = try await read { tx in
            let looks = try SecondLookRequest.waiting(in: crisis, in: tx)
            return (looks, try Person.all(looks.compactMap(\.takenBy), in: tx))
        }
        return page(t("Second looks"), place: .review, eyebrow: "\(t("The author decides on every word"))") {
            live("looks", on: "second-look") {
                looks.isEmpty
                    ? empty(
                        t("Nobody waits"), t("Drafts whose authors ask for a second look stand here, oldest first."))
                    : """
                    <ul class="rows card">\(looks.map { look -> HTML in
                        let isLate = look.promisedBy < now
                        return """
                            <li class="need">\(tag(isLate ? .stop : .care, isLate ? t("Promised for \(moment: look.promisedBy)") : t("By \(moment: look.promisedBy)")))
                            <div><p class="voice" translate="no">\(look.text.shortened)</p>\
                            <p class="small soft">\(t("Asked \(moment: look.askedAt).")) \
                            \(look.takenBy.flatMap { takers[$0] }.map { "\(t("\($0.firstName) is reading it."))" as HTML })</p></div>
                            \(link("/crises/\(crisis)/second-looks/\(look.id)", t("Read it"), class: "button"))</li>
                            """
                    })</ul>
                    """
            }
        }
    }

    func secondLookPage(_ filled: Filled = Filled()) async throws -> Answer {
        let crisis = try crisis()
        let id: ID<SecondLookRequest> = try id("look")
        let (house, t) = (house, t)
        let shown = try await read { try SecondLookShown.find(id, in: crisis, house: house, in: $0, t) }
        let (look, views) = (shown.look, shown.views)
        let path = "/crises/\(crisis)/second-looks/\(id)"
        let fields = Fields(filled, t)
        return page(
            t("A second look"), place: .review, eyebrow: said(shown.author),
            status: filled.status
        ) {
            """
            \(fields.summary)<div class="cols"><section class="c7 stack"><div class="card">
            \(if: !look.note.isEmpty, "<p class=\"small soft\">\(t("The author asks:"))</p><p translate=\"no\">\(look.note)</p>")
            <p class="voice large" translate="no" data-quotable="#comment-form">\(markedText(look.text, views))</p>
            <p class="small soft">\(t("Promised by \(moment: look.promisedBy)."))</p></div>
            \(card(t("Beside the words")) { "\(commentList(shown.comments))\(commentForm(path, fields))" })
            </section><aside class="c5 stack">\(if: look.verdict == nil, "\(takeForm(look, path))\(replyCard(path, fields))")\
            \(look.verdict.map { notice(.ok, "<p>\(t("Answered: \($0.words)"))</p>") })
            <section class="card"><header><h2>\(t("What the checks say"))</h2></header>\(findingsList(views, form: nil, t))</section></aside></div>
            """
        }
    }

    private func takeForm(_ look: SecondLookRequest, _ path: String) -> HTML {
        look.takenBy == nil ? form(path + "/taking", token: token) { button(t("I’ll take it")) } : .nothing
    }

    private func commentList(_ comments: [SecondLookComment]) -> HTML {
        guard !comments.isEmpty else { return .nothing }
        return """
            <ul class="rows">\(comments.map { comment -> HTML in
                """
                <li>\(if: !comment.quote.isEmpty, "<p class=\"voice\" translate=\"no\">“\(comment.quote)”</p>")<p translate="no">\(comment.comment)</p>\
                \(if: !comment.suggestion.isEmpty, "<p class=\"voice\" translate=\"no\">→ “\(comment.suggestion)”</p>")</li>
                """
            })</ul>
            """
    }

    private func commentForm(_ path: String, _ fields: Fields) -> HTML {
        """
        <form id="comment-form" class="stack" method="post" action="\(path)/comments"><input type="hidden" name="csrf" value="\(token)">\
        \(fields.text("quote", t("The words you mean"), hint: t("Select them in the draft, or copy them here.")))\
        \(fields.area("comment", t("What you think")))\(fields.text("suggestion", t("What one could say instead")))\
        \(button(t("Put it beside the words")))</form>
        """
    }

    private func replyCard(_ path: String, _ fields: Fields) -> HTML {
        card(t("Your answer")) {
            form(path + "/reply", token: token, class: "stack") {
                """
                \(fields.radios("verdict", t("All in all"), SecondLookRequest.Verdict.allCases.map { ($0.rawValue, t($0.words)) }))\
                \(fields.area("reply", t("In a sentence, to the author")))\(button(t("Send to the author"), class: "primary"))
                """
            }
        }
    }
}

extension SecondLookRequest.Verdict {
    fileprivate var tone: Tone {
        switch self {
        case .fine: .ok
        case .suggestions: .info
        case .notYet: .care
        }
    }
}
