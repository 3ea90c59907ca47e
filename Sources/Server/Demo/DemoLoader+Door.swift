import Care
import Platform
import Situation

extension DemoStory {
    struct DoorQuestionStory: Decodable {
        struct Answer: Decodable {
            let by: String
            let at: Offset
            let outcome: DoorQuestion.Outcome
            let words: String
        }

        let by: String
        let to: String?
        let named: Bool
        let at: Offset
        let words: String
        let votes: [String]
        let answer: Answer?
    }

    struct DoorHourStory: Decodable {
        let by: String
        let at, starts: Offset
        let minutes: Int
        let kind: DoorHour.Kind
        let places: Int?
        let place, about: String
        let booked: [String]
    }

    /// Under the newest update to everyone.
    struct AskedStory: Decodable {
        struct Reply: Decodable {
            let by: String
            let at: Offset
            let outcome: QuestionReply.Outcome
            let words: String
            let promised_for: Offset?
            let why: String?
        }

        let by: String
        let at: Offset
        let words: String
        let named: Bool
        let wishes: [String]
        let replies: [Reply]?
    }

    struct TipStory: Decodable {
        struct Decision: Decodable {
            let by: String
            let at: Offset
            let taken: Bool
            let reply: String
        }

        let by: String
        let at: Offset
        /// The key of a fact.
        let fact: String?
        let words, source: String
        let named: Bool
        let decision: Decision?
    }
}

extension DemoLoader {
    func ask(_ story: DemoStory.DoorQuestionStory) async throws {
        let (asker, leader) = (try person(story.by).id, try story.to.map { try person($0).id })
        let (voters, vault) = (try story.votes.map { try person($0).id }, house.services.vault)
        let details = DoorQuestionDetails(text: story.words, leader: leader, isNameless: !story.named)
        let id = try await at(story.at.duration) { try askAtTheDoor(details, by: asker, in: $0).get().id }
        try await at(story.at.duration + .minutes(30)) { tx in
            for voter in voters { try voteForDoorQuestion(id, by: voter, vault: vault, in: tx) }
        }
        guard let answer = story.answer else { return }
        let answerer = try person(answer.by).id
        try await at(answer.at.duration) { tx in
            try answerDoorQuestion(id, DoorAnswer(answer.outcome, answer.words), by: answerer, in: tx).orThrow()
        }
    }

    func ask(_ story: DemoStory.AskedStory) async throws {
        let (crisis, asker, vault) = (try opened(), try person(story.by).id, house.services.vault)
        let wishers = try story.wishes.map { try person($0).id }
        let (briefing, id) = try await at(story.at.duration) { tx in
            guard let viewer = try Viewer.find(asker, in: tx),
                let briefing = try Briefing.latest(of: crisis, for: nil, in: tx)
            else { throw Refusal.notFound }
            let details = QuestionDetails(text: story.words, isNameless: !story.named)
            let question = try askQuestion(details, under: briefing.id, of: crisis, by: viewer, in: tx).get()
            for wisher in wishers { try wishToKnow(question, by: wisher, vault: vault, in: tx) }
            return (briefing.id, question.id)
        }
        for reply in story.replies ?? [] {
            let (replier, due) = (try person(reply.by).id, reply.promised_for.map { start + $0.duration })
            try await at(reply.at.duration) { tx in
                guard let viewer = try Viewer.find(replier, in: tx) else { throw Refusal.notFound }
                let question = try BriefingQuestion.get(id, under: briefing, of: crisis, for: viewer, in: tx)
                var details = ReplyDetails(
                    reply.outcome, reply.words, promisedFor: due, seen: question.replies)
                details.why = reply.why ?? ""
                try replyToQuestion(question, details, by: replier, in: tx).orThrow()
            }
        }
    }

    func offer(_ story: DemoStory.DoorHourStory) async throws {
        let (leader, guests) = (try person(story.by).id, try story.booked.map { try person($0).id })
        let details = DoorHourDetails(
            kind: story.kind, about: story.about, startsAt: start + story.starts.duration, minutes: story.minutes,
            places: story.places, place: story.place)
        try await at(story.at.duration) { tx in
            let hour = try offerDoorHour(details, by: leader, in: tx).get()
            for guest in guests { try bookDoorHour(hour.id, by: guest, in: tx).orThrow() }
        }
    }

    func tell(_ story: DemoStory.TipStory) async throws {
        let (crisis, teller) = (try opened(), try person(story.by).id)
        let first = self.story.facts.first { $0.key == story.fact }?.versions.first?.statement
        @Sendable func fact(in tx: Transaction) throws -> Situation.Fact? {
            try Situation.Fact.current(of: crisis, in: tx).first { $0.published.first?.statement == first }
        }
        let id = try await at(story.at.duration) { tx in
            guard let viewer = try Viewer.find(teller, in: tx) else { throw Refusal.notFound }
            let details = TipDetails(
                fact: try fact(in: tx)?.id, statement: story.words, source: story.source, wantsName: story.named)
            return try giveTip(details, in: Crisis.get(crisis, in: tx), by: viewer, tx).get().id
        }
        guard let decision = story.decision else { return }
        let decider = try person(decision.by).id
        try await at(decision.at.duration) { tx in
            guard decision.taken, let fact = try fact(in: tx) else {
                return try leaveTip(id, of: crisis, because: decision.reply, by: decider, in: tx).orThrow()
            }
            try takeTip(id, of: crisis, into: fact, reply: decision.reply, by: decider, in: tx).orThrow()
        }
    }
}
