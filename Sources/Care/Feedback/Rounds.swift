import Platform
import Situation

/// Some questions to everyone, open for some days. One answer a person; whose it is, nobody can find out.
package struct Round: Sendable {
    package let id: ID<Round>
    package let title: String
    package let why: String
    package let asksDepartment: Bool
    package let wordsFor: WordsFor
    package let openedBy: ID<Person>
    package let openedAt: Instant
    package let closesAt: Instant
    package let closedAt: Instant?
    package let publicKey: String
    let sealedKey: String
    package var questions: [RoundQuestion] = []

    package func isOpen(at now: Instant) -> Bool { closedAt == nil && now < closesAt }
    package var path: String { "/feedback/rounds/\(id)" }

    /// Who may read what people wrote, once the round has closed and enough have answered.
    package enum WordsFor: String, Sendable, CaseIterable, SQLConvertible {
        case leaders, everyone
    }
}

package struct RoundQuestion: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable, SQLConvertible {
        case scale, choice, words
    }

    package let number: Int
    package let kind: Kind
    package let text: String
    /// What one may choose from; for a scale, one to five.
    package let choices: [String]
}

/// What a form, the demo or a program says about a round before it opens.
package struct RoundDetails: Sendable, Equatable {
    package struct Question: Sendable, Equatable {
        package var kind: RoundQuestion.Kind
        package var text: String
        package var choices: [String]

        package init(_ kind: RoundQuestion.Kind, _ text: String, choices: [String] = []) {
            self.kind = kind
            self.text = text
            self.choices = kind == .scale ? (1...5).map(String.init) : kind == .words ? [] : choices
        }
    }

    package var title: String
    package var why: String
    package var asksDepartment = false
    package var wordsFor = Round.WordsFor.leaders
    package var closesAt: Instant?
    package var questions: [Question]

    package init(title: String, why: String, closesAt: Instant?, questions: [Question]) {
        self.title = title
        self.why = why
        self.closesAt = closesAt
        self.questions = questions
    }

    package static let mostQuestions = 6

    package func validate(at now: Instant) -> [Problem] {
        var problems: [Problem] = []
        if title.isEmpty { problems.append(Problem("title", "What is it about? A few words.")) }
        if title.count > 120 { problems.append(Problem("title", "A title has at most 120 characters.")) }
        if why.isEmpty { problems.append(Problem("why", "Say why you ask, and what will be done with the answers.")) }
        if why.count > 1000 { problems.append(Problem("why", "This has at most 1,000 characters.")) }
        if questions.isEmpty { problems.append(Problem("question-1", "Ask at least one question.")) }
        for (index, question) in questions.enumerated() {
            let number = index + 1
            if question.text.count > 300 {
                problems.append(Problem("question-\(number)", "A question has at most 300 characters."))
            }
            guard question.kind == .choice else { continue }
            let choices = Set(question.choices)
            if choices.count < 2 || choices.count != question.choices.count || choices.count > 10 {
                problems.append(Problem("choices-\(number)", "Give two to ten different answers, one a line."))
            }
            if question.choices.contains(where: { $0.count > 120 }) {
                problems.append(Problem("choices-\(number)", "An answer has at most 120 characters."))
            }
        }
        guard let closesAt else {
            return problems + [Problem("closes_at", "When does it close? Answers are counted then.")]
        }
        if closesAt < now + .hours(1) || closesAt > now + .days(60) {
            problems.append(Problem("closes_at", "A round is open for an hour at least, and for 60 days at most."))
        }
        return problems
    }
}
