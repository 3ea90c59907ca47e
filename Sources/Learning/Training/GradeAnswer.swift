import Platform

/// What somebody answered: places in the file, in the order in which they were given; or words.
package struct GivenAnswer: Codable, Sendable, Equatable {
    package enum Sureness: String, Codable, Sendable, CaseIterable {
        case sure, fairly, unsure

        var words: Sentence {
            switch self {
            case .sure: "Sure"
            case .fairly: "Fairly sure"
            case .unsure: "Not sure"
            }
        }
    }

    package var chosen: [Int] = []
    package var text: String?
    package var sureness: Sureness?
    /// "Show me one way": a post that was not written again.
    package var isShown: Bool?

    package init(chosen: [Int] = [], text: String? = nil, sureness: Sureness? = nil, isShown: Bool? = nil) {
        self.chosen = chosen
        self.text = text
        self.sureness = sureness
        self.isShown = isShown
    }
}

package struct Grade: Sendable, Equatable {
    package let isRight: Bool
    /// In halves of a point, so that they are whole numbers: sure and wrong takes one half back (C5).
    package let halves: Int

    static let right = Grade(isRight: true, halves: 2)
    static let wrong = Grade(isRight: false, halves: 0)
    static let sureAndWrong = Grade(isRight: false, halves: -1)

    /// Of a hundred, never below nothing.
    static func score(_ grades: [Grade], of questions: Int) -> Int {
        guard questions > 0 else { return 0 }
        return max(0, grades.reduce(0) { $0 + $1.halves } * 100 / (questions * 2))
    }
}

extension CourseQuestion {
    /// What is missing in an answer, beside its field.
    func problems(with answer: GivenAnswer) -> [Problem] {
        switch kind {
        case .choice(let options), .several(let options), .mark(let options):
            if answer.chosen.isEmpty { return [Problem("chosen", chooses)] }
            return answer.chosen.allSatisfy(options.indices.contains) ? [] : [Problem("chosen", chooses)]
        case .decide(let options):
            var problems: [Problem] = []
            if answer.chosen.count != 1 || !answer.chosen.allSatisfy(options.indices.contains) {
                problems.append(Problem("chosen", chooses))
            }
            if answer.sureness == nil { problems.append(Problem("sureness", "Say how sure you are.")) }
            return problems
        case .order(let items):
            return answer.chosen.sorted() == Array(items.indices)
                ? [] : [Problem("chosen", "Give each of them a place of its own.")]
        case .rewrite(let rewriting):
            if answer.isShown == true { return [] }
            let text = answer.text ?? ""
            if text.allSatisfy(\.isWhitespace) { return [Problem("text", "There are no words yet.")] }
            if text.count > 1000 { return [Problem("text", "A post has at most 1,000 characters here.")] }
            let missing = rewriting.missing(in: text).map { what -> Problem in
                Problem("text", "It no longer says \(what).")
            }
            let findings = rewriting.findings(in: text)
            return missing + (findings.isEmpty ? [] : [Problem("text", "Something is left to look at. See below.")])
        }
    }

    private var chooses: Sentence {
        switch kind {
        case .choice, .decide: "Choose one of them."
        default: "Choose at least one of them."
        }
    }

    /// What the file says.
    var rightAnswer: GivenAnswer {
        switch kind {
        case .choice(let options), .several(let options), .mark(let options):
            GivenAnswer(chosen: options.right.sorted())
        case .decide(let options): GivenAnswer(chosen: options.right.sorted(), sureness: .fairly)
        case .order(let items): GivenAnswer(chosen: Array(items.indices))
        case .rewrite(let rewriting): GivenAnswer(text: rewriting.example)
        }
    }

    /// For an answer without problems.
    func grade(_ answer: GivenAnswer) -> Grade {
        let chosen = Set(answer.chosen)
        switch kind {
        case .choice(let options), .several(let options), .mark(let options):
            return chosen == options.right ? .right : .wrong
        case .decide(let options):
            if chosen == options.right { return .right }
            return answer.sureness == .sure ? .sureAndWrong : .wrong
        case .order(let items): return answer.chosen == Array(items.indices) ? .right : .wrong
        case .rewrite(let rewriting):
            return answer.isShown != true && rewriting.isQuiet(answer.text ?? "") ? .right : .wrong
        }
    }
}

extension [CourseQuestion.Option] {
    fileprivate var right: Set<Int> { Set(indices.filter { self[$0].isRight }) }
}
