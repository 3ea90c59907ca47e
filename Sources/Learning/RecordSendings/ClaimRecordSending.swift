import Platform
import Situation

extension RecordSending {
    static func isAnyDue(for store: RecordStore, in tx: Transaction) throws -> Bool {
        try tx.exists(
            "SELECT 1 FROM record_sendings WHERE due_at <= \(tx.now) AND store = \(store.endpoint) LIMIT 1")
    }

    /// The next one that is due, in this worker's hands for as long as the lease. A worker that dies leaves it to be sent
    /// again, and the same statements have the same ids.
    static func claim(for store: RecordStore, in tx: Transaction) throws -> RecordSending? {
        try tx.requireClock()
        let next: SQL = """
            SELECT person FROM record_sendings WHERE due_at <= \(tx.now) AND store = \(store.endpoint)
            ORDER BY due_at, person LIMIT 1 \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """
        return try tx.first(
            RecordSending.self,
            """
            UPDATE record_sendings SET tries = tries + 1, due_at = \(tx.now + lease)
            WHERE person = (\(next)) RETURNING *
            """)
    }

    /// What the store does not have yet, oldest first. Nil when its owner has switched it off since, or is no longer here.
    func waiting(house: House, in tx: Transaction) throws -> [LearningStatement]? {
        guard try isWished(in: tx), let person = try Person.find(person, in: tx), person.deactivatedAt == nil else {
            return nil
        }
        let sent: Set<String> = Set(
            try tx.all("SELECT statement FROM sent_statements WHERE person = \(person.id)")
                .map { try $0["statement"] })
        return try LearningStatement.passed(by: person, house, in: tx).filter { !sent.contains($0.id) }
    }

    func isWished(in tx: Transaction) throws -> Bool {
        try RecordSending.find(of: person, in: tx)?.agreedAt == agreedAt
    }

    func note(_ sent: [LearningStatement], in tx: Transaction) throws {
        guard try isWished(in: tx) else { return }
        for statement in sent {
            try tx.run(
                """
                INSERT INTO sent_statements (person, statement, sent_at)
                VALUES (\(person), \(statement.id), \(tx.now)) ON CONFLICT DO NOTHING
                """)
        }
    }

    /// What has been asked for anew since stays so.
    ///
    /// - Parameter reply: nil when there was nothing to send.
    func finish(_ reply: RecordReply?, in tx: Transaction) throws {
        // Whoever has asked or passed since, or another worker, has given it another time.
        let mine: SQL = "person = \(person) AND agreed_at = \(agreedAt) AND due_at = \(dueAt)"
        guard let reply else {
            try tx.run("UPDATE record_sendings SET tries = 0, due_at = NULL WHERE \(mine)")
            return
        }
        let answer = RecordAnswer(reply.status)
        let isTaken = answer == .taken || answer == .held
        let isTriedAgain = answer == .later && tries < RecordSending.mostTries
        let due = isTriedAgain ? tx.now + RecordSending.pause(after: tries, wished: reply.wished) : nil
        try tx.run(
            """
            UPDATE record_sendings SET tried_at = \(tx.now), status = \(reply.status), due_at = \(due),
                tries = \(isTaken ? 0 : tries), sent_at = \(isTaken ? "\(tx.now)" : "sent_at" as SQL)
            WHERE \(mine)
            """)
    }
}
