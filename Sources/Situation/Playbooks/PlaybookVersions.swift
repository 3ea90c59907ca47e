import Platform

/// A playbook as it stood when this program first saw it so. What tells versions apart is their text: a number that
/// somebody forgot to count up does not hide a change.
package struct PlaybookVersion: Sendable, Equatable, RowDecodable {
    package let playbook: String
    package let content: String
    package let version: Int
    package let title: String
    package let seenAt: Instant

    package init(row: Row) throws {
        playbook = try row["playbook"]
        content = try row["content"]
        version = try row["version"]
        title = try row["title"]
        seenAt = try row["seen_at"]
    }

    /// Enough of the content to name it in an address.
    package var mark: String { String(content.prefix(12)) }

    /// Newest first.
    package static func all(of playbook: String, in tx: Transaction) throws -> [PlaybookVersion] {
        try tx.all(
            PlaybookVersion.self,
            """
            SELECT playbook, content, version, title, seen_at FROM playbook_versions WHERE playbook = \(playbook)
            ORDER BY seen_at DESC, version DESC, content LIMIT 200
            """)
    }

    static func keep(_ playbook: Playbook, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO playbook_versions (playbook, content, version, title, text, seen_at)
            VALUES (\(playbook.slug), \(playbook.content), \(playbook.version), \(playbook.title), \(playbook.text),
                    \(tx.now))
            ON CONFLICT (playbook, content) DO NOTHING
            """)
    }

    static func text(of playbook: String, content: String, in tx: Transaction) throws -> String? {
        try tx.first("SELECT text FROM playbook_versions WHERE playbook = \(playbook) AND content = \(content)")
            .map { try $0["text"] }
    }
}

/// The version of a playbook that a crisis stands on: the one it was opened from, until its team has looked at a newer.
package struct CrisisPlaybook: Sendable, RowDecodable {
    package let playbook: String
    package let content: String
    package let since: Instant

    package init(row: Row) throws {
        playbook = try row["playbook"]
        content = try row["content"]
        since = try row["since"]
    }

    package static func find(_ crisis: ID<Crisis>, in tx: Transaction) throws -> CrisisPlaybook? {
        try tx.remembered("crisis-playbook/\(crisis)") {
            try tx.first(CrisisPlaybook.self, "SELECT * FROM crisis_playbooks WHERE crisis = \(crisis)")
        }
    }

    static func set(_ playbook: Playbook, for crisis: ID<Crisis>, in tx: Transaction) throws {
        try PlaybookVersion.keep(playbook, in: tx)
        try tx.run(
            """
            INSERT INTO crisis_playbooks (crisis, playbook, content, since)
            VALUES (\(crisis), \(playbook.slug), \(playbook.content), \(tx.now))
            ON CONFLICT (crisis) DO UPDATE SET playbook = excluded.playbook, content = excluded.content,
                since = excluded.since
            """)
    }
}

extension House {
    /// Keeps the versions that this process has not kept yet. Asks the database nothing when there is none.
    package func keep(_ playbooks: [Playbook]) async throws {
        let new = self.playbooks.unkept(playbooks)
        guard !new.isEmpty else { return }
        try await services.database.write { tx in
            for playbook in new { try PlaybookVersion.keep(playbook, in: tx) }
        }
        self.playbooks.noteKept(new)
    }

    /// An earlier version as it was kept; nil when it is not, or is none any more by the rules of today. No transaction
    /// waits for it to be understood.
    package func playbook(_ slug: String, content: String) async throws -> Playbook? {
        if let known = playbooks.earlier(content) { return known }
        let text = try await services.database.read { try PlaybookVersion.text(of: slug, content: content, in: $0) }
        return text.flatMap { playbooks.understand($0, of: slug, content: content) }
    }
}
