import Platform
import Situation

/// How long a version of a playbook has stood: since it was first seen here, or since somebody read it through and said
/// that it still holds. A file's date says when it was copied, which is nobody's knowledge.
package struct PlaybookReading: Sendable {
    package static let staleAfter: Duration = .days(180)

    let playbook: String
    let version: Int
    let seenAt: Instant
    let readAt: Instant?

    package var since: Instant { max(seenAt, readAt ?? seenAt) }

    static func all(in tx: Transaction) throws -> [PlaybookReading] {
        try tx.all("SELECT * FROM playbook_readings ORDER BY playbook, version").map { row in
            PlaybookReading(
                playbook: try row["playbook"], version: try row["version"], seenAt: try row["seen_at"],
                readAt: try row["read_at"])
        }
    }

    package static func see(_ playbooks: [Playbook], in tx: Transaction) throws {
        for playbook in playbooks {
            try tx.run(
                """
                INSERT INTO playbook_readings (playbook, version, seen_at)
                VALUES (\(playbook.slug), \(playbook.version), \(tx.now)) ON CONFLICT DO NOTHING
                """)
        }
    }
}

/// Somebody has read a playbook from end to end, and it still holds.
package func readPlaybookThrough(_ playbook: Playbook, by person: ID<Person>, in tx: Transaction) throws {
    try PlaybookReading.see([playbook], in: tx)
    try tx.run(
        """
        UPDATE playbook_readings SET read_at = \(tx.now), read_by = \(person)
        WHERE playbook = \(playbook.slug) AND version = \(playbook.version)
        """)
    try tx.record(
        .playbookRead, actor: person.rawValue, scope: nil, subject: playbook.slug, data: ["version": playbook.version])
}
