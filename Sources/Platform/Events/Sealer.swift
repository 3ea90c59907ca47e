import Crypto
import Foundation

/// Gives committed events their place in one chain, so that appends do not queue behind each other. Any node may seal;
/// one at a time does.
package enum Sealer {
    /// Seals what is waiting. Says how many.
    package static func seal(_ database: Database, batch: Int = 500) async throws -> Int {
        let waiting = try await database.read { try $0.exists("SELECT 1 FROM events_unsealed LIMIT 1") }
        guard waiting else { return 0 }
        return try await database.write { tx in
            if tx.engine == .postgres {
                let row = try tx.first("SELECT pg_try_advisory_xact_lock(4712) AS mine")
                guard let mine: Bool = try row?["mine"], mine else { return 0 }
            }
            let events = try tx.all(
                Event.self,
                """
                SELECT CAST(NULL AS BIGINT) AS position, events.* FROM events_unsealed
                JOIN events ON events.seq = events_unsealed.seq ORDER BY events.seq LIMIT \(batch)
                """)
            var (position, hash) = try last(in: tx)
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

    private static func last(in tx: Transaction) throws -> (Int64, String) {
        guard let row = try tx.first("SELECT position, hash FROM sealed ORDER BY position DESC LIMIT 1") else {
            return (0, "")
        }
        return (try row["position"], try row["hash"])
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

package enum LogVerdict: Sendable, Equatable {
    case whole(events: Int, lastHash: String)
    /// The first place that does not fit, and how.
    case broken(position: Int64, LogFault)
}

package enum LogFault: String, Sendable { case changed, missing, reordered }

/// Walks the whole chain; linear in the number of events, a thousand at a time.
package func verifyLog(_ database: Database) async throws -> LogVerdict {
    var position: Int64 = 0
    var hash = ""
    var sequences: Set<Int64> = []
    while true {
        let start = position
        let page = try await database.read { tx in
            try tx.all(
                """
                SELECT sealed.position AS place, sealed.hash, sealed.seq AS sealed_seq, events.*, sealed.position
                FROM sealed LEFT JOIN events ON events.seq = sealed.seq
                WHERE sealed.position > \(start) ORDER BY sealed.position LIMIT 1000
                """)
        }
        if page.isEmpty { return try await verdict(at: position, hash: hash, database) }
        for row in page {
            let place: Int64 = try row["place"]
            guard place == position + 1 else { return .broken(position: position + 1, .missing) }
            let kind: String? = try row["kind"]
            guard kind != nil else { return .broken(position: place, .missing) }
            let event = try Event(row: row)
            let stored: String = try row["hash"]
            let expected = Sealer.link(hash, event, at: place)
            guard stored == expected else {
                return .broken(position: place, sequences.contains(event.sequence) ? .reordered : .changed)
            }
            sequences.insert(event.sequence)
            (position, hash) = (place, stored)
        }
    }
}

/// An event that is neither in the chain nor waiting for its place was slipped past it.
private func verdict(at position: Int64, hash: String, _ database: Database) async throws -> LogVerdict {
    let stray = try await database.read { tx in
        try tx.exists(
            """
            SELECT 1 FROM events LEFT JOIN sealed ON sealed.seq = events.seq
            LEFT JOIN events_unsealed ON events_unsealed.seq = events.seq
            WHERE sealed.seq IS NULL AND events_unsealed.seq IS NULL LIMIT 1
            """)
    }
    return stray ? .broken(position: position + 1, .missing) : .whole(events: Int(position), lastHash: hash)
}
