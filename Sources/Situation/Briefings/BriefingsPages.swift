import HTTPTypes
import Platform

private struct BriefingsShown: Sendable {
    let crisis: Crisis
    let briefings: [BriefingShown]
    let reaches: [ID<Briefing>: BriefingReach]
    let next: Instant?

    static func find(_ id: ID<Crisis>, for viewer: Viewer, in tx: Transaction) throws -> BriefingsShown {
        let briefings = try Briefing.all(of: id, in: tx).filter(viewer.mayRead)
        return BriefingsShown(
            crisis: try Crisis.get(id, in: tx),
            briefings: try briefings.map { try BriefingShown($0, for: viewer.person, in: tx) },
            reaches: try Briefing.reaches(of: briefings, in: tx),
            next: try Briefing.next(of: id, in: tx))
    }
}

extension Visit {
    func briefingsPage() async throws -> Answer {
        let id = try crisis()
        let viewer = viewer
        let shown = try await read { try BriefingsShown.find(id, for: viewer, in: $0) }
        if let latest = shown.briefings.first?.briefing { try await noteReading(of: latest) }
        let mayBrief = viewer.mayBrief(id) && shown.crisis.isOpen
        return page(
            t("Briefings"), place: .briefings, eyebrow: said(shown.crisis.title),
            actions: """
                \(link("/crises/\(id)/questions", t("Questions"), class: "button quiet"))\
                \(if: mayBrief, link("/crises/\(id)/briefings/new", t("Write an update"), class: "button primary"))
                """
        ) {
            live("briefings", on: "briefing", class: "stack") {
                """
                \(promiseNotice(shown.next, shown.crisis, mayBrief))
                \(shown.briefings.isEmpty
                    ? empty(
                        t("No update yet"),
                        t("What the team tells everyone stands here, each time with the time of the next one."))
                    : "<ol class=\"plain stack\">\(shown.briefings.map { briefingRow($0, shown.reaches[$0.briefing.id], mayBrief) })</ol>")
                """
            }
        }
    }

    /// Reading is noted when the words stand before someone's eyes. Nobody can see whose.
    package func noteReading(of briefing: Briefing) async throws {
        let (id, reader) = (briefing.id, viewer.id)
        // Whoever only has it in sight is none of those whom it went to.
        guard briefing.audience.includes(viewer.person) else { return }
        guard try await read({ try !Briefing.isRead(id, by: reader, in: $0) }) else { return }
        try await write { try Briefing.read(id, by: reader, in: $0) }
    }

    private func promiseNotice(_ next: Instant?, _ crisis: Crisis, _ mayBrief: Bool) -> HTML {
        guard crisis.isOpen, let next else { return .nothing }
        let isLate = next < now
        let words =
            isLate
            ? t("The update promised for \(moment: next) has not come yet.")
            : t("The next update comes by \(moment: next).")
        return notice(
            isLate ? .stop : .info,
            """
            <p>\(words) \(countdown(to: next, t))</p>\
            \(if: mayBrief, form("/crises/\(crisis.id)/briefings/nothing-new", token: token, class: "line", confirm: t("Send “nothing new” to everyone?")) {
                button(t("Send: nothing new"), class: "small")
            })
            """)
    }

    private func briefingRow(_ shown: BriefingShown, _ reach: BriefingReach?, _ mayBrief: Bool) -> HTML {
        let briefing = shown.briefing
        return """
            <li>\(card(t("Update \(briefing.number)"), aside: briefing.isWithoutNews ? "\(t("nothing new"))" : .nothing) {
                """
                \(briefingWords(shown, t))<p class="small soft">\(t("It promised the next one by \(moment: briefing.nextAt)."))</p>\
                \(if: mayBrief, "<p class=\"small soft\">\(reach.map { reachWords($0, t) })</p>")\
                <p class="small">\(link("/crises/\(briefing.crisis)/briefings/\(briefing.id)", mayBrief ? t("Look at it, correct it, or answer questions") : t("Look at it, or ask")))</p>
                """
            })</li>
            """
    }

    func briefingPage(_ filled: Filled? = nil) async throws -> Answer {
        let (crisisID, id, viewer): (ID<Crisis>, ID<Briefing>, Viewer) = (try crisis(), try id("briefing"), viewer)
        let vault = services.vault
        let (crisis, shown, reach, questions) = try await read { tx in
            let briefing = try Briefing.get(id, of: crisisID, for: viewer, in: tx)
            return (
                try Crisis.get(crisisID, in: tx), try BriefingShown(briefing, for: viewer.person, in: tx),
                try briefing.reach(in: tx),
                try QuestionsShown(
                    BriefingQuestion.all(under: [id], in: tx), for: viewer.id, vault, in: tx)
            )
        }
        let briefing = shown.briefing
        try await noteReading(of: briefing)
        let mayBrief = viewer.mayBrief(crisisID)
        // Two forms on one page: what was typed into one is not laid before the other.
        let isTranslating = filled?.form.has("translation") == true
        let stored = Filled(Form(["text": [briefing.currentText], "short": [briefing.currentShort ?? ""]]))
        let fields = Fields(isTranslating ? stored : filled ?? stored, t)
        return page(
            t("Update \(briefing.number)"), place: .briefings, eyebrow: said(crisis.title),
            status: filled?.status ?? .ok
        ) {
            """
            <div class="cols"><section class="c8 stack">\(card(t("What it says")) { briefingWords(shown, t) })\
            \(translations(briefing, Fields(isTranslating ? filled ?? Filled() : Filled(), t), mayBrief))\
            \(if: !briefing.corrections.isEmpty, card(t("What it said before")) { earlier(briefing) })\
            \(live("questions", on: "question", class: "stack") { questionsCard(briefing, questions, isOpen: crisis.isOpen) })</section>
            \(if: mayBrief, """
                <aside class="c4 stack">\(card(t("How far it got")) { "<p>\(reachWords(reach, t))</p>" })
                \(card(t("Correct it")) { correction(briefing, fields) })</aside>
                """)</div>
            """
        }
    }

    private func earlier(_ briefing: Briefing) -> HTML {
        let texts = [(briefing.text, briefing.short)] + briefing.corrections.map { ($0.text, $0.short) }
        return """
            <ul class="rows">\(zip(texts, briefing.corrections).reversed().map { said, correction -> HTML in
                """
                <li><p class="voice" translate="no">\(said.0)</p>\
                \(said.1.map { "<p class=\"small soft\">\(t("On phones:")) \(Platform.said($0))</p>" as HTML })<p class="small soft">\
                \(t("Until \(moment: correction.correctedAt): \(correction.why)"))</p></li>
                """
            })</ul>
            """
    }

    private func correction(_ briefing: Briefing, _ fields: Fields) -> HTML {
        form("/crises/\(briefing.crisis)/briefings/\(briefing.id)/corrections", token: token, class: "stack") {
            """
            \(fields.summary)\(fields.area("text", t("What it should say"), rows: 6, class: "voice"))\
            \(if: briefing.currentShort != nil || fields.filled.problem("short") != nil, shortField(fields, t))\
            \(fields.text("why", t("What was wrong"), hint: t("Readers see this beside the corrected words.")))\
            \(button(t("Correct it for everyone")))
            """
        }
    }
}
