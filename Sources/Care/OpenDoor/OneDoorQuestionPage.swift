import HTTPTypes
import Platform
import Situation

private struct DoorQuestionShown: Sendable {
    let question: DoorQuestion
    let people: [ID<Person>: Person]
    let hasVoted: Bool
    let isUnseen: Bool
    /// What an answer can stand on.
    var facts: [Fact] = []
    var briefings: [Briefing] = []
}

extension Visit {
    func oneDoorQuestionPage(_ filled: Filled = Filled()) async throws -> Answer {
        let (id, viewer): (ID<DoorQuestion>, Viewer) = (try id("question"), viewer)
        let (crisis, vault) = (bar?.crisis.id, services.vault)
        let shown = try await read { tx in
            let question = try DoorQuestion.get(id, in: tx)
            var shown = DoorQuestionShown(
                question: question, people: try Person.all(question.named, in: tx),
                hasVoted: try question.isOpen && !DoorVote.mine(among: [id], by: viewer.id, vault, in: tx).isEmpty,
                isUnseen: try question.askedBy == viewer.id && DoorQuestion.isUnseen(id, by: viewer.id, in: tx))
            if question.isOpen, viewer.mayOpenCrises, let crisis {
                shown.facts = try Fact.current(of: crisis, in: tx).filter { $0.version(publicAt: tx.now) != nil }
                shown.briefings = Array(try Briefing.all(of: crisis, in: tx).prefix(10))
            }
            return shown
        }
        if shown.isUnseen, call.headers[.xPart] == nil {
            try await write { try DoorQuestion.setSeen(id, by: viewer.id, in: $0) }
        }
        let (question, fields) = (shown.question, Fields(filled, t))
        return page(
            t("A question to leaders"), at: question.path, place: .door,
            eyebrow: link("/door", t("Open door")), status: filled.status
        ) {
            """
            \(if: filled.problem("") != nil, fields.summary)<div class="cols"><section class="c8 stack">\
            \(live("question", on: "door", class: "stack") { questionCard(shown) })\
            \(if: question.isOpen && viewer.mayOpenCrises, answering(shown, fields))</section>\
            <aside class="c4 stack">\(if: undoable(takingBackDoorQuestion) == id && question.isOpen, undoing(question))\
            \(if: viewer.mayOpenCrises && question.removedAt == nil, removing(question, fields))</aside></div>
            """
        }
    }

    private func questionCard(_ shown: DoorQuestionShown) -> HTML {
        let (question, people) = (shown.question, shown.people)
        return """
            <article class="card">\(removal(question, people))\
            \(if: question.isOpen, "<p class=\"line\">\(waitingTags(question))</p>")\
            \(if: !question.text.isEmpty, voice(question.text, class: "voice large"))\
            \(if: question.text.isEmpty && question.removedAt == nil, "<p>\(t("The question went with the one who asked it."))</p>")\
            <p class="small soft">\(asker(question, people)) · \(t("asked on \(day: Instant(day: question.askedDay))"))</p>\
            <div class="line">\(question.isOpen
                ? voting(question, hasVoted: shown.hasVoted)
                : tag(.plain, t(question.votes, "1 vote", "\(question.votes) votes")))</div></article>\
            \(if: question.outcome != nil, answerCard(question, people))
            """
    }

    private func answerCard(_ question: DoorQuestion, _ people: [ID<Person>: Person]) -> HTML {
        guard let outcome = question.outcome, let at = question.answeredAt else { return .nothing }
        let crisis = question.crisis.map { "/crises/\($0)" } ?? ""
        return card(t(outcome.words)) {
            """
            \(voice(question.answer))<p class="byline">\(question.answeredBy.flatMap { people[$0] }.map { person -> HTML in
                "\(avatar(person.name))<span><strong translate=\"no\">\(person.name), \(person.title)</strong> · \(time(at, t))</span>"
            })</p><p class="line">\
            \(question.fact.map { link("\(crisis)/facts/\($0)", t("The fact that it stands on"), class: "button small") })\
            \(question.briefing.map { link("\(crisis)/briefings/\($0)", t("The update that it belongs to"), class: "button small") })</p>
            """
        }
    }

    private func answering(_ shown: DoorQuestionShown, _ fields: Fields) -> HTML {
        let facts = shown.facts.map { fact in
            (
                fact.id.rawValue,
                "\(t("Fact \(fact.number)")) · \(fact.version(publicAt: now)?.statement.prefix(60) ?? "")"
            )
        }
        let briefings = shown.briefings.map {
            ($0.id.rawValue, "\(t("Update \($0.number)")) · \($0.currentText.prefix(60))")
        }
        return card(t("Answer it before everyone")) {
            """
            <form method="post" action="\(shown.question.path)/answer" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
            <input type="hidden" name="crisis" value="\(bar?.crisis.id.rawValue ?? "")">\
            \(fields.radios("outcome", t("What you do"), [("answered", t("I answer it")), ("declined", t("There is no answer, because"))]))\
            \(fields.area("answer", t("Your words"), rows: 5, hint: t("Your name stands beside them."), class: "voice"))\
            \(if: !facts.isEmpty, fields.choice("fact", t("A fact that it stands on"), [("", t("None"))] + facts))\
            \(if: !briefings.isEmpty, fields.choice("briefing", t("An update that it belongs to"), [("", t("None"))] + briefings))\
            <p class="line end">\(button(t("Say it"), class: "primary"))</p></form>
            """
        }
    }

    private func undoing(_ question: DoorQuestion) -> HTML {
        card(t("You have just asked this")) {
            """
            <p>\(t("For a few minutes you can take it back."))</p>\
            \(form(question.path + "/withdrawal", token: token) { button(t("Take it back")) })
            """
        }
    }

    private func removing(_ question: DoorQuestion, _ fields: Fields) -> HTML {
        """
        <details class="card" id="removal"\(flag: "open", fields.filled.problem("why") != nil)>\
        <summary>\(t("Remove the question"))</summary>\
        \(form(question.path + "/removal", token: token, class: "stack") {
            """
            <p>\(t("Only when it hurts somebody or breaks the law. Your name and your reason stay in its place, for everyone."))</p>\
            \(fields.area("why", t("Why"), rows: 2))\(button(t("Remove it"), class: "danger"))
            """
        })</details>
        """
    }
}
