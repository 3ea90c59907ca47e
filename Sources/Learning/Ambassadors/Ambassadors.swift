import Platform
import Situation

/// That somebody wishes to stay in touch between crises, at a pace of theirs. Nobody else sees it, and it writes no event.
package struct Ambassador: Sendable, Equatable {
    package enum Pace: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case weekly, monthly, quarterly

        package var words: Sentence {
            switch self {
            case .weekly: "Once a week"
            case .monthly: "Once a month"
            case .quarterly: "Four times a year"
            }
        }

        var pause: Duration {
            switch self {
            case .weekly: .days(7)
            case .monthly: .days(30)
            case .quarterly: .days(91)
            }
        }
    }

    package let person: ID<Person>
    package let pace: Pace
    package let isMailed: Bool
    package let joinedAt: Instant
    /// When the next question comes.
    package let nextAt: Instant
    /// How many have gone by, whatever became of them: what was written and what was left look the same.
    let turn: Int

    /// The question that stands there now. Everybody begins somewhere else on the shelf, and sees each before any twice.
    package func prompt(on shelf: [Prompt], at now: Instant) -> Prompt? {
        guard nextAt <= now, !shelf.isEmpty else { return nil }
        let start = person.rawValue.utf8.reduce(0) { ($0 * 31 + Int($1)) % 10_007 }
        return shelf[(start + turn) % shelf.count]
    }
}

/// A way into a story of one’s own, from `Playbooks/prompts.yaml`.
package struct Prompt: Sendable, Equatable {
    package let id: String
    package let ask: String
    /// What to think of before it goes out; may be empty.
    package let care: String
}

/// Somebody wishes to be asked, or at another pace.
package func joinAmbassadors(
    _ pace: Ambassador.Pace?, isMailed: Bool, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    guard let pace else { return [Problem("pace", "Choose one of these.")] }
    let known = try Ambassador.find(person, in: tx)
    try Ambassador.set(
        pace, isMailed: isMailed, next: known.map { min($0.nextAt, tx.now + pace.pause) }, person, in: tx)
    return []
}

/// The question is put away: whether something came of it is nobody’s knowledge, ours neither.
package func putPromptAway(by person: ID<Person>, in tx: Transaction) throws {
    guard let known = try Ambassador.find(person, in: tx), known.nextAt <= tx.now else { return }
    try Ambassador.setNext(tx.now + known.pace.pause, person, in: tx)
}

package func leaveAmbassadors(by person: ID<Person>, in tx: Transaction) throws {
    try tx.run("DELETE FROM ambassadors WHERE person = \(person)")
}
