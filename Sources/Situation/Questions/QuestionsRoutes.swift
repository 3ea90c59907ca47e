import HTTPTypes
import Platform

private let under = "/crises/:crisis/briefings/:briefing/questions"

package let questionsRoutes: [Route] = [
    Route(.get, "/crises/:crisis/questions", .employee) { try await $0.questionsPage() },
    Route(.get, under + "/new", .employee) { visit in
        try await visit.askingPage(Filled(Form(["name": ["with"]])))
    },
    // Who asks and who wants to know stands in no log, no figure and no trace.
    Route(.post, under, .employee) { try await $0.askThisQuestion() }.unlogged,
    Route(.get, under + "/:asked", .employee) { try await $0.oneQuestionPage() },
    Route(.post, under + "/:asked/withdrawal", .employee) { visit in
        let question = try await visit.read { try visit.question(in: $0) }
        guard visit.hasAsked(question) else { throw Refusal.notFound }
        let problems = try await visit.write { try takeBackQuestion(question, in: $0) }
        guard problems.isEmpty else { return try await visit.oneQuestionPage(Filled(problems: problems)) }
        return .see("/crises/\(question.crisis)/briefings/\(question.briefing)", .takenBack)
            .setting(visit.cookie(takenBack: takingBackQuestion))
    }.unlogged,
    Route(.post, under + "/:asked/wishes", .employee) { visit in
        let (viewer, vault) = (visit.viewer.id, visit.services.vault)
        let question = try await visit.write { tx in
            let question = try visit.question(in: tx)
            try wishToKnow(question, by: viewer, vault: vault, in: tx)
            return question
        }
        return .see("/crises/\(question.crisis)/briefings/\(question.briefing)#q-\(question.id)")
    }.unlogged,
    Route(.post, under + "/:asked/wishes/removal", .employee) { visit in
        let (viewer, vault) = (visit.viewer.id, visit.services.vault)
        let question = try await visit.write { tx in
            let question = try visit.question(in: tx)
            try takeBackWish(question, by: viewer, vault: vault, in: tx)
            return question
        }
        return .see("/crises/\(question.crisis)/briefings/\(question.briefing)#q-\(question.id)")
    }.unlogged,
    Route(.post, under + "/:asked/replies", .briefer) { visit in
        let (form, viewer) = (try visit.form(), visit.viewer.id)
        var details = ReplyDetails(
            .init(rawValue: form["outcome"]), form["words"],
            promisedFor: visit.t.instant(input: form["promised_for"]), fact: form.id("fact"),
            seen: form.number("seen") ?? 0)
        details.why = form["why"]
        let reply = details
        return try await visit.onQuestion(.questionAnswered) { try replyToQuestion($0, reply, by: viewer, in: $1) }
    },
    Route(.post, under + "/:asked/removal", .briefer) { visit in
        let (why, viewer) = (try visit.form()["removed_why"], visit.viewer.id)
        return try await visit.onQuestion(.questionRemoved) { try removeQuestion($0, why: why, by: viewer, in: $1) }
    },
]

/// Enough for whoever has much to ask, and too few to bury what others asked.
private let questionsOfOne = Rate(burst: 5, every: .minutes(30))

extension Visit {
    /// The one that the path names, if its update is for whoever asks.
    func question(in tx: Transaction) throws -> BriefingQuestion {
        try BriefingQuestion.get(id("asked"), under: id("briefing"), of: crisis(), for: viewer, in: tx)
    }

    fileprivate func askThisQuestion() async throws -> Answer {
        let (form, viewer) = (try form(), viewer)
        let (crisis, briefing): (ID<Crisis>, ID<Briefing>) = (try crisis(), try id("briefing"))
        var problems: [Problem] = []
        if !["with", "without"].contains(form["name"]) {
            problems.append(Problem("name", "With your name, or without?"))
        }
        let details = QuestionDetails(text: form["text"], isNameless: form["name"] == "without")
        if problems.isEmpty, !details.text.isEmpty,
            services.limiter.take("question:\(viewer.id)", questionsOfOne) != nil
        {
            problems.append(
                Problem("", "You have asked several questions within a short time. Keep these words for a while."))
        }
        guard problems.isEmpty else { return try await askingPage(Filled(form, problems: problems)) }
        switch try await write({ try askQuestion(details, under: briefing, of: crisis, by: viewer, in: $0) }) {
        case .success(let question):
            return .see("/crises/\(crisis)/briefings/\(briefing)", .asked)
                .setting(cookie(toTakeBack: question.id, takingBackQuestion))
        case .failure(let problems): return try await askingPage(Filled(form, problems: problems.all))
        }
    }

    fileprivate func onQuestion(
        _ did: Flash, _ act: @escaping @Sendable (BriefingQuestion, Transaction) throws -> [Problem]
    ) async throws -> Answer {
        let form = try form()
        let (question, problems) = try await write { tx in
            let question = try self.question(in: tx)
            return (question, try act(question, tx))
        }
        guard problems.isEmpty else { return try await oneQuestionPage(Filled(form, problems: problems)) }
        return .see(question.path, did)
    }
}
