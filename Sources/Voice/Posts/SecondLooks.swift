import Foundation
import Platform
import Situation
import TextEngine

/// A colleague on the team reads a draft before it goes out. The author decides on every word of what they say.
package struct SecondLookRequest: Sendable, RowDecodable {
    package enum Verdict: String, Sendable, CaseIterable, SQLConvertible {
        case fine, suggestions, notYet = "not-yet"

        var words: Sentence {
            switch self {
            case .fine: "Looks fine to me"
            case .suggestions: "Fine, with suggestions"
            case .notYet: "Please not yet, and here is why"
            }
        }
    }

    package let id: ID<SecondLookRequest>
    package let draft: ID<Draft>
    package let author: ID<Person>
    package let crisis: ID<Crisis>
    /// The text as it was when the author asked.
    package let text: String
    package let networks: [Network]
    package let note: String
    package let askedAt: Instant
    package let promisedBy: Instant
    package let takenBy: ID<Person>?
    package let verdict: Verdict?
    package let reply: String
    package let repliedBy: ID<Person>?
    package let repliedAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        draft = try row["draft"]
        author = try row["author"]
        crisis = try row["crisis"]
        text = try row["text"]
        networks = try Network.list(row["networks"])
        note = try row["note"]
        askedAt = try row["asked_at"]
        promisedBy = try row["promised_by"]
        takenBy = try row["taken_by"]
        verdict = try row["verdict"]
        reply = try row["reply"]
        repliedBy = try row["replied_by"]
        repliedAt = try row["replied_at"]
    }
}

package struct SecondLookComment: Sendable, RowDecodable {
    package let id: ID<SecondLookComment>
    package let quote: String
    package let comment: String
    package let suggestion: String
    package let writtenBy: ID<Person>
    package let decision: String?

    package init(row: Row) throws {
        id = try row["id"]
        quote = try row["quote"]
        comment = try row["comment"]
        suggestion = try row["suggestion"]
        writtenBy = try row["written_by"]
        decision = try row["decision"]
    }
}

extension EventKind {
    package static let secondLookAsked: EventKind = "second-look.asked"
    package static let secondLookWithdrawn: EventKind = "second-look.withdrawn"
    package static let secondLookReplied: EventKind = "second-look.replied"
}

extension Crisis {
    /// Whether there is a team to ask.
    var givesSecondLooks: Bool { isOpen && secondLook != .off }
}

/// Asks the team. Asking again while one waits changes its text and note.
package func askForSecondLook(
    _ id: ID<Draft>, note: String, by author: ID<Person>, in tx: Transaction
) throws -> Result<ID<SecondLookRequest>, Problems> {
    let draft = try Draft.find(id, of: author, in: tx)
    guard let crisis = try draft.crisis.flatMap({ try Crisis.find($0, in: tx) }), crisis.isOpen else {
        return .failure(Problems([Problem("", "A second look is given by the team of an open crisis.")]))
    }
    guard crisis.secondLook != .off else {
        return .failure(
            Problems([Problem("", "The team gives no second looks in this crisis. You decide by yourself.")]))
    }
    guard !draft.text.allSatisfy(\.isWhitespace) else {
        return .failure(Problems([Problem("text", "There are no words yet.")]))
    }
    try SecondLookRequest.withdrawWaiting(of: id, in: tx)
    let look = ID<SecondLookRequest>.new(at: tx.now)
    try tx.run(
        """
        INSERT INTO second_looks (id, draft, author, crisis, text, networks, note, asked_at, promised_by, reply)
        VALUES (\(look), \(id), \(author), \(crisis.id), \(draft.text), \(Network.text(draft.networks)), \(note),
                \(tx.now), \(tx.now + .minutes(crisis.replyWithinMinutes)), '')
        """)
    // Without the author: that someone asked is the team's business, who has said nothing in public is not.
    try tx.record(.secondLookAsked, actor: nil, scope: crisis.id.rawValue, subject: look.rawValue)
    return .success(look)
}

/// The reviewer says what they think. Nothing of the author's text changes.
package func reply(
    to id: ID<SecondLookRequest>, in crisis: ID<Crisis>, _ verdict: SecondLookRequest.Verdict, words: String,
    by reviewer: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let look = try SecondLookRequest.find(id, in: crisis, in: tx)
    guard look.author != reviewer else { return [Problem("", "Someone else has to look at your own draft.")] }
    if verdict == .notYet, words.isEmpty { return [Problem("reply", "Say why, so that the author can decide.")] }
    let changed = try tx.run(
        """
        UPDATE second_looks SET verdict = \(verdict), reply = \(words), replied_by = \(reviewer), replied_at = \(tx.now)
        WHERE id = \(id) AND replied_at IS NULL AND withdrawn_at IS NULL
        """)
    guard changed == 1 else { throw Refusal.conflict }
    try tx.record(.secondLookReplied, actor: reviewer.rawValue, scope: crisis.rawValue, subject: id.rawValue)
    return []
}

/// The author's decision on one remark. Taking a suggestion puts it into the draft.
package func decide(
    on id: ID<SecondLookComment>, isTaken: Bool, by author: ID<Person>, in tx: Transaction
) throws -> Result<ID<Draft>, Problems> {
    let (comment, look) = try SecondLookComment.find(id, of: author, in: tx)
    let draft = try Draft.find(look.draft, of: author, in: tx)
    if isTaken, !comment.suggestion.isEmpty, !comment.quote.isEmpty {
        guard let range = draft.text.firstRange(of: comment.quote) else {
            return .failure(
                Problems([Problem("text", "“\(comment.quote)” no longer stands in your draft. Change it by hand.")]))
        }
        _ = try Draft.save(
            draft.id, text: draft.text.replacingCharacters(in: range, with: comment.suggestion),
            networks: draft.networks, revision: draft.revision, by: author, in: tx)
    }
    try SecondLookComment.setDecided(id, isTaken: isTaken, in: tx)
    return .success(draft.id)
}

/// A remark beside some of the author's words.
package func comment(
    on id: ID<SecondLookRequest>, in crisis: ID<Crisis>, quote: String, comment: String, suggestion: String,
    by reviewer: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let look = try SecondLookRequest.find(id, in: crisis, in: tx)
    if comment.isEmpty, suggestion.isEmpty { return [Problem("comment", "Say what you think about these words.")] }
    if !quote.isEmpty, !look.text.contains(quote) {
        return [Problem("quote", "These words do not stand in the draft. Copy them as they are.")]
    }
    try tx.run(
        """
        INSERT INTO second_look_comments (id, look, quote, comment, suggestion, written_by, written_at)
        VALUES (\(ID<SecondLookComment>.new(at: tx.now)), \(id), \(quote), \(comment), \(suggestion), \(reviewer), \(tx.now))
        """)
    return []
}
