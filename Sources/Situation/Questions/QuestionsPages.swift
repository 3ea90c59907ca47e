import HTTPTypes
import Platform

extension Visit {
    /// All of a crisis that the reader may read, those that wait first.
    func questionsPage() async throws -> Answer {
        let (id, viewer, vault) = (try crisis(), viewer, services.vault)
        let (crisis, briefings, shown) = try await read { tx in
            let briefings = try Briefing.all(of: id, in: tx).filter(viewer.mayRead)
            let questions = try BriefingQuestion.all(under: briefings.map(\.id), in: tx)
            return (
                try Crisis.get(id, in: tx), briefings, try QuestionsShown(questions, for: viewer.id, vault, in: tx)
            )
        }
        let updates = Dictionary(briefings.map { ($0.id, $0) }) { first, _ in first }
        return page(t("Questions about the updates"), place: .briefings, eyebrow: said(crisis.title)) {
            """
            <p class="measure soft">\(t("Whoever has an update may ask about it. The team answers before everyone who has it, or says by when, or why not."))</p>\
            \(live("questions", on: "question briefing", class: "stack") {
                shown.questions.isEmpty
                    ? empty(
                        t("Nobody has asked yet"),
                        t("Below each update is a way to ask. What people ask, and what the team says, stands here too."),
                        action: link("/crises/\(id)/briefings", t("Go to the updates"), class: "button"))
                    : card(t("Those that wait come first")) { questionRows(shown, naming: updates) }
            })
            """
        }
    }

    func askingPage(_ filled: Filled) async throws -> Answer {
        let (crisisID, id, viewer): (ID<Crisis>, ID<Briefing>, Viewer) = (try crisis(), try id("briefing"), viewer)
        let (crisis, shown) = try await read { tx in
            let briefing = try Briefing.get(id, of: crisisID, for: viewer, in: tx)
            return (try Crisis.get(crisisID, in: tx), try BriefingShown(briefing, for: viewer.person, in: tx))
        }
        guard crisis.isOpen else { throw Refusal.notFound }
        let (briefing, fields) = (shown.briefing, Fields(filled, t))
        return page(
            t("Ask about update \(briefing.number)"), place: .briefings, eyebrow: said(crisis.title),
            status: filled.status
        ) {
            """
            <div class="cols"><section class="c7 stack">\(card(t("Your question")) {
                """
                <form method="post" action="/crises/\(crisisID)/briefings/\(id)/questions" class="stack" data-guard><input type="hidden" name="csrf" value="\(token)">\
                \(fields.summary)\(fields.area("text", t("What do you want to know?"), rows: 4, class: "voice"))\
                \(fields.radios("name", t("Your name"), [("with", t("With my name: whoever has this update sees who asks")), ("without", t("Without my name"))]))\
                <p class="line end">\(button(t("Ask it"), class: "primary"))</p></form>
                """
            })\(card(t("What it says")) { briefingWords(shown, t) })</section>\
            <aside class="c5 stack">\(card(t("Who will see it")) {
                """
                <p>\(briefing.audience.isEveryone ? t("Everyone who is signed in.") : t("Those whom this update is for, and the team."))  \
                \(t("It is removed only with a reason, and the reason stays in its place."))</p>\
                <p>\(t("Others can say that they want to know it too. That is counted, and nobody sees who they are."))</p>
                """
            })\(card(t("What “without my name” means")) {
                """
                <p>\(t("We keep the words and the day, and nothing else: no person, no session, no time. Whoever reads our database, our log or a backup later cannot find out who asked."))</p>\
                <p>\(t("It does not protect you from somebody who changes this program or watches the network while you send, and not from your own words, if only you could have written them. Open pages do not hear of it at once, since that would tell when it came."))</p>
                """
            })</aside></div>
            """
        }
    }
}
