import Platform
import Situation

/// A few colleagues who tell each other how it was and what worked. From outside there is a door and nothing else.
package struct Circle: Sendable {
    package let id: ID<Circle>
    package let name: String
    package let about: String
    package let kind: CircleKind
    /// Anyone may come in; else by invitation, or by asking.
    package let isOpen: Bool
    /// What everyone agrees to who comes in.
    package let rules: String
    /// Who started it, or whom it was handed to.
    package let facilitator: ID<Person>
    package let startedAt: Instant

    var path: String { "/circles/\(id)" }
}

/// What its people have in common.
package enum CircleKind: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
    case subject, site, language, firstCrisis = "first-crisis"

    package var words: Sentence {
        switch self {
        case .subject: "A subject"
        case .site: "A place of work"
        case .language: "A language"
        case .firstCrisis: "The first time in a crisis"
        }
    }
}

/// What a form, the demo or a program says about a circle.
package struct CircleDetails: Sendable {
    package var name: String
    package var about: String
    package var kind: CircleKind
    package var isOpen: Bool
    package var rules: String

    package init(name: String, about: String, kind: CircleKind, isOpen: Bool, rules: String) {
        self.name = name
        self.about = about
        self.kind = kind
        self.isOpen = isOpen
        self.rules = rules
    }

    func validate() -> [Problem] {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("name", "A circle needs a name.")) }
        if name.count > 80 { problems.append(Problem("name", "A name has at most 80 characters.")) }
        if about.isEmpty {
            problems.append(Problem("about", "Say whom it is for, so that people know whether to come."))
        }
        if about.count > 500 { problems.append(Problem("about", "This has at most 500 characters.")) }
        if rules.isEmpty { problems.append(Problem("rules", "A circle needs house rules, if only one.")) }
        if rules.count > 2000 { problems.append(Problem("rules", "House rules have at most 2,000 characters.")) }
        return problems
    }
}

/// Something said in a circle. A thread is a post and the replies to it; a post begins its own.
package struct CirclePost: Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case said, worked
    }

    package let id: ID<CirclePost>
    package let circle: ID<Circle>
    package let author: ID<Person>
    package let thread: ID<CirclePost>
    package let kind: Kind
    package let text: String
    package let writtenAt: Instant
    package let editedAt: Instant?
    /// By its author. It stays in place as long as replies need it.
    package let takenBackAt: Instant?
    /// By the facilitator, with the reason that stands in its place.
    package let removedAt: Instant?
    package let removedWhy: String

    package var isReply: Bool { thread != id }
    package var isThere: Bool { takenBackAt == nil && removedAt == nil }

    static let longest = 4000
}

/// A member told the facilitator that something said here should not stand.
package struct CircleReport: Sendable {
    package enum Outcome: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case removed, stands

        var words: Sentence {
            switch self {
            case .removed: "Taken out, with the reason in its place"
            case .stands: "It stays"
            }
        }
    }

    let id: ID<CircleReport>
    let post: ID<CirclePost>
    let reporter: ID<Person>
    let why: String
    let reportedAt: Instant
    let settledAt: Instant?
    let outcome: Outcome?
    let reply: String
}

/// Somebody asks the facilitator of a closed circle to be let in.
struct CircleRequest: Sendable {
    let person: ID<Person>
    let note: String
    let askedAt: Instant
    let declinedAt: Instant?
}
