import Crypto
import Foundation

extension Transaction {
    /// Appends to the log, with words that stand beside the chain: it holds their digest. While they are there, the chain
    /// proves them; when a person has to be forgotten they can go, and the chain stays whole.
    package func record(
        _ kind: EventKind, actor: String?, scope: String?, subject: String?, data: some Encodable,
        apart words: some Encodable
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(words), as: UTF8.self)
        // Without the salt, nobody can try out whether erased words were the ones they think of.
        let salt = Tokens.random()
        let sequence = try append(
            kind, actor: actor, scope: scope, subject: subject,
            data: WithDigest(data: data, digest: EventText.digest(salt: salt, text)))
        try run("INSERT INTO event_texts (seq, salt, text) VALUES (\(sequence), \(salt), \(text))")
    }
}

private struct WithDigest<Data: Encodable>: Encodable {
    let data: Data
    let digest: String

    private enum Key: String, CodingKey { case apart }

    func encode(to encoder: any Encoder) throws {
        try data.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(digest, forKey: .apart)
    }
}

/// The words of an event that are kept beside the chain.
package enum EventText {
    static func digest(salt: String, _ text: String) -> String { Tokens.digest("\(salt):\(text)") }

    /// By sequence; those that were erased are missing.
    package static func all(of events: some Sequence<Event>, in tx: Transaction) throws -> [Int64: String] {
        let rows = try tx.all(
            "SELECT seq, text FROM event_texts WHERE seq IN \(list: events.map(\.sequence)) AND text IS NOT NULL")
        return try rows.reduce(into: [:]) { $0[try $1["seq"]] = try $1["text"] }
    }

    /// Forgets the words of every event in which one of these stands as a word of its own, and says how many there were.
    /// There is no way back. It reads all of them, once.
    package static func erase(mentioning names: [String], in tx: Transaction) throws -> Int {
        let names = names.filter { !$0.isEmpty }
        let rows = try tx.all("SELECT seq, text FROM event_texts WHERE text IS NOT NULL")
        var count = 0
        for row in rows {
            let text: String = try row["text"]
            guard names.contains(where: { text.mentions($0) }) else { continue }
            let sequence: Int64 = try row["seq"]
            count += try tx.run(
                "UPDATE event_texts SET text = NULL, salt = NULL, erased_at = \(tx.now) WHERE seq = \(sequence)")
        }
        return count
    }
}

extension String {
    /// Ben stands in “ask Ben, please” and not in “benefit”. Inside JSON, where a quotation mark has a backslash.
    fileprivate func mentions(_ name: String) -> Bool {
        let name = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        // `\\n` before a name would look like a letter.
        let text = ["\\n", "\\r", "\\t"].reduce(self) { $0.replacing($1, with: " ") }
        var rest = text[...]
        while let found = rest.range(of: name, options: [.caseInsensitive, .diacriticInsensitive]) {
            let before = found.lowerBound > text.startIndex ? text[text.index(before: found.lowerBound)] : " "
            let after = found.upperBound < text.endIndex ? text[found.upperBound] : " "
            if !before.isLetter, !after.isLetter { return true }
            rest = text[text.index(after: found.lowerBound)...]
        }
        return false
    }
}

/// What the walk along the chain asks of the words beside an event: whether they are still those that it was written with.
struct EventWords: Sendable {
    let digest: String?
    let isKept: Bool
    let salt: String?
    let text: String?

    private struct Mark: Decodable { let apart: String? }

    init(_ event: Event, row: Row) throws {
        digest = event.data.contains("\"apart\"") ? try event.decode(Mark.self).apart : nil
        let kept: Int64? = try row["kept"]
        isKept = kept != nil
        salt = try row["salt"]
        text = try row["words"]
    }

    var isTrue: Bool {
        guard let digest else { return !isKept }
        guard isKept else { return false }
        guard let salt, let text else { return salt == nil && text == nil }
        return EventText.digest(salt: salt, text) == digest
    }
}
