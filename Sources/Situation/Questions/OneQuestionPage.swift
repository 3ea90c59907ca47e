import HTTPTypes
import Platform

private struct QuestionShown: Sendable {
    let crisis: Crisis
    let briefing: Briefing
    let question: BriefingQuestion
    let earlier: [QuestionReply]
    let people: [ID<Person>: Person]
    let isWished: Bool
    let isUnseen: Bool
    /// Public ones: the one that the answer stands on, and what it could stand on.
    let facts: [Fact]
}

extension Visit {
    func oneQuestionPage(_ filled: Filled? = nil) async throws -> Answer {
        let (id, viewer, vault): (ID<BriefingQuestion>, Viewer, Vault) = (try id("asked"), viewer, services.vault)
        let (crisisID, briefingID): (ID<Crisis>, ID<Briefing>) = (try crisis(), try self.id("briefing"))
        let shown = try await read { tx in
            let question = try BriefingQuestion.get(id, under: briefingID, of: crisisID, for: viewer, in: tx)
            let earlier = question.replies > 1 ? try QuestionReply.earlier(to: id, in: tx) : []
            return QuestionShown(
                crisis: try Crisis.get(crisisID, in: tx),
                briefing: try Briefing.get(briefingID, of: crisisID, in: tx), question: question, earlier: earlier,
                people: try BriefingQuestion.people(question.named + earlier.map(\.saidBy), in: tx),
                isWished: try question.isOpen
                    && !QuestionWish.mine(among: [id], by: viewer.id, vault, in: tx).isEmpty,
                isUnseen: try question.askedBy == viewer.id
                    && BriefingQuestion.isUnseen(id, by: viewer.id, in: tx),
                facts: try Fact.current(of: crisisID, in: tx).filter { $0.version(publicAt: tx.now) != nil })
        }
        if shown.isUnseen, call.headers[.xPart] == nil {
            try await write { try BriefingQuestion.setSeen(id, by: viewer.id, in: $0) }
        }
        let (question, mayReply) = (shown.question, viewer.mayBrief(crisisID) && shown.question.removedAt == nil)
        let fields = Fields(filled ?? stored(question), t)
        return page(
            t("A question about update \(shown.briefing.number)"), at: question.path, place: .briefings,
            eyebrow: link("/crises/\(crisisID)/briefings/\(briefingID)", t("Update \(shown.briefing.number)")),
            status: filled?.status ?? .ok
        ) {
            """
            <div class="cols"><section class="c8 stack">\(if: filled?.problem("") != nil, fields.summary)\
            \(live("question", on: "question", class: "stack") { questionCard(shown) })\
            \(if: mayReply, replying(shown, fields))</section>\
            <aside class="c4 stack">\(if: question.reply == nil && question.removedAt == nil && hasAsked(question), undoing(question))\
            \(if: mayReply, removing(question, fields))\
            \(card(t("More")) { link("/crises/\(crisisID)/questions", t("All questions about the updates")) })</aside></div>
            """
        }
    }

    /// With their name, or a few minutes ago without it.
    func hasAsked(_ question: BriefingQuestion) -> Bool {
        question.askedBy == viewer.id || undoable(takingBackQuestion) == question.id
    }

    /// To correct an answer begins with what it says.
    private func stored(_ question: BriefingQuestion) -> Filled {
        guard let reply = question.reply, reply.outcome != .promised else { return Filled() }
        return Filled(
            Form([
                "outcome": [reply.outcome.rawValue], "words": [reply.words], "fact": [reply.fact?.rawValue ?? ""],
            ]))
    }

    private func questionCard(_ shown: QuestionShown) -> HTML {
        let question = shown.question
        return """
            <article class="card"><p class="line">\(questionTags(question))</p>\(questionWords(question, shown.people))\
            <p class="small soft">\(asker(question, shown.people)) · \(t("asked on \(day: Instant(day: question.askedDay))"))</p>\
            <div class="line">\(wishing(question, isMine: shown.isWished))</div></article>\
            \(question.reply.map { reply -> HTML in
                card(t(reply.outcome.words)) { "\(replyWords(reply, shown.people))\(standsOn(reply, shown))" }
            })\(if: !shown.earlier.isEmpty, card(t("What we said before")) {
                """
                <ul class="rows">\(shown.earlier.map { reply -> HTML in
                    "<li><p class=\"line\">\(tag(.plain, t(reply.outcome.words)))\(reply.promisedFor.map { "<span class=\"small soft\">\(t("by \(moment: $0)"))</span>" as HTML })</p>\(replyWords(reply, shown.people))</li>"
                })</ul>
                """
            })
            """
    }

    private func standsOn(_ reply: QuestionReply, _ shown: QuestionShown) -> HTML {
        guard let fact = shown.facts.first(where: { $0.id == reply.fact }) else { return .nothing }
        return "<p>\(link(fact.path, t("The fact that it stands on"), class: "button small"))</p>"
    }

    private func replying(_ shown: QuestionShown, _ fields: Fields) -> HTML {
        let question = shown.question
        let isCorrection = question.reply.map { $0.outcome != .promised } ?? false
        let facts = shown.facts.map { fact in
            (
                fact.id.rawValue,
                "\(t("Fact \(fact.number)")) · \(fact.version(publicAt: now)?.statement.prefix(60) ?? "")"
            )
        }
        return card(isCorrection ? t("Correct what we said") : t("Answer it before everyone who has the update")) {
            """
            <form method="post" action="\(question.path)/replies" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
            <input type="hidden" name="seen" value="\(question.replies)">\
            \(fields.radios("outcome", t("What you do"), [("answered", t("I answer it")), ("promised", t("We do not know yet, and say more by a time")), ("declined", t("There is no answer, because"))]))\
            \(fields.area("words", t("Your words"), rows: 5, hint: t("Your name stands beside them."), class: "voice"))\
            \(fields.text("promised_for", t("By when we say more"), type: "datetime-local", hint: t("Only if we do not know yet. It counts down for everyone, and the team is told when it is late.")))\
            \(if: !facts.isEmpty, fields.choice("fact", t("A fact that it stands on"), [("", t("None"))] + facts))\
            \(if: isCorrection, fields.text("why", t("What was wrong"), hint: t("Readers see this beside the corrected words.")))\
            <p class="line end">\(button(t("Say it"), class: "primary"))</p></form>
            """
        }
    }

    private func undoing(_ question: BriefingQuestion) -> HTML {
        card(t("You have asked this")) {
            """
            <p>\(question.askedBy == nil ? t("For a few minutes you can take it back.") : t("Until somebody has answered you can take it back."))</p>\
            \(form(question.path + "/withdrawal", token: token) { button(t("Take it back")) })
            """
        }
    }

    private func removing(_ question: BriefingQuestion, _ fields: Fields) -> HTML {
        """
        <details class="card" id="removal"\(flag: "open", fields.filled.problem("removed_why") != nil)>\
        <summary>\(t("Remove the question"))</summary>\
        \(form(question.path + "/removal", token: token, class: "stack") {
            """
            <p>\(t("Only when it hurts somebody or breaks the law. Your name and your reason stay in its place."))</p>\
            \(fields.area("removed_why", t("Why"), rows: 2))\(button(t("Remove it"), class: "danger"))
            """
        })</details>
        """
    }
}
