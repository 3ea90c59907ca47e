import Platform
import TextEngine

/// Some lessons and the questions that come after each of them, as a file has them: `docs/guides/write-a-course.md`.
package struct Course: Sendable {
    /// Whom it is written for. Everybody may take every course.
    package enum Audience: String, Sendable, CaseIterable {
        case everyone, leaders, reviewers, team

        var words: Sentence {
            switch self {
            case .everyone: "For everyone"
            case .leaders: "For leaders"
            case .reviewers: "For those who give second looks"
            case .team: "For crisis teams"
            }
        }
    }

    /// The name of its file.
    package var slug = ""
    package var title = ""
    package var version = 1
    /// The newest version that changed what people must know: certificates from before it ask for the difference.
    package var material = 1
    package var language = "en"
    package var minutes = 1
    package var audience = Audience.everyone
    package var summary = ""
    /// The playbook of which it is the addition: what is particular about one kind of crisis. Empty for the others.
    package var playbook = ""
    /// Of a hundred.
    package var pass = 80
    package var validMonths = 12
    package var lessons: [Lesson] = []
    package var questions: [CourseQuestion] = []
    /// How many questions are drawn of a pool; of one that is not named, all.
    package var draw: [String: Int] = [:]
    /// The file as it was read, and what it can be told by.
    package var text = ""
    package var digest = ""

    package var path: String { "/courses/\(slug)" }
    package var isAddition: Bool { !playbook.isEmpty }

    /// How many questions an attempt has.
    package var questionsAsked: Int {
        Dictionary(grouping: questions, by: \.pool).reduce(0) { $0 + min(draw[$1.key] ?? .max, $1.value.count) }
    }

    func lesson(_ id: String) -> Lesson? { lessons.first { $0.id == id } }
}

package struct Lesson: Sendable {
    /// A post to look at, with what to see in it.
    package struct Example: Sendable {
        let text: String
        let mark: [String]
        let because: String
    }

    package let id: String
    package let title: String
    let text: CourseText
    let examples: [Example]
    let picture: PictureShown?
    /// The version in which it last changed materially.
    package let changed: Int
}

package struct CourseQuestion: Sendable {
    package enum Kind: Sendable {
        case choice([Option])
        case several([Option])
        /// A choice with how sure one is (C5).
        case decide([Option])
        /// In the right order.
        case order([String])
        /// A post in pieces.
        case mark([Option])
        case rewrite(Rewriting)
    }

    package struct Option: Sendable {
        package let text: String
        package let isRight: Bool
        let because: String
    }

    package let id: String
    package let lesson: String
    let pool: String
    let ask: String
    let because: String
    let picture: PictureShown?
    package let kind: Kind
}

/// A post that needs another one.
package struct Rewriting: Sendable {
    struct Keep: Sendable {
        let what: String
        let rule: Rule
    }

    let text: String
    let boundaries: [String: BoundarySaid]
    let facts: [String]
    let keep: [Keep]
    let example: String
    let checker: Checker

    /// What a boundary of a course says when it is touched.
    struct BoundarySaid: Sendable {
        let title: String
        let reason: String
        let instead: String
    }

    /// What is left to look at. In the composer the link to the employer can still be added; here it has to be said.
    func findings(in text: String) -> [Finding] {
        checker.check(text).filter { finding in
            switch finding.detail {
            case .disclosureMissing, .disclosureOnlyInHashtags: true
            default: finding.weight == .stop || finding.weight == .care
            }
        }
    }

    /// What is no longer said.
    func missing(in text: String) -> [String] {
        keep.filter { $0.rule.matches(in: text).isEmpty }.map(\.what)
    }

    func isQuiet(_ text: String) -> Bool { findings(in: text).isEmpty && missing(in: text).isEmpty }
}
