import Platform

/// What somebody asks under an update, before everyone who may read it. Without a name, nothing here says whose it is: no
/// person, no session, and no time finer than a day, in its id neither.
package struct BriefingQuestion: Sendable {
    package let id: ID<BriefingQuestion>
    package let crisis: ID<Crisis>
    package let briefing: ID<Briefing>
    /// Empty when it was removed, or when the one who asked it was erased.
    package let text: String
    package let askedBy: ID<Person>?
    /// Days since 1970, UTC.
    package let askedDay: Int
    /// How many others want to know it too.
    package let wishes: Int
    /// How often the team has said something to it.
    package let replies: Int
    /// What stands now.
    package let reply: QuestionReply?
    package let removedAt: Instant?
    package let removedBy: ID<Person>?
    package let removedWhy: String

    package var path: String { "/crises/\(crisis)/briefings/\(briefing)/questions/\(id)" }
    /// A promise to answer later is none yet.
    package var isOpen: Bool { removedAt == nil && (reply == nil || reply?.outcome == .promised) }
    package func isLate(at now: Instant) -> Bool {
        removedAt == nil && reply?.promisedFor.map { $0 < now } ?? false
    }
    package func daysWaiting(on day: Int) -> Int { max(0, day - askedDay) }
}

/// What the team says to a question, with a name. A later one takes its place, and leaves it in sight.
package struct QuestionReply: Sendable {
    package enum Outcome: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case answered
        /// We do not know yet, and have said by when we say more.
        case promised
        case declined

        var words: Sentence {
            switch self {
            case .answered: "Answered"
            case .promised: "We do not know yet"
            case .declined: "Not answered, because"
            }
        }
    }

    package let outcome: Outcome
    package let words: String
    package let promisedFor: Instant?
    /// What it stands on.
    package let fact: ID<Fact>?
    package let saidBy: ID<Person>
    package let saidAt: Instant
    /// Why it took the place of an answer that stood before.
    package let why: String
}

/// What is asked, before it is there.
package struct QuestionDetails: Sendable {
    package var text: String
    package var isNameless: Bool

    package init(text: String, isNameless: Bool = false) {
        self.text = text
        self.isNameless = isNameless
    }

    /// - Parameter recipients: how many people the update went to
    package func validate(recipients: Int) -> [Problem] {
        var problems: [Problem] = []
        if text.isEmpty { problems.append(Problem("text", "Ask your question.")) }
        if text.count > 1000 { problems.append(Problem("text", "A question has at most 1,000 characters.")) }
        // Below it, everybody could work out who it was (D1).
        if isNameless, recipients < 5 {
            problems.append(
                Problem(
                    "name",
                    "This update went to fewer than five people: they would know all the same. Ask with your name, or at the open door."
                ))
        }
        return problems
    }
}

/// What the team is about to say.
package struct ReplyDetails: Sendable {
    package var outcome: QuestionReply.Outcome?
    package var words: String
    package var promisedFor: Instant?
    package var fact: ID<Fact>?
    /// Asked for when an answer stands already.
    package var why = ""
    /// How often something had been said when whoever says this looked.
    package var seen: Int

    package init(
        _ outcome: QuestionReply.Outcome?, _ words: String, promisedFor: Instant? = nil, fact: ID<Fact>? = nil,
        seen: Int = 0
    ) {
        self.outcome = outcome
        self.words = words
        self.promisedFor = outcome == .promised ? promisedFor : nil
        self.fact = fact
        self.seen = seen
    }

    /// - Parameter standing: what was said before
    func validate(after standing: QuestionReply?, at now: Instant) -> [Problem] {
        var problems: [Problem] = []
        if outcome == nil {
            problems.append(Problem("outcome", "Do you answer it, promise an answer, or say why there is none?"))
        }
        if words.isEmpty, outcome != .promised {
            problems.append(
                Problem("words", "Say your answer, or the reason why there is none. Whoever has the update reads it."))
        }
        if words.count > 4000 { problems.append(Problem("words", "An answer has at most 4,000 characters.")) }
        if outcome == .promised { problems += timeProblems(at: now) }
        if let standing, standing.outcome != .promised, why.isEmpty {
            problems.append(Problem("why", "Say what was wrong. Readers of the first answer deserve to know."))
        }
        if why.count > 300 { problems.append(Problem("why", "A reason has at most 300 characters.")) }
        return problems
    }

    private func timeProblems(at now: Instant) -> [Problem] {
        guard let promisedFor else {
            return [Problem("promised_for", "By when will you say more, even if it is that you do not know?")]
        }
        if promisedFor < now + .minutes(1) { return [Problem("promised_for", "This time has to lie ahead.")] }
        if promisedFor > now + .days(14) {
            return [
                Problem("promised_for", "Promise it within two weeks, even if you can only say that it takes longer.")
            ]
        }
        return []
    }
}
