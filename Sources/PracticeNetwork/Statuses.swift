import Foundation
import Platform

/// Something said on the practice network.
package struct Status: Sendable, RowDecodable {
    package let id: Int64
    package let account: Int64
    package let text: String
    let spoiler: String
    let language: String
    let visibility: String
    let replyTo: Int64?
    let createdAt: Instant
    let editedAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        account = try row["account"]
        text = try row["text"]
        spoiler = try row["spoiler"]
        language = try row["language"]
        visibility = try row["visibility"]
        replyTo = try row["reply_to"]
        createdAt = try row["created_at"]
        editedAt = try row["edited_at"]
    }

    static let longest = 500
    static let charactersPerAddress = 23

    /// Addresses count as 23 characters, however long they are.
    static func length(of text: String) -> Int {
        text.split(separator: " ", omittingEmptySubsequences: false).reduce(0) { sum, word in
            let isAddress = word.hasPrefix("https://") || word.hasPrefix("http://")
            return sum + (isAddress ? charactersPerAddress : word.count) + 1
        } - 1
    }

    static func tags(in text: String) -> [String] {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "#" || $0 == "_") }
        return Array(Set(words.filter { $0.hasPrefix("#") && $0.count > 1 }.map { $0.dropFirst().lowercased() }))
            .sorted()
    }
}

package struct NewStatus: Sendable {
    package var text: String
    package var spoiler = ""
    package var language = "en"
    package var visibility = "public"
    package var replyTo: Int64?
    package var idempotencyKey: String?

    package init(text: String, replyTo: Int64? = nil, idempotencyKey: String? = nil) {
        self.text = text
        self.replyTo = replyTo
        self.idempotencyKey = idempotencyKey
    }

    var fault: String? {
        if text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            return "Validation failed: Text can't be blank"
        }
        if Status.length(of: text) > Status.longest {
            return "Validation failed: Text character limit of \(Status.longest) exceeded"
        }
        let isKnown = ["public", "unlisted", "private", "direct"].contains(visibility)
        return isKnown ? nil : "Validation failed: Visibility is not included in the list"
    }
}

extension Status {
    static func find(_ id: Int64, in tx: Transaction) throws -> Status? {
        try tx.first(Status.self, "SELECT * FROM practice_statuses WHERE id = \(id) AND deleted_at IS NULL")
    }

    /// The same key from the same account within an hour gives the same status again.
    package static func post(_ new: NewStatus, by account: Int64, in tx: Transaction) throws -> Status? {
        if let key = new.idempotencyKey,
            let same = try tx.first(
                Status.self,
                """
                SELECT * FROM practice_statuses WHERE account = \(account) AND idempotency_key = \(key)
                AND created_at > \(tx.now - .hours(1))
                """)
        {
            return same
        }
        let id = snowflake(at: tx.now)
        try tx.run(
            """
            INSERT INTO practice_statuses (id, account, text, spoiler, language, visibility, reply_to, idempotency_key,
                                           created_at)
            VALUES (\(id), \(account), \(new.text), \(new.spoiler), \(new.language), \(new.visibility),
                    \(new.replyTo), \(new.idempotencyKey), \(tx.now))
            """)
        try setTags(of: id, new.text, in: tx)
        return try find(id, in: tx)
    }

    package func edit(to text: String, in tx: Transaction) throws {
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

    struct Window {
        var before: Int64 = .max
        var after: Int64 = 0
        var limit = 20
    }

    static func timeline(_ window: Window, in tx: Transaction) throws -> [Status] {
        try tx.all(
            Status.self,
            """
            SELECT * FROM practice_statuses WHERE deleted_at IS NULL AND visibility = 'public'
            AND id < \(window.before) AND id > \(window.after) ORDER BY id DESC LIMIT \(window.limit)
            """)
    }

    static func timeline(tag: String, _ window: Window, in tx: Transaction) throws -> [Status] {
        try tx.all(
            Status.self,
            """
            SELECT practice_statuses.* FROM practice_statuses
            JOIN practice_tags ON practice_tags.status = practice_statuses.id
            WHERE tag = \(tag.lowercased()) AND deleted_at IS NULL AND visibility = 'public'
            AND id < \(window.before) AND id > \(window.after) ORDER BY id DESC LIMIT \(window.limit)
            """)
    }

    static func all(of account: Int64, _ window: Window, in tx: Transaction) throws -> [Status] {
        try tx.all(
            Status.self,
            """
            SELECT * FROM practice_statuses WHERE account = \(account) AND deleted_at IS NULL
            AND id < \(window.before) AND id > \(window.after) ORDER BY id DESC LIMIT \(window.limit)
            """)
    }

    /// What it answers, oldest first.
    func ancestors(in tx: Transaction) throws -> [Status] {
        var found: [Status] = []
        var next = replyTo
        while let id = next, found.count < 40, let status = try Status.find(id, in: tx) {
            found.insert(status, at: 0)
            next = status.replyTo
        }
        return found
    }

    /// Everything said below it, oldest first.
    func descendants(in tx: Transaction) throws -> [Status] {
        try tx.all(
            Status.self,
            """
            WITH RECURSIVE below (id) AS (
                SELECT id FROM practice_statuses WHERE reply_to = \(id)
                UNION SELECT practice_statuses.id FROM practice_statuses JOIN below ON reply_to = below.id)
            SELECT practice_statuses.* FROM practice_statuses JOIN below ON below.id = practice_statuses.id
            WHERE deleted_at IS NULL ORDER BY practice_statuses.id LIMIT 500
            """)
    }

    static func countReplies(to ids: [Int64], in tx: Transaction) throws -> [Int64: Int] {
        let rows = try tx.all(
            """
            SELECT reply_to, count(*) AS replies FROM practice_statuses
            WHERE reply_to IN \(list: ids) AND deleted_at IS NULL GROUP BY reply_to
            """)
        return Dictionary(try rows.map { (try $0["reply_to"], try $0["replies"]) }) { first, _ in first }
    }

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
