import HTTPTypes
import Platform

/// What the team says to one.
package struct QuestionReplyJSON: Codable, Sendable {
    let outcome: QuestionReply.Outcome
    let words: String
    /// By when the team says more; only while it does not know.
    let promisedFor: Timestamp?
    let fact: ID<Fact>?
    let saidBy: String
    let saidAt: Timestamp
    /// Why it took the place of an answer.
    let why: String?

    fileprivate init(_ reply: QuestionReply, _ people: [ID<Person>: Person]) {
        outcome = reply.outcome
        words = reply.words
        promisedFor = Timestamp(reply.promisedFor)
        fact = reply.fact
        saidBy = people[reply.saidBy]?.name ?? ""
        saidAt = Timestamp(reply.saidAt)
        why = reply.why.isEmpty ? nil : reply.why
    }
}

/// What somebody asked under an update. Who else wants to know is nowhere.
package struct BriefingQuestionJSON: Codable, Sendable {
    let id: ID<BriefingQuestion>
    let briefing: ID<Briefing>
    /// Empty when it was removed, or went with the one who asked it.
    let text: String
    /// Nothing when it was asked without a name.
    let askedBy: String?
    /// The beginning of the day, UTC: nothing finer is kept.
    let askedOn: Timestamp
    let wishes: Int
    /// How often something has been said to it; a reply names it, so that two do not cross.
    let replies: Int
    let isLate: Bool
    let reply: QuestionReplyJSON?
    /// Why it was removed.
    let removedWhy: String?

    fileprivate init(_ question: BriefingQuestion, _ people: [ID<Person>: Person], at now: Instant) {
        id = question.id
        briefing = question.briefing
        text = question.text
        askedBy = question.askedBy.flatMap { people[$0]?.name }
        askedOn = Timestamp(Instant(day: question.askedDay))
        wishes = question.wishes
        replies = question.replies
        isLate = question.isLate(at: now)
        reply = question.reply.map { QuestionReplyJSON($0, people) }
        removedWhy = question.removedAt == nil ? nil : question.removedWhy
    }
}

package struct QuestionAskingJSON: Codable, Sendable {
    let text: String
}

package struct QuestionReplyingJSON: Codable, Sendable {
    let outcome: QuestionReply.Outcome
    let words: String?
    /// With the outcome `promised`.
    let promisedFor: Timestamp?
    let fact: ID<Fact>?
    /// When it takes the place of an answer.
    let why: String?
    /// The `replies` of the question when it was read.
    let seen: Int
}

package struct QuestionRemovalJSON: Codable, Sendable {
    let why: String
}

private let one = "/crises/:crisis/briefings/:briefing/questions/:asked"

/// Programs ask with their owner’s name: only a page can promise to forget who sent something.
package let questionsOperations: [APIOperation] = [
    .list(
        "/crises/:crisis/questions", .employee, "listQuestions",
        "Questions under the updates that are for oneself, those that wait first"
    ) { visit, page, tx in
        let viewer = visit.viewer
        let briefings = try Briefing.all(of: visit.existingCrisis(in: tx), in: tx).filter(viewer.mayRead)
        let questions = try BriefingQuestion.all(under: briefings.map(\.id), in: tx)
        let people = try Person.all(questions.flatMap(\.named), in: tx)
        return page.listing(whole: questions, place: \.id.rawValue) { BriefingQuestionJSON($0, people, at: tx.now) }
    },
    .read(one, .employee, "getQuestion", "One question under an update") { try $0.questionJSON(in: $1) },
    .act(
        .post, "/crises/:crisis/briefings/:briefing/questions", .employee, .speak, "askQuestion",
        "Ask under an update, with one’s name", status: .created
    ) { (visit, body: QuestionAskingJSON, tx) in
        let question = try askQuestion(
            QuestionDetails(text: body.text.trimmed), under: visit.id("briefing"), of: visit.crisis(),
            by: visit.viewer, in: tx
        ).get()
        return BriefingQuestionJSON(question, [visit.viewer.id: visit.viewer.person], at: tx.now)
    },
    .act(
        .post, one + "/withdrawal", .employee, .speak, "takeBackQuestion",
        "Take back what one has asked, while nothing was said to it"
    ) { (visit, _: NoBodyJSON, tx) in
        let question = try visit.question(in: tx)
        guard question.askedBy == visit.viewer.id else { throw Refusal.notFound }
        try takeBackQuestion(question, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, one + "/wishes", .employee, .speak, "wishToKnow", "Be counted among those who want to know it too",
        isKept: false
    ) { (visit, _: NoBodyJSON, tx) in
        try wishToKnow(visit.question(in: tx), by: visit.viewer.id, vault: visit.services.vault, in: tx)
        return NoReplyJSON()
    }.unlogged,
    .act(
        .post, one + "/wishes/removal", .employee, .speak, "takeBackWish", "Not be counted any more", isKept: false
    ) { (visit, _: NoBodyJSON, tx) in
        try takeBackWish(visit.question(in: tx), by: visit.viewer.id, vault: visit.services.vault, in: tx)
        return NoReplyJSON()
    }.unlogged,
    .act(
        .post, one + "/replies", .briefer, .run, "replyToQuestion",
        "Answer before everyone who has the update, say by when, or say why not"
    ) { (visit, body: QuestionReplyingJSON, tx) in
        var details = ReplyDetails(
            body.outcome, (body.words ?? "").trimmed, promisedFor: body.promisedFor?.instant, fact: body.fact,
            seen: body.seen)
        details.why = (body.why ?? "").trimmed
        try replyToQuestion(visit.question(in: tx), details, by: visit.viewer.id, in: tx).orThrow()
        return try visit.questionJSON(in: tx)
    },
    .act(
        .post, one + "/removal", .briefer, .run, "removeQuestion",
        "Remove a question; the reason stays in its place"
    ) { (visit, body: QuestionRemovalJSON, tx) in
        try removeQuestion(visit.question(in: tx), why: body.why.trimmed, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
]

extension Visit {
    fileprivate func questionJSON(in tx: Transaction) throws -> BriefingQuestionJSON {
        let question = try self.question(in: tx)
        return BriefingQuestionJSON(question, try Person.all(question.named, in: tx), at: tx.now)
    }
}
