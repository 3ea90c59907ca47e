import Platform
import Situation

/// Words from one person to another. They belong to the one who gets them: nobody else reads them until that person
/// wants it so. Nothing counts them.
package struct Thanks: Sendable {
    package let id: ID<Thanks>
    package let giver: ID<Person>
    package let receiver: ID<Person>
    package let reason: ThanksReason
    package let words: String
    package let givenAt: Instant
    package let seenAt: Instant?
    /// On the wall since then.
    package let sharedAt: Instant?
    /// Deleted by its receiver, for themselves.
    package let putAwayAt: Instant?
    /// Taken out by an administrator, because it hurt.
    package let removedAt: Instant?

    package var isShared: Bool { sharedAt != nil }
}

/// What people are thanked for. Never for how much.
package enum ThanksReason: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
    case honesty, care, help, correction, learning

    package var words: Sentence {
        switch self {
        case .honesty: "For honesty"
        case .care: "For care"
        case .help: "For help"
        case .correction: "For a correction"
        case .learning: "For learning"
        }
    }

    var meaning: Sentence {
        switch self {
        case .honesty: "Honesty: said what was so, also when it was hard"
        case .care: "Care: looked after somebody"
        case .help: "Help: did something that was not theirs to do"
        case .correction: "A correction: put something right, their own or another’s"
        case .learning: "Learning: found out, or let others find out"
        }
    }
}

/// What a form, the demo or a program says before it is given.
package struct ThanksDetails: Sendable {
    package var receiver: ID<Person>?
    package var reason: ThanksReason?
    package var words: String

    package init(receiver: ID<Person>?, reason: ThanksReason?, words: String) {
        self.receiver = receiver
        self.reason = reason
        self.words = words
    }

    static let longest = 1000
    /// Enough for everyone whom one can mean in a day.
    static let mostADay = 20

    /// Who it goes to is asked by the one who looks them up.
    func validate() -> [Problem] {
        var problems: [Problem] = []
        if reason == nil { problems.append(Problem("reason", "Say what you thank them for.")) }
        if words.isEmpty { problems.append(Problem("words", "Say it in your own words. One sentence is enough.")) }
        if words.count > Self.longest { problems.append(Problem("words", "Thanks have at most 1,000 characters.")) }
        return problems
    }
}

/// Somebody who read thanks found that they hurt.
package struct ThanksReport: Sendable {
    package enum Outcome: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case removed, stands

        var words: Sentence {
            switch self {
            case .removed: "Taken out, for everybody"
            case .stands: "It stays"
            }
        }
    }

    let id: ID<ThanksReport>
    let thanks: ID<Thanks>
    let reporter: ID<Person>
    let why: String
    let reportedAt: Instant
    let settledAt: Instant?
    let outcome: Outcome?
    let reply: String
}
