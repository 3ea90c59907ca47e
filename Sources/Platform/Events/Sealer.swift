import Crypto
import Foundation

/// Gives committed events their place in one chain, so that appends do not queue behind each other. Any node may seal;
/// one at a time does.
package enum Sealer {
    /// Seals what is waiting, at most `batch` events, and says how many.
    package static func seal(_ database: Database, batch: Int = 500) async throws -> Int {
        let waiting = try await database.read { try $0.exists("SELECT 1 FROM events_unsealed LIMIT 1") }
        guard waiting else { return 0 }
        return try await database.write(alone: .sealing) { tx in
            let events = try tx.all(
                Event.self,
                """
                SELECT CAST(NULL AS BIGINT) AS position, events.* FROM events_unsealed
                JOIN events ON events.seq = events_unsealed.seq ORDER BY events_unsealed.seq LIMIT \(batch)
                """)
            var (position, hash) = try EventLog.end(in: tx)
            for event in events {
                position += 1
                hash = link(hash, event, at: position)
                try tx.run(
                    "INSERT INTO sealed (position, seq, hash) VALUES (\(position), \(event.sequence), \(hash))")
            }
            try tx.run("DELETE FROM events_unsealed WHERE seq IN \(list: events.map(\.sequence))")
            if tx.engine == .postgres, !events.isEmpty { _ = try tx.all("SELECT pg_notify('firsthand_events', '')") }
            return events.count
        }
    }

    /// SHA-256 over the hash before and every column, each with its length, so that no two events read alike.
    static func link(_ previous: String, _ event: Event, at position: Int64) -> String {
        var hash = SHA256()
        let fields: [String?] = [
            previous, String(position), String(event.sequence), event.kind.rawValue, event.actor, event.scope,
            event.subject, event.data, String(event.at.milliseconds),
        ]
        for field in fields {
            let text = field ?? ""
            hash.update(data: Data("\(field == nil ? "-" : String(text.utf8.count)):\(text)".utf8))
        }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
