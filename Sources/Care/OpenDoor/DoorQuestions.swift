import Platform
import Situation

/// A question to leaders, before everyone. Without a name, nothing here says whose it is: no person, no session, and no
/// time finer than a day, in its id neither.
package struct DoorQuestion: Sendable {
    package enum Outcome: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case answered, declined

        var words: Sentence {
            switch self {
            case .answered: "Answered"
            case .declined: "Not answered, because"
            }
        }
    }

    package let id: ID<DoorQuestion>
    /// Empty when it was removed, or when the one who asked it was erased.
    package let text: String
    package let askedBy: ID<Person>?
    /// Whom it is for; nil when any leader may answer.
    package let leader: ID<Person>?
    /// Days since 1970, UTC.
    package let askedDay: Int
    package let votes: Int
    /// It has led the list: by the end of this day it is answered or declined (D7).
    package let dueDay: Int?
    package let outcome: Outcome?
    package let answer: String
    package let answeredBy: ID<Person>?
    package let answeredAt: Instant?
    /// What the answer stands on.
    package let crisis: ID<Crisis>?
    package let fact: ID<Fact>?
    package let briefing: ID<Briefing>?
    package let removedAt: Instant?
    package let removedBy: ID<Person>?
    package let removedWhy: String

    package var isOpen: Bool { outcome == nil && removedAt == nil }
    package var path: String { "/door/questions/\(id)" }
    package func isLate(on day: Int) -> Bool { isOpen && dueDay.map { $0 < day } ?? false }
    package func daysWaiting(on day: Int) -> Int { max(0, day - askedDay) }
}

/// What is asked, before it is there.
package struct DoorQuestionDetails: Sendable {
    package var text: String
    package var leader: ID<Person>?
    package var isNameless: Bool

    package init(text: String, leader: ID<Person>? = nil, isNameless: Bool = false) {
        self.text = text
        self.leader = leader
        self.isNameless = isNameless
    }

    package func validate() -> [Problem] {
        if text.isEmpty { return [Problem("text", "Ask your question.")] }
        if text.count > 1000 { return [Problem("text", "A question has at most 1,000 characters.")] }
        return []
    }
}

/// What a leader says to it.
package struct DoorAnswer: Sendable {
    package var outcome: DoorQuestion.Outcome?
    package var words: String
    package var crisis: ID<Crisis>?
    package var fact: ID<Fact>?
    package var briefing: ID<Briefing>?

    package init(
        _ outcome: DoorQuestion.Outcome?, _ words: String, crisis: ID<Crisis>? = nil, fact: ID<Fact>? = nil,
        briefing: ID<Briefing>? = nil
    ) {
        self.outcome = outcome
        self.words = words
        self.crisis = crisis
        self.fact = fact
        self.briefing = briefing
    }

    func validate() -> [Problem] {
        var problems: [Problem] = []
        if outcome == nil { problems.append(Problem("outcome", "Do you answer it, or say why not?")) }
        if words.isEmpty {
            problems.append(Problem("answer", "Say your answer, or the reason why there is none. Everyone reads it."))
        }
        if words.count > 4000 { problems.append(Problem("answer", "An answer has at most 4,000 characters.")) }
        return problems
    }
}
