import Platform
import Situation

/// What may be seen of a round that has closed: totals of those who are enough, by question.
package struct RoundResults: Sendable {
    package struct Tally: Sendable, Equatable {
        /// Empty for everyone.
        package let department: String
        package let people: Int
        /// In the order of the question's choices.
        package let counts: [Int]
    }

    package struct Question: Sendable {
        package let question: RoundQuestion
        /// Everyone first; none when too few have answered.
        package let tallies: [Tally]
        /// In an order that says nothing; none when too few have answered the round.
        package let words: [String]
        /// Which of them share a word; a person makes themes of it.
        package let shared: [SharedWord]
    }

    /// Nil when they are fewer than `Fewest.score`.
    package let people: Int?
    package let hasEnoughForWords: Bool
    package let questions: [Question]

    /// Nil for as long as the round is open: what grows while one watches says who has just answered.
    package static func find(of round: Round, in tx: Transaction) throws -> RoundResults? {
        guard round.closedAt != nil else { return nil }
        return try tx.remembered("round-results/\(round.id)") { try count(round, in: tx) }
    }

    private static func count(_ round: Round, in tx: Transaction) throws -> RoundResults {
        var counts: [Int: [String: [String: Int]]] = [:]
        let rows = try tx.all(
            """
            SELECT department, question, choice, CAST(sum(answers) AS BIGINT) AS answers FROM round_counts
            WHERE round = \(round.id) GROUP BY department, question, choice
            """)
        for row in rows {
            counts[try row["question"], default: [:]][try row["department"], default: [:]][try row["choice"]] =
                try row["answers"]
        }
        let people = (counts[0] ?? [:]).values.reduce(0) { $0 + $1.values.reduce(0, +) }
        let hasEnoughForWords = people >= Fewest.comments
        let words = try hasEnoughForWords ? allWords(of: round.id, in: tx) : [:]
        return RoundResults(
            people: people >= Fewest.score ? people : nil, hasEnoughForWords: hasEnoughForWords,
            questions: round.questions.map { question in
                let said = words[question.number] ?? []
                return Question(
                    question: question, tallies: tallies(question, counts[question.number] ?? [:]), words: said,
                    shared: SharedWord.all(in: said))
            })
    }

    private static func allWords(of round: ID<Round>, in tx: Transaction) throws -> [Int: [String]] {
        let rows = try tx.all("SELECT question, words FROM round_words WHERE round = \(round) ORDER BY id")
        return try rows.reduce(into: [:]) { all, row in all[try row["question"], default: []].append(try row["words"]) }
    }

    private static func tallies(_ question: RoundQuestion, _ counts: [String: [String: Int]]) -> [Tally] {
        let departments = counts.filter { !$0.key.isEmpty }
            .map { CountedGroup($0.key, $0.value.values.reduce(0, +)) }
        let all = counts.values.reduce(0) { $0 + $1.values.reduce(0, +) }
        let shown = showable(CountedGroup("", all, departments))
        return shown.map { path in
            let department = path.last ?? ""
            let chosen = path.count > 1 ? counts.filter { $0.key == department } : counts
            let perChoice = question.choices.map { choice in chosen.values.reduce(0) { $0 + ($1[choice] ?? 0) } }
            return Tally(department: department, people: perChoice.reduce(0, +), counts: perChoice)
        }
    }

    /// How many have answered an open round, so coarsely that nobody shows in it: whole tens.
    package static func roughly(of round: ID<Round>, in tx: Transaction) throws -> Int {
        try tx.count(
            "SELECT COALESCE(CAST(sum(answers) AS BIGINT), 0) FROM round_counts WHERE round = \(round) AND question = 0"
        )
            / 10 * 10
    }
}
