import Platform
import Situation

/// What many said, in one sentence, and what became of it (D8): “you said, we did”, or “we did not, because”.
package struct Theme: Sendable {
    package enum Outcome: String, Sendable, CaseIterable, SQLConvertible {
        case did, didNot = "did-not"
    }

    package let id: ID<Theme>
    package let round: ID<Round>
    package let said: String
    package let gatheredAt: Instant
    package let outcome: Outcome?
    package let answer: String?
    package let answeredBy: ID<Person>?
    package let answeredAt: Instant?
}

extension Theme: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        round = try row["round"]
        said = try row["said"]
        gatheredAt = try row["gathered_at"]
        outcome = try row["outcome"]
        answer = try row["answer"]
        answeredBy = try row["answered_by"]
        answeredAt = try row["answered_at"]
    }

    package static func all(of rounds: [ID<Round>], in tx: Transaction) throws -> [Theme] {
        try tx.remembered("themes/\(rounds.map(\.rawValue).joined(separator: " "))") {
            try tx.all(
                Theme.self, "SELECT * FROM themes WHERE round IN \(list: rounds) ORDER BY round, gathered_at, id")
        }
    }
}

/// Themes are gathered by a person, when the round has closed and its totals may be seen.
package func gatherTheme(
    _ said: String, of id: ID<Round>, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let round = try Round.get(id, in: tx)
    guard round.closedAt != nil else { throw Refusal.notFound }
    if said.isEmpty { return [Problem("said", "What did people say? One sentence.")] }
    if said.count > 500 { return [Problem("said", "A theme has at most 500 characters.")] }
    let theme: ID<Theme> = .new(at: tx.now)
    try tx.run(
        """
        INSERT INTO themes (id, round, said, gathered_by, gathered_at)
        VALUES (\(theme), \(id), \(said), \(person), \(tx.now))
        """)
    try tx.record(.themeGathered, actor: person.rawValue, scope: nil, subject: id.rawValue)
    return []
}

/// An answer can be changed: what was decided may come to be done.
package func answerTheme(
    _ theme: ID<Theme>, of round: ID<Round>, outcome: Theme.Outcome?, answer: String, by person: ID<Person>,
    in tx: Transaction
) throws -> [Problem] {
    var problems: [Problem] = []
    if outcome == nil { problems.append(Problem("outcome", "Did you do it, or not?")) }
    if answer.isEmpty { problems.append(Problem("answer", "Say what was done, or why it was not.")) }
    if answer.count > 1000 { problems.append(Problem("answer", "This has at most 1,000 characters.")) }
    guard problems.isEmpty, let outcome else { return problems }
    let changed = try tx.run(
        """
        UPDATE themes SET outcome = \(outcome), answer = \(answer), answered_by = \(person), answered_at = \(tx.now)
        WHERE id = \(theme) AND round = \(round)
        """)
    guard changed == 1 else { throw Refusal.notFound }
    try tx.record(.themeAnswered, actor: person.rawValue, scope: nil, subject: round.rawValue)
    return []
}
