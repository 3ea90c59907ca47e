import Platform

/// What somebody who knows the subject tells the team: something new, that a fact is not right, or the answer to what we
/// do not know yet. Nobody but the team reads it before it is decided.
package struct Tip: Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case new, correction, answer

        var words: Sentence {
            switch self {
            case .new: "Something new"
            case .correction: "A correction"
            case .answer: "An answer"
            }
        }
    }

    package enum Outcome: String, Codable, Sendable, SQLConvertible, ShapedWord {
        case taken
        case notTaken = "not-taken"

        var words: Sentence {
            switch self {
            case .taken: "Taken into the facts"
            case .notTaken: "Not taken, because"
            }
        }
    }

    package let id: ID<Tip>
    package let crisis: ID<Crisis>
    package let fact: ID<Fact>?
    package let kind: Kind
    package let person: ID<Person>
    package let statement: String
    /// How they know.
    package let source: String
    /// Whether the fact's history may say their name.
    package let wantsName: Bool
    package let givenAt: Instant
    package let decidedAt: Instant?
    package let decidedBy: ID<Person>?
    package let outcome: Outcome?
    package let reply: String
    /// The version that it became.
    package let version: ID<FactVersion>?
}

package struct TipDetails: Sendable {
    package var fact: ID<Fact>?
    package var statement: String
    package var source: String
    package var wantsName: Bool

    package init(fact: ID<Fact>? = nil, statement: String, source: String, wantsName: Bool = false) {
        self.fact = fact
        self.statement = statement
        self.source = source
        self.wantsName = wantsName
    }

    /// Enough for somebody who knows much, and few enough to be read.
    static let mostADay = 10

    package func validate() -> [Problem] {
        var problems: [Problem] = []
        if statement.isEmpty { problems.append(Problem("statement", "Say what you know, in one sentence.")) }
        if statement.count > 600 { problems.append(Problem("statement", "At most 600 characters. Make it two.")) }
        if source.isEmpty { problems.append(Problem("source", "How do you know? The team has to be able to look.")) }
        if source.count > 1000 { problems.append(Problem("source", "At most 1,000 characters.")) }
        return problems
    }
}
