import Platform

extension Status {
    /// There are no followers here, so that what is private or direct is for its author alone. Everything that reads
    /// statuses goes through this.
    static func isReadable(by reader: Int64?) -> SQL {
        """
        (practice_statuses.deleted_at IS NULL
            AND (practice_statuses.visibility IN ('public', 'unlisted') OR practice_statuses.account = \(reader)))
        """
    }

    static func find(_ id: Int64, by reader: Int64?, in tx: Transaction) throws -> Status? {
        try tx.first(Status.self, "SELECT * FROM practice_statuses WHERE id = \(id) AND \(isReadable(by: reader))")
    }

    /// The same key from the same account within an hour gives the same status again.
    package static func post(_ new: NewStatus, by account: Int64, in tx: Transaction) throws -> Status? {
        if let key = new.idempotencyKey {
            try forgetKey(key, of: account, in: tx)
            if let same = try find(key: key, of: account, in: tx) { return same }
        }
        let id = snowflake(at: tx.now)
        try tx.run(
            """
            INSERT INTO practice_statuses (id, account, text, spoiler, language, visibility, reply_to, idempotency_key,
                                           created_at)
            VALUES (\(id), \(account), \(new.text), \(new.spoiler), \(new.language), \(new.visibility),
                    \(new.replyTo), \(new.idempotencyKey), \(tx.now))
            ON CONFLICT (account, idempotency_key) DO NOTHING
            """)
        try setTags(of: id, new.text, in: tx)
        return try find(id, by: account, in: tx)
    }

    /// A key counts for an hour, and no longer than its status.
    private static func forgetKey(_ key: String, of account: Int64, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE practice_statuses SET idempotency_key = NULL WHERE account = \(account) AND idempotency_key = \(key)
            AND (created_at <= \(tx.now - .hours(1)) OR deleted_at IS NOT NULL)
            """)
    }

    private static func find(key: String, of account: Int64, in tx: Transaction) throws -> Status? {
        try tx.first(
            Status.self,
            "SELECT * FROM practice_statuses WHERE account = \(account) AND idempotency_key = \(key)")
    }

    /// Saying the same again is no edit.
    package func edit(to text: String, in tx: Transaction) throws {
        guard text != self.text else { return }
        try tx.run(
            "INSERT INTO practice_edits (status, text, at) VALUES (\(id), \(self.text), \(editedAt ?? createdAt))")
        try tx.run("UPDATE practice_statuses SET text = \(text), edited_at = \(tx.now) WHERE id = \(id)")
        try tx.run("DELETE FROM practice_tags WHERE status = \(id)")
        try Status.setTags(of: id, text, in: tx)
    }

    func delete(in tx: Transaction) throws {
        try tx.run("UPDATE practice_statuses SET deleted_at = \(tx.now) WHERE id = \(id)")
        try tx.run("DELETE FROM practice_tags WHERE status = \(id)")
    }

    /// What it said before, oldest first.
    func edits(in tx: Transaction) throws -> [(text: String, at: Instant)] {
        try tx.all("SELECT text, at FROM practice_edits WHERE status = \(id) ORDER BY at")
            .map { (try $0["text"], try $0["at"]) }
    }

    private static func setTags(of id: Int64, _ text: String, in tx: Transaction) throws {
        for tag in tags(in: text) {
            try tx.run(
                "INSERT INTO practice_tags (tag, status) VALUES (\(tag), \(id)) ON CONFLICT (tag, status) DO NOTHING")
        }
    }
}
