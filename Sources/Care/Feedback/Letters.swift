import Foundation
import Platform
import Situation

/// Words to those who opened a round, which they can answer without learning whose they are (D5). Whoever holds the key
/// of its box is its author; the key was made in a browser, and here there is a digest of it.
package struct Letter: Sendable {
    package let id: String
    let round: ID<Round>
    package private(set) var messages: [LetterMessage]

    package var waits: Bool { messages.last?.isReply == false }
}

package struct LetterMessage: Sendable, Codable, Equatable {
    package let isReply: Bool
    package let words: String
}

/// The beginning of a letter, inside an answer.
package struct NewLetter: Sendable, Codable {
    /// 32 bytes in base 64 for addresses, made from the recovery phrase.
    package let box: String
    package let words: String

    package init(box: String, words: String) {
        self.box = box
        self.words = words
    }

    static let longest = 4000

    var problems: [Problem] {
        var problems: [Problem] = []
        if words.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            problems.append(Problem("letter", "The letter is empty."))
        }
        if words.count > Self.longest { problems.append(Problem("letter", "A letter has at most 4,000 characters.")) }
        if Data(base64URL: box)?.count != 32 {
            problems.append(Problem("letter", "The letter has no key. Reload the page."))
        }
        return problems
    }

    func insert(in round: ID<Round>, _ tx: Transaction) throws {
        let id = Tokens.random(bytes: 16)
        try tx.run("INSERT INTO letters (id, round, box) VALUES (\(id), \(round), \(Tokens.digest(box)))")
        try add(words, to: id, of: round, isReply: false, in: tx)
    }
}

extension Letter {
    /// The author's way: by the key, whoever asks.
    package static func open(box: String, in tx: Transaction) throws -> Letter? {
        guard Data(base64URL: box)?.count == 32,
            let row = try tx.first("SELECT id, round FROM letters WHERE box = \(Tokens.digest(box))")
        else { return nil }
        let (id, round): (String, ID<Round>) = (try row["id"], try row["round"])
        return try read("round = \(round) AND letter = \(id)", in: tx).first
    }

    /// The readers' way: once the round has closed, and enough have answered that a letter is one of many; nobody sees when
    /// one comes. Those that wait for a reply first.
    package static func all(of round: Round, in tx: Transaction) throws -> [Letter] {
        guard round.closedAt != nil, try RoundResults.roughly(of: round.id, in: tx) >= Fewest.comments else {
            return []
        }
        let letters = try read("round = \(round.id)", in: tx)
        return letters.filter(\.waits) + letters.filter { !$0.waits }
    }

    package static func write(_ words: String, box: String, in tx: Transaction) throws -> [Problem] {
        guard let letter = try open(box: box, in: tx) else { throw Refusal.notFound }
        return try letter.write(words, isReply: false, in: tx)
    }

    /// - Parameter id: of a letter in this round; another one's is not there.
    package static func reply(_ words: String, to id: String, of round: Round, in tx: Transaction) throws -> [Problem] {
        guard let letter = try all(of: round, in: tx).first(where: { $0.id == id }) else { throw Refusal.notFound }
        return try letter.write(words, isReply: true, in: tx)
    }

    private func write(_ words: String, isReply: Bool, in tx: Transaction) throws -> [Problem] {
        let words = words.trimmingCharacters(in: .whitespacesAndNewlines)
        if words.isEmpty { return [Problem("words", "There is nothing in it yet.")] }
        if words.count > NewLetter.longest { return [Problem("words", "A letter has at most 4,000 characters.")] }
        if messages.count >= 100 { return [Problem("words", "This letter is full. Begin a new one.")] }
        try add(words, to: id, of: round, isReply: isReply, in: tx)
        return []
    }

    private static func read(_ condition: SQL, in tx: Transaction) throws -> [Letter] {
        let rows = try tx.all(
            """
            SELECT round, letter, is_reply, words FROM letter_messages WHERE \(condition)
            ORDER BY round, letter, number
            """)
        var letters: [Letter] = []
        for row in rows {
            let message = LetterMessage(isReply: try row["is_reply"], words: try row["words"])
            let id: String = try row["letter"]
            if letters.last?.id != id { letters.append(Letter(id: id, round: try row["round"], messages: [])) }
            letters[letters.count - 1].messages.append(message)
        }
        return letters
    }
}

private func add(_ words: String, to letter: String, of round: ID<Round>, isReply: Bool, in tx: Transaction) throws {
    try tx.run(
        """
        INSERT INTO letter_messages (round, letter, number, is_reply, words)
        SELECT \(round), \(letter), COALESCE(max(number), 0) + 1, \(isReply), \(words) FROM letter_messages
        WHERE round = \(round) AND letter = \(letter)
        """)
}
