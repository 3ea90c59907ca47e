import HTTPTypes
import Platform
import Situation

private let closedOnAPage = 20

extension Visit {
    func doorNav(here: String) -> HTML {
        subnav(t("Open door"), [("/door", t("Questions")), ("/door/hours", t("Hours"))], here: here)
    }

    private var ask: HTML { link("/door/questions/new", t("Ask a question"), class: "button primary") }

    func doorPage() async throws -> Answer {
        let (after, viewer): (ID<DoorQuestion>?, ID<Person>) = (call.query.id("after"), viewer.id)
        let vault = services.vault
        let (open, closed, voted, people) = try await read { tx in
            let open = after == nil ? try DoorQuestion.open(in: tx) : []
            let closed = try DoorQuestion.closed(after: after, limit: closedOnAPage + 1, in: tx)
            let voted = try DoorVote.mine(among: open.map(\.id), by: viewer, vault, in: tx)
            return (open, closed, voted, try Person.all((open + closed).flatMap(\.named), in: tx))
        }
        let next = closed.count > closedOnAPage ? closed[closedOnAPage - 1].id : nil
        return page(t("Open door"), place: .door, actions: ask) {
            """
            \(doorNav(here: "/door"))<p class="measure soft">\(t("Questions to those who lead, and what they say to them, before everyone. The one that most want to know is answered, or declined with a reason, by the end of the next day."))</p>\
            \(undoOffer)\(live("questions", on: "door", class: "stack") {
                """
                \(if: after == nil, waiting(open, voted, people))\
                \(if: !closed.isEmpty, card(t("What has been said")) { "<ul class=\"rows\">\(closed.prefix(closedOnAPage).map { closedRow($0, people) })</ul>" })
                """
            })\(earlier(next.map { "/door?after=\($0)" }, t))
            """
        }
    }

    private func waiting(
        _ open: [DoorQuestion], _ voted: Set<ID<DoorQuestion>>, _ people: [ID<Person>: Person]
    ) -> HTML {
        guard !open.isEmpty else {
            return empty(
                t("Nothing waits for an answer"),
                t("Whatever you ask stands here for everyone, in the order of votes, until somebody answers."),
                action: ask)
        }
        return card(t("Waiting for an answer")) {
            """
            <ul class="rows">\(open.map { question -> HTML in
                """
                <li id="q-\(question.id)"><p class="line">\(waitingTags(question))</p>\
                <p><a class="voice" href="\(question.path)" translate="no">\(question.text)</a></p>\
                <div class="line"><span class="small soft">\(asker(question, people))</span>\
                \(voting(question, hasVoted: voted.contains(question.id)))</div></li>
                """
            })</ul>
            """
        }
    }

    /// Its age, and what the clock says, in words.
    func waitingTags(_ question: DoorQuestion) -> HTML {
        let days = question.daysWaiting(on: now.day)
        let age = days == 0 ? t("Asked today") : t(days, "Waiting 1 day", "Waiting \(days) days")
        guard let due = question.dueDay else { return tag(days >= 3 ? .care : .plain, age) }
        let words =
            question.isLate(on: now.day)
            ? tag(.stop, t("Late since \(day: Instant(day: due))"))
            : tag(.care, t("Answer due by the end of \(day: Instant(day: due))"))
        return "\(tag(.plain, age))\(words)"
    }

    func asker(_ question: DoorQuestion, _ people: [ID<Person>: Person]) -> HTML {
        let who = question.askedBy.flatMap { people[$0] }
        let asked = who.map { t("\($0.name), \($0.department)") } ?? t("Without a name")
        let toWhom = question.leader.flatMap { people[$0] }
        return "\(asked) · \(toWhom.map { t("to \($0.name)") } ?? t("to all who lead"))"
    }

    func voting(_ question: DoorQuestion, hasVoted: Bool) -> HTML {
        """
        <span class="tag">\(t(question.votes, "1 vote", "\(question.votes) votes"))</span>\
        \(form(question.path + (hasVoted ? "/votes/removal" : "/votes"), token: token, class: "push") {
            hasVoted
                ? button(t("Take my vote back"), class: "small quiet") : button(t("I want to know this too"), class: "small")
        })
        """
    }

    private func closedRow(_ question: DoorQuestion, _ people: [ID<Person>: Person]) -> HTML {
        let answerer = question.answeredBy.flatMap { people[$0]?.name }
        return """
            <li>\(removal(question, people))\
            \(if: !question.text.isEmpty, "<p><a href=\"\(question.path)\"><strong translate=\"no\">\(question.text)</strong></a></p>")\
            \(if: question.text.isEmpty && question.removedAt == nil, "<p><a href=\"\(question.path)\">\(t("The question went with the one who asked it."))</a></p>")\
            \(question.outcome.map { outcome -> HTML in
                """
                <p class="line">\(tag(outcome == .answered ? .ok : .plain, t(outcome.words)))\
                <span class="small soft">\(said(answerer ?? "")) · \(question.answeredAt.map { time($0, t) })</span></p>\
                \(voice(question.answer, class: "voice small"))
                """
            })</li>
            """
    }

    /// Where something was removed, its reason stays.
    func removal(_ question: DoorQuestion, _ people: [ID<Person>: Person]) -> HTML {
        guard let at = question.removedAt else { return .nothing }
        let name = question.removedBy.flatMap { people[$0]?.name } ?? ""
        return """
            <p>\(tag(.stop, t("Removed"))) <a href="\(question.path)">\(t("\(name) removed what was asked here, \(moment: at)."))</a></p>\
            <p>\(said(question.removedWhy))</p>
            """
    }

    /// For some minutes, whoever has just asked can take it back, with a name or without.
    private var undoOffer: HTML {
        guard let id = undoable(takingBackDoorQuestion) else { return .nothing }
        return """
            <div class="notice info"><p>\(t("You have just asked a question. For a few minutes you can take it back."))</p>\
            \(form("/door/questions/\(id)/withdrawal", token: token) { button(t("Take it back"), class: "small") })</div>
            """
    }

    func askingAtTheDoorPage(_ filled: Filled) async throws -> Answer {
        let leaders = try await read { try Person.holding(.leader, in: $0) }
        let fields = Fields(filled, t)
        return page(t("Ask a question"), place: .door, status: filled.status) {
            """
            <div class="cols"><section class="c7">\(card(t("Your question")) {
                """
                <form method="post" action="/door/questions" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
                \(fields.summary)\(fields.area("text", t("What do you want to know?"), rows: 4, class: "voice"))\
                \(fields.choice("leader", t("To whom"), [("", t("To all who lead"))] + leaders.map { ($0.id.rawValue, $0.name) }))\
                \(fields.radios("name", t("Your name"), [("with", t("With my name: everyone sees who asks")), ("without", t("Without my name"))]))\
                <p class="line end">\(button(t("Ask it"), class: "primary"))</p></form>
                """
            })</section><aside class="c5 stack">\(card(t("Who will see it")) {
                """
                <p>\(t("Everyone who is signed in. It is removed only with a reason, and the reason stays in its place."))</p>\
                <p>\(t("Votes are counted, once a person. Nobody sees who voted, and what keeps them from counting twice is deleted when the question is over."))</p>
                """
            })\(card(t("What “without my name” means")) {
                """
                <p>\(t("We keep the words and the day, and nothing else: no person, no session, no time. Whoever reads our database, our log or a backup later cannot find out who asked."))</p>\
                <p>\(t("It does not protect you from somebody who changes this program or watches the network while you send, and not from your own words, if only you could have written them. You are signed in when you ask. What must not be traced even so belongs into a letter of a round of feedback, or into a report of wrongdoing."))</p>\
                <p class="line">\(link("/feedback", t("Feedback")))\(link("/wrongdoing", t("Report wrongdoing")))</p>
                """
            })</aside></div>
            """
        }
    }
}

extension DoorQuestion {
    /// Everybody whose name stands beside it.
    var named: [ID<Person>] { [askedBy, leader, answeredBy, removedBy].compactMap(\.self) }
}
