import Foundation
import Platform
import Situation

/// Something that was brought and waits for a decision: it changes nothing before.
package struct PlaybookArrival: Sendable, RowDecodable {
    package let id: ID<PlaybookArrival>
    package let playbook: String
    package let title: String
    package let arrivedAt: Instant
    package let broughtBy: ID<Person>

    /// How many can wait at once.
    package static let most = 20

    package init(row: Row) throws {
        id = try row["id"]
        playbook = try row["playbook"]
        title = try row["title"]
        arrivedAt = try row["arrived_at"]
        broughtBy = try row["brought_by"]
    }

    package var path: String { "/playbooks/arrivals/\(id)" }

    /// Newest first.
    package static func all(in tx: Transaction) throws -> [PlaybookArrival] {
        try tx.all(
            PlaybookArrival.self,
            """
            SELECT id, playbook, title, arrived_at, brought_by FROM playbook_arrivals ORDER BY id DESC LIMIT \(most)
            """)
    }

    package static func get(_ id: ID<PlaybookArrival>, in tx: Transaction) throws -> PlaybookArrival {
        let found = try tx.first(
            PlaybookArrival.self,
            "SELECT id, playbook, title, arrived_at, brought_by FROM playbook_arrivals WHERE id = \(id)")
        guard let found else { throw Refusal.notFound }
        return found
    }

    static func bytes(of id: ID<PlaybookArrival>, in tx: Transaction) throws -> [UInt8] {
        guard let row = try tx.first("SELECT data FROM playbook_arrivals WHERE id = \(id)"),
            let data = Data(base64Encoded: try row["data"])
        else { throw Refusal.notFound }
        return Array(data)
    }

    fileprivate static func insert(
        _ playbook: Playbook, _ bytes: [UInt8], by person: ID<Person>, in tx: Transaction
    ) throws -> ID<PlaybookArrival> {
        let id = ID<PlaybookArrival>.new(at: tx.now)
        try tx.run(
            """
            INSERT INTO playbook_arrivals (id, playbook, title, data, arrived_at, brought_by)
            VALUES (\(id), \(playbook.slug), \(playbook.title), \(Data(bytes).base64EncodedString()), \(tx.now),
                \(person))
            """)
        return id
    }

    static func delete(_ id: ID<PlaybookArrival>, in tx: Transaction) throws {
        guard try tx.run("DELETE FROM playbook_arrivals WHERE id = \(id)") == 1 else { throw Refusal.notFound }
    }
}

/// Keeps what somebody brings until somebody has decided about it, when it reads from end to end.
package func bringPlaybook(
    _ arrived: PlaybookArrived, _ bytes: [UInt8], by person: ID<Person>, in tx: Transaction
) throws -> Result<ID<PlaybookArrival>, Problems> {
    guard try PlaybookArrival.all(in: tx).count < PlaybookArrival.most else {
        return .failure(
            Problems([Problem("archive", "Too many wait for a decision. Install them or leave them out first.")]))
    }
    return .success(try PlaybookArrival.insert(arrived.playbook, bytes, by: person, in: tx))
}
