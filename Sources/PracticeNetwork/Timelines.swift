import Platform

extension Status {
    /// A part of a timeline, newest first.
    struct Window {
        var before: Int64 = .max
        var after: Int64 = 0
        /// Those right after `after`, rather than the newest.
        var isUpwards = false
        var limit = 20
    }

    private static func all(_ condition: SQL, _ window: Window, in tx: Transaction) throws -> [Status] {
        let order: SQL = window.isUpwards ? "ASC" : "DESC"
        let found = try tx.all(
            Status.self,
            """
            SELECT practice_statuses.* FROM practice_statuses WHERE \(condition)
            AND id < \(window.before) AND id > \(window.after) ORDER BY id \(order) LIMIT \(window.limit)
            """)
        return window.isUpwards ? found.reversed() : found
    }

    static func timeline(_ window: Window, in tx: Transaction) throws -> [Status] {
        try all("deleted_at IS NULL AND visibility = 'public'", window, in: tx)
    }

    /// Nobody follows anyone here: home is what is public, and one's own.
    static func home(of reader: Int64, _ window: Window, in tx: Transaction) throws -> [Status] {
        try all(
            "\(isReadable(by: reader)) AND (visibility = 'public' OR account = \(reader))", window, in: tx)
    }

    static func timeline(tag: String, _ window: Window, in tx: Transaction) throws -> [Status] {
        try all(
            """
            deleted_at IS NULL AND visibility = 'public'
            AND EXISTS (SELECT 1 FROM practice_tags WHERE status = practice_statuses.id AND tag = \(tag.lowercased()))
            """, window, in: tx)
    }

    static func all(
        of account: Int64, by reader: Int64?, withReplies: Bool = true, _ window: Window, in tx: Transaction
    ) throws -> [Status] {
        let replies: SQL = withReplies ? "" : "AND reply_to IS NULL"
        return try all("account = \(account) AND \(isReadable(by: reader)) \(replies)", window, in: tx)
    }

    /// What it answers, oldest first, up to what the reader may not see.
    func ancestors(by reader: Int64?, in tx: Transaction) throws -> [Status] {
        var found: [Status] = []
        var next = replyTo
        while let id = next, found.count < 40, let status = try Status.find(id, by: reader, in: tx) {
            found.insert(status, at: 0)
            next = status.replyTo
        }
        return found
    }

    /// Everything said below it, oldest first.
    func descendants(by reader: Int64?, in tx: Transaction) throws -> [Status] {
        try tx.all(
            Status.self,
            """
            WITH RECURSIVE below (id) AS (
                SELECT id FROM practice_statuses WHERE reply_to = \(id)
                UNION SELECT practice_statuses.id FROM practice_statuses JOIN below ON reply_to = below.id)
            SELECT practice_statuses.* FROM practice_statuses JOIN below ON below.id = practice_statuses.id
            WHERE \(Status.isReadable(by: reader)) ORDER BY practice_statuses.id LIMIT 500
            """)
    }

    static func countReplies(to ids: [Int64], by reader: Int64?, in tx: Transaction) throws -> [Int64: Int] {
        try numbers(
            """
            SELECT reply_to AS id, count(*) AS number FROM practice_statuses
            WHERE reply_to IN \(list: ids) AND \(isReadable(by: reader)) GROUP BY reply_to
            """, in: tx)
    }

    static func count(of accounts: [Int64], in tx: Transaction) throws -> [Int64: Int] {
        try numbers(
            """
            SELECT account AS id, count(*) AS number FROM practice_statuses
            WHERE account IN \(list: accounts) AND \(isReadable(by: nil)) GROUP BY account
            """, in: tx)
    }

    static func authors(of ids: [Int64], in tx: Transaction) throws -> [Int64: Int64] {
        try numbers("SELECT id, account AS number FROM practice_statuses WHERE id IN \(list: ids)", in: tx)
    }

    private static func numbers<Number: SQLConvertible>(
        _ sql: SQL, in tx: Transaction
    ) throws -> [Int64: Number] {
        Dictionary(try tx.all(sql).map { (try $0["id"], try $0["number"]) }) { first, _ in first }
    }
}
