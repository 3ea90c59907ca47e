import Foundation
import Platform
import Situation

extension Concern {
    /// The author's way: by the key, whoever asks.
    package static func open(box: String, in tx: Transaction) throws -> Concern? {
        guard isKey(box) else { return nil }
        return try tx.first(Concern.self, "SELECT * FROM concerns WHERE box = \(Tokens.digest(box))")
    }

    static func isKey(_ box: String) -> Bool { Data(base64URL: box)?.count == 32 }

    /// The receivers' way. For everybody else there is none.
    package static func get(_ id: String, for reader: ID<Person>, in tx: Transaction) throws -> Concern {
        guard try ConcernReceiver.isOne(reader, in: tx),
            let found = try tx.first(Concern.self, "SELECT * FROM concerns WHERE id = \(id)")
        else { throw Refusal.notFound }
        return found
    }

    /// What waits for an answer, oldest first.
    package static func waiting(for reader: ID<Person>, in tx: Transaction) throws -> [Concern] {
        guard try ConcernReceiver.isOne(reader, in: tx) else { throw Refusal.notFound }
        return try tx.all(
            Concern.self,
            "SELECT * FROM concerns WHERE answered_day IS NULL ORDER BY received_day, id LIMIT 200")
    }

    package static func answered(for reader: ID<Person>, in tx: Transaction) throws -> [Concern] {
        guard try ConcernReceiver.isOne(reader, in: tx) else { throw Refusal.notFound }
        return try tx.all(
            Concern.self,
            """
            SELECT * FROM concerns WHERE answered_day IS NOT NULL ORDER BY answered_day DESC, id DESC LIMIT 100
            """)
    }

    package func messages(in tx: Transaction) throws -> [ConcernMessage] {
        try tx.all(
            "SELECT is_reply, words FROM concern_messages WHERE concern = \(id) ORDER BY number LIMIT \(ConcernMessage.most)"
        ).map { ConcernMessage(isReply: try $0["is_reply"], words: try $0["words"]) }
    }

    func write(_ words: String, isReply: Bool, in tx: Transaction) throws -> [Problem] {
        let words = words.trimmingCharacters(in: .whitespacesAndNewlines)
        if words.isEmpty { return [Problem("words", "There is nothing in it yet.")] }
        if words.count > ConcernMessage.longest { return [Problem("words", "At most 20,000 characters.")] }
        let count = try tx.count("SELECT count(*) FROM concern_messages WHERE concern = \(id)")
        if count >= ConcernMessage.most { return [Problem("words", "This one is full. Begin another one.")] }
        try tx.run(
            """
            INSERT INTO concern_messages (concern, number, is_reply, words)
            VALUES (\(id), \(count + 1), \(isReply), \(words))
            """)
        return []
    }

    static func insert(box: String, on day: Int, in tx: Transaction) throws -> Concern? {
        // Not one of our ids: those tell the millisecond.
        let id = Tokens.random(bytes: 16)
        return try tx.first(
            Concern.self,
            """
            INSERT INTO concerns (id, box, received_day) VALUES (\(id), \(Tokens.digest(box)), \(day))
            ON CONFLICT (box) DO NOTHING RETURNING *
            """)
    }

    func set(acknowledged day: Int, in tx: Transaction) throws {
        try tx.run(
            "UPDATE concerns SET acknowledged_day = \(day) WHERE id = \(id) AND acknowledged_day IS NULL")
    }

    func set(_ outcome: ConcernOutcome, answered day: Int, in tx: Transaction) throws {
        try tx.run(
            "UPDATE concerns SET answered_day = \(day), outcome = \(outcome) WHERE id = \(id) AND answered_day IS NULL")
    }

    static func deleteAnswered(before day: Int, in tx: Transaction) throws {
        let old: SQL = "answered_day IS NOT NULL AND answered_day < \(day)"
        try tx.run("DELETE FROM concern_messages WHERE concern IN (SELECT id FROM concerns WHERE \(old))")
        try tx.run("DELETE FROM concerns WHERE \(old)")
    }
}

/// Those who open what comes in: chosen for it, and nobody else, whatever their role.
package enum ConcernReceiver {
    package static func isOne(_ person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM concern_receivers WHERE person = \(person)")
    }

    package static func all(in tx: Transaction) throws -> [Person] {
        let ids: [ID<Person>] = try tx.all("SELECT person FROM concern_receivers ORDER BY appointed_at, person").map {
            try $0["person"]
        }
        return try ids.compactMap { try Person.find($0, in: tx) }.filter { $0.deactivatedAt == nil }
    }

    /// For `TogetherNews`: one line while something is not acknowledged, or late.
    static func news(for person: ID<Person>, on day: Int) -> SQL {
        """
        SELECT 'concern' AS kind, '' AS thing, '' AS label FROM concern_receivers WHERE person = \(person)
        AND (
            EXISTS (
                SELECT 1 FROM concerns
                WHERE answered_day IS NULL AND acknowledged_day IS NULL AND received_day <= \(day)
            )
            OR EXISTS (
                SELECT 1 FROM concerns WHERE answered_day IS NULL AND acknowledged_day < \(day - 80)
            )
        )
        """
    }

    static func insert(_ person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO concern_receivers (person, appointed_at) VALUES (\(person), \(tx.now))
            ON CONFLICT (person) DO NOTHING
            """) == 1
    }

    static func delete(_ person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM concern_receivers WHERE person = \(person)") == 1
    }
}
