import Platform

/// An update on its way to one person's mailbox. It holds no words.
package struct Mail: Sendable, RowDecodable {
    package let briefing: ID<Briefing>
    package let person: ID<Person>
    /// Which correction it brings; 0 is the update itself.
    let version: Int
    let isDigest: Bool
    let tries: Int
    let giveUpAt: Instant
    package let state: State

    package enum State: String, Sendable, SQLConvertible {
        case waiting, sent
        /// The mail server will not take it, or a day was not enough.
        case failed
        /// Its person no longer wants mail, or is gone.
        case dropped
    }

    package init(row: Row) throws {
        briefing = try row["briefing"]
        person = try row["person"]
        version = try row["version"]
        isDigest = try row["is_digest"]
        tries = try row["tries"]
        giveUpAt = try row["give_up_at"]
        state = State(rawValue: try row["state"]) ?? .failed
    }

    static let keptFor: Duration = .days(30)
    static let lease: Duration = .minutes(15)
    /// How long after the nth try the next one follows; then the last of these, until a day is over.
    static let pauses: [Duration] = [.minutes(1), .minutes(5), .minutes(15), .minutes(30), .hours(1)]

    /// How many wait, and since when the one that is longest due.
    package struct Queue: Sendable {
        package let waiting: Int
        package let due: Int
        package let oldestDue: Instant?
        let lastSent: Instant?
        let failed: Int
    }

    package static func queue(in tx: Transaction) throws -> Queue {
        let row = try tx.first(
            """
            SELECT count(*) AS waiting, COALESCE(sum(CASE WHEN due_at <= \(tx.now) THEN 1 ELSE 0 END), 0) AS due,
                min(due_at) AS oldest
            FROM mails WHERE state = 'waiting' AND due_at > 0
            """)
        let oldest: Instant? = try row?["oldest"]
        let recent = tx.now - .days(1)
        let ended = try tx.first(
            """
            SELECT max(CASE WHEN state = 'sent' THEN finished_at END) AS sent,
                COALESCE(sum(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), 0) AS failed
            FROM mails WHERE created_at > \(recent)
            """)
        return Queue(
            waiting: try row?["waiting"] ?? 0, due: try row.map { Int(try $0["due"] as Int64) } ?? 0,
            oldestDue: oldest.flatMap { $0 <= tx.now ? $0 : nil }, lastSent: try ended?["sent"],
            failed: try ended.map { Int(try $0["failed"] as Int64) } ?? 0)
    }

    package static func figures(in tx: Transaction) throws -> [Figures] {
        let row = try tx.first("SELECT count(*) AS waiting, min(due_at) AS oldest FROM mails WHERE state = 'waiting'")
        let oldest: Instant? = try row?["oldest"]
        let waited = oldest.map { max(.zero, tx.now - $0).wholeMilliseconds } ?? 0
        return [
            Figures("firsthand_mails_waiting", is: Double(try row?["waiting"] ?? 0 as Int)),
            Figures("firsthand_mail_oldest_due_seconds", is: Double(waited) / 1000),
        ]
    }

    /// Whoever wants none gets none of those either that wait already.
    static func drop(of person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE mails SET state = 'dropped', finished_at = \(tx.now) WHERE person = \(person) AND state = 'waiting'
            """)
    }

    /// In a database that has been brought back, what waits may have been sent already.
    package static func dropAllWaiting(in tx: Transaction) throws {
        try tx.run("UPDATE mails SET state = 'dropped', finished_at = \(tx.now) WHERE state = 'waiting'")
    }
}
