import Platform

/// An event that threatens the company's people, public or name.
package struct Crisis: Sendable {
    package let id: ID<Crisis>
    package let title: String
    package let kind: CrisisKind
    package let severity: Severity
    package let phase: Phase
    package let openedAt: Instant
    package let openedBy: ID<Person>
    package let closedAt: Instant?
    package let playbook: String?
    /// How many departments must approve a version of a fact (A7).
    package let approvalsNeeded: Int
    package let secondLook: SecondLook
    /// The reply that is promised to who asks for a second look.
    package let replyWithinMinutes: Int
    package let cadence: Cadence
    /// What people call their employer in public, the full name first.
    package let organisationNames: [String]

    package var isOpen: Bool { phase != .closed }
    package var path: String { "/crises/\(id)" }
}

package enum Severity: String, Sendable, CaseIterable, SQLConvertible {
    case watch, serious, severe

    package var words: Sentence {
        switch self {
        case .watch: "Watch"
        case .serious: "Serious"
        case .severe: "Severe"
        }
    }

    package var meaning: Sentence {
        switch self {
        case .watch: "It may grow. We prepare, and tell people now and then."
        case .serious: "It reaches the public. We answer, and keep everyone up to date."
        case .severe: "People or the company are in danger. Everything else waits."
        }
    }

    package var tone: Tone {
        switch self {
        case .watch: .info
        case .serious: .care
        case .severe: .stop
        }
    }
}

package enum Phase: String, Sendable, CaseIterable, SQLConvertible {
    case preparing, responding, recovering, closed

    package var words: Sentence {
        switch self {
        case .preparing: "preparing"
        case .responding: "responding"
        case .recovering: "recovering"
        case .closed: "closed"
        }
    }

    var next: [Phase] {
        switch self {
        case .preparing: [.responding]
        case .responding: [.recovering, .preparing]
        case .recovering: [.responding]
        case .closed: []
        }
    }
}

package enum SecondLook: String, Sendable, CaseIterable, SQLConvertible {
    case off, onRequest = "on-request", required

    package var words: Sentence {
        switch self {
        case .off: "No second look"
        case .onRequest: "When the author asks"
        case .required: "Before every post"
        }
    }
}

/// What a form says about a crisis that is to be opened.
package struct CrisisDetails: Sendable, Equatable {
    package var title = ""
    package var kind: CrisisKind = .other
    package var severity: Severity = .serious
    package var approvalsNeeded = 1
    package var secondLook: SecondLook = .onRequest
    package var replyWithinMinutes = 30
    package var cadence = Cadence()
    package var organisationNames: [String] = []

    package init() {}

    /// What a playbook suggests.
    package init(_ playbook: Playbook) {
        kind = playbook.kind
        approvalsNeeded = playbook.approvalsNeeded
        secondLook = playbook.secondLook
        cadence = playbook.cadence
    }

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        if title.isEmpty { problems.append(Problem("title", "Give the crisis a name that everyone will understand.")) }
        if title.count > 80 {
            problems.append(Problem("title", "A name has at most 80 characters; it stands on every page."))
        }
        if !(1...5).contains(approvalsNeeded) {
            problems.append(Problem("approvals", "From 1 to 5 departments can be asked to approve a fact."))
        }
        if !(5...1440).contains(replyWithinMinutes) {
            problems.append(Problem("reply_within", "Promise a reply within 5 minutes to a day."))
        }
        return problems + cadence.validate()
    }
}

package enum CrisisKind: String, Sendable, CaseIterable, SQLConvertible {
    case product, data, accident, other

    package var words: Sentence {
        switch self {
        case .product: "A product"
        case .data: "Data and systems"
        case .accident: "An accident"
        case .other: "Something else"
        }
    }
}
