import Platform

/// Questions with whom they name, as one reader sees them.
struct QuestionsShown: Sendable {
    let questions: [BriefingQuestion]
    let people: [ID<Person>: Person]
    /// Those that the reader wants to know too.
    let wished: Set<ID<BriefingQuestion>>

    init(_ questions: [BriefingQuestion], for reader: ID<Person>, _ vault: Vault, in tx: Transaction) throws {
        self.questions = questions
        people = try BriefingQuestion.people(questions.flatMap(\.named), in: tx)
        wished = try QuestionWish.mine(among: questions.filter(\.isOpen).map(\.id), by: reader, vault, in: tx)
    }
}

extension BriefingQuestion {
    /// Everybody whose name stands beside it.
    var named: [ID<Person>] { [askedBy, reply?.saidBy, removedBy].compactMap(\.self) }

    /// Those who are named, for a page.
    static func people(_ named: [ID<Person>], in tx: Transaction) throws -> [ID<Person>: Person] {
        let named = Set(named).sorted { $0.rawValue < $1.rawValue }
        return try tx.remembered("questions/\(named)") { try Person.all(named, in: tx) }
    }
}

extension Visit {
    /// The questions under one update, and the way to ask one.
    func questionsCard(_ briefing: Briefing, _ shown: QuestionsShown, isOpen: Bool) -> HTML {
        let ask =
            isOpen
            ? link(
                "/crises/\(briefing.crisis)/briefings/\(briefing.id)/questions/new", t("Ask a question"),
                class: "button")
            : HTML.nothing
        return card(t("Questions about this update")) {
            shown.questions.isEmpty
                ? empty(
                    t("Nobody has asked yet"),
                    t("What people ask stands here for all who have this update, with what the team says to it."),
                    action: ask)
                : "\(questionRows(shown))<p>\(ask)</p>"
        }
    }

    func questionRows(_ shown: QuestionsShown, naming updates: [ID<Briefing>: Briefing] = [:]) -> HTML {
        """
        <ul class="rows">\(shown.questions.map { question -> HTML in
            """
            <li id="q-\(question.id)"><p class="line">\(questionTags(question))</p>\
            \(questionWords(question, shown.people, isLinked: true))\
            <div class="line"><span class="small soft">\(asker(question, shown.people))\(updates[question.briefing].map { briefing -> HTML in
                " · <a href=\"/crises/\(briefing.crisis)/briefings/\(briefing.id)\">\(t("Update \(briefing.number)"))</a>"
            })</span>\(wishing(question, isMine: shown.wished.contains(question.id)))</div>\
            \(question.reply.map { replyWords($0, shown.people, class: "voice small") })</li>
            """
        })</ul>
        """
    }

    /// Where it stands, and how long it has waited, in words.
    func questionTags(_ question: BriefingQuestion) -> HTML {
        guard question.removedAt == nil else { return tag(.stop, t("Removed")) }
        let days = question.daysWaiting(on: now.day)
        let age = days == 0 ? t("Asked today") : t(days, "Waiting 1 day", "Waiting \(days) days")
        guard let reply = question.reply else { return tag(days == 0 ? .plain : .care, age) }
        guard let due = reply.promisedFor else {
            return tag(reply.outcome == .answered ? .ok : .plain, t(reply.outcome.words))
        }
        return question.isLate(at: now)
            ? "\(tag(.stop, t("The answer promised for \(moment: due) is late"))) \(countdown(to: due, t))"
            : "\(tag(.info, t("We say more by \(moment: due)"))) \(countdown(to: due, t))"
    }

    /// What was asked; where it was removed, the reason stays.
    func questionWords(
        _ question: BriefingQuestion, _ people: [ID<Person>: Person], isLinked: Bool = false
    ) -> HTML {
        if let at = question.removedAt {
            let name = question.removedBy.flatMap { people[$0]?.name } ?? ""
            let words = t("\(name) removed what was asked here, \(moment: at).")
            return "<p>\(isLinked ? link(question.path, words) : "\(words)")</p><p>\(said(question.removedWhy))</p>"
        }
        guard !question.text.isEmpty else {
            let words = t("The question went with the one who asked it.")
            return "<p>\(isLinked ? link(question.path, words) : "\(words)")</p>"
        }
        return isLinked
            ? "<p><a class=\"voice\" href=\"\(question.path)\" translate=\"no\">\(question.text)</a></p>"
            : voice(question.text, class: "voice large")
    }

    func asker(_ question: BriefingQuestion, _ people: [ID<Person>: Person]) -> HTML {
        let who = question.askedBy.flatMap { people[$0] }
        return "\(who.map { t("\($0.name), \($0.department)") } ?? t("Without a name"))"
    }

    /// A number, and whether one is among them; nobody sees who is.
    func wishing(_ question: BriefingQuestion, isMine: Bool) -> HTML {
        let count = t(
            question.wishes, "1 more wants to know this", "\(question.wishes) more want to know this")
        guard question.isOpen else { return question.wishes == 0 ? .nothing : tag(.plain, count) }
        return """
            \(if: question.wishes > 0, tag(.plain, count))\
            \(form(question.path + (isMine ? "/wishes/removal" : "/wishes"), token: token, class: "push") {
                isMine
                    ? button(t("Take that back"), class: "small quiet")
                    : button(t("I would like to know that too"), class: "small")
            })
            """
    }

    /// What the team says, in the voice of the one who says it.
    func replyWords(
        _ reply: QuestionReply, _ people: [ID<Person>: Person], class names: String = "voice"
    ) -> HTML {
        let person = people[reply.saidBy]
        let words = reply.outcome == .promised && reply.words.isEmpty ? t("We do not know yet.") : nil
        return """
            <div class="said-to">\(words.map { "<p>\($0)</p>" as HTML } ?? voice(reply.words, class: names))\
            \(if: !reply.why.isEmpty, "<p class=\"small\">\(tag(.care, t("Corrected"))) \(said(reply.why))</p>")\
            <p class="byline small">\(avatar(person?.name ?? ""))<span><strong translate="no">\(person?.name ?? "")</strong> · \
            \(said(person?.title ?? "")) · \(time(reply.saidAt, t))</span></p></div>
            """
    }
}
