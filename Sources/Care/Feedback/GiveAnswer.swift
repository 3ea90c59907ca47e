import Foundation
import Platform
import Situation

/// What a browser sends without saying whose it is.
package struct RoundAnswer: Sendable, Codable {
    package struct Token: Sendable, Codable {
        /// As it was prepared and signed, in base 64 for addresses.
        package let message: String
        package let signature: String

        package init(message: String, signature: String) {
            self.message = message
            self.signature = signature
        }
    }

    package let token: Token
    /// Empty when the author would rather not say.
    package var department: String
    /// By the number of the question.
    package var answers: [String: String]
    package var letter: NewLetter?

    package init(token: Token, department: String = "", answers: [String: String], letter: NewLetter? = nil) {
        self.token = token
        self.department = department
        self.answers = answers
        self.letter = letter
    }

    package static let longestWords = 2000
}

/// Counts an answer once. Nothing of it is kept together: choices are added to counts, and each of its texts lies by
/// itself under a random name, so that there is no row which is a person's answer.
///
/// - Returns: false when this token has been used; nothing was counted again.
package func giveAnswer(_ answer: RoundAnswer, in id: ID<Round>, in tx: Transaction) throws -> Result<Bool, Problems> {
    let round = try Round.get(id, in: tx)
    // Totals that are out do not grow by one.
    guard try round.staysOpen(in: tx) else {
        return .failure(Problems([Problem("", "This round has closed. Nothing was counted.")]))
    }
    guard answer.token.isSigned(for: round) else {
        return .failure(Problems([Problem("", "This token was not signed for this round.")]))
    }
    let problems = try answer.problems(in: round, tx)
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let isNew = try tx.run(
        """
        INSERT INTO spent_tokens (round, message) VALUES (\(id), \(Tokens.digest(answer.token.message)))
        ON CONFLICT (round, message) DO NOTHING
        """)
    guard isNew == 1 else { return .success(false) }
    try count(answer.department, question: 0, choice: "", of: id, in: tx)
    for question in round.questions {
        guard let given = answer.given(to: question) else { continue }
        if question.kind == .words {
            try tx.run(
                """
                INSERT INTO round_words (id, round, question, words)
                VALUES (\(Tokens.random(bytes: 16)), \(id), \(question.number), \(given))
                """)
        } else {
            try count(answer.department, question: question.number, choice: given, of: id, in: tx)
        }
    }
    if let letter = answer.letter { try letter.insert(in: id, tx) }
    return .success(true)
}

extension RoundAnswer.Token {
    func isSigned(for round: Round) -> Bool {
        guard let message = Data(base64URL: message), message.count == 64, let signature = Data(base64URL: signature)
        else { return false }
        return BlindKey.isSigned(message, signature, by: round.publicKey)
    }
}

extension RoundAnswer {
    /// Nil when the question was left out.
    fileprivate func given(to question: RoundQuestion) -> String? {
        let given = answers[String(question.number)]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        return given.isEmpty ? nil : given
    }

    fileprivate func problems(in round: Round, _ tx: Transaction) throws -> [Problem] {
        var problems: [Problem] = []
        var hasSaid = letter != nil
        for question in round.questions {
            guard let given = given(to: question) else { continue }
            hasSaid = true
            let field = "answer-\(question.number)"
            if question.kind == .words, given.count > Self.longestWords {
                problems.append(Problem(field, "At most \(Self.longestWords) characters, please."))
            }
            if question.kind != .words, !question.choices.contains(given) {
                problems.append(Problem(field, "This is not among the answers."))
            }
        }
        if let letter { problems += letter.problems }
        if !hasSaid {
            problems.append(Problem("", "There is nothing in it yet. Answer what you like and leave the rest."))
        }
        if !department.isEmpty {
            let known = try round.asksDepartment ? Person.departments(ofAtLeast: Fewest.score, in: tx) : []
            if !known.contains(department) { problems.append(Problem("department", "This is not among the answers.")) }
        }
        return problems
    }
}

/// In parts, so that many can answer in the same second without waiting for one row.
private func count(
    _ department: String, question: Int, choice: String, of round: ID<Round>, in tx: Transaction
) throws {
    try tx.run(
        """
        INSERT INTO round_counts (round, department, question, choice, slot, answers)
        VALUES (\(round), \(department), \(question), \(choice), \(Int.random(in: 0...15)), 1)
        ON CONFLICT (round, department, question, choice, slot) DO UPDATE SET answers = round_counts.answers + 1
        """)
}
