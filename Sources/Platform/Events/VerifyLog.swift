/// What a walk along the chain found.
package enum LogVerdict: Sendable, Equatable {
    /// Whoever keeps the last hash elsewhere can tell later that nothing was cut off the end.
    case whole(events: Int, lastHash: String)
    /// The first place that does not fit, and how.
    case broken(position: Int64, LogFault)
}

package enum LogFault: String, Sendable {
    case changed, missing, reordered
    /// The words that stand beside the event, neither as they were written nor properly erased.
    case wordsChanged = "changed in its words"
    /// An event that is neither in the chain nor waiting for its place; the position is the one after the last.
    case slippedPast = "slipped past the chain"
}

/// Walks the whole chain while others write. Time is linear in the number of events; a thousand of them are held at once.
///
/// - Parameter last: only so many places at the end, taking the hash before them as it stands.
package func verifyLog(_ database: Database, last: Int64? = nil) async throws -> LogVerdict {
    var (position, hash) = try await database.read { tx in try EventLog.start(last: last, in: tx) }
    while true {
        let links = try await Link.after(position, database)
        if links.isEmpty { break }
        for link in links {
            guard link.position == position + 1, let event = link.event else {
                return .broken(position: position + 1, .missing)
            }
            guard link.hash == Sealer.link(hash, event, at: link.position) else {
                let isElsewhere = try await stands(elsewhere: link, after: hash, database)
                return .broken(position: link.position, isElsewhere ? .reordered : .changed)
            }
            guard link.words?.isTrue ?? true else { return .broken(position: link.position, .wordsChanged) }
            (position, hash) = (link.position, link.hash)
        }
    }
    let isWhole = try await !hasStray(database)
    return isWhole ? .whole(events: Int(position), lastHash: hash) : .broken(position: position + 1, .slippedPast)
}

extension EventLog {
    fileprivate static func start(last: Int64?, in tx: Transaction) throws -> (Int64, String) {
        guard let last, case let end = try lastPosition(in: tx), end > last,
            let row = try tx.first("SELECT position, hash FROM sealed WHERE position = \(end - last)")
        else { return (0, "") }
        return (try row["position"], try row["hash"])
    }

    /// When the oldest event was written that has no place in the chain yet.
    package static func oldestUnsealed(in tx: Transaction) throws -> Instant? {
        let row = try tx.first(
            "SELECT events.at FROM events_unsealed JOIN events ON events.seq = events_unsealed.seq ORDER BY events.seq LIMIT 1"
        )
        return try row?["at"]
    }

    package static func newestTime(in tx: Transaction) throws -> Instant? {
        try tx.first("SELECT at FROM events ORDER BY seq DESC LIMIT 1")?["at"]
    }
}

/// One place of the chain; without its event when that is gone.
private struct Link: Sendable {
    let position: Int64
    let hash: String
    let event: Event?
    let words: EventWords?

    static func after(_ position: Int64, _ database: Database) async throws -> [Link] {
        try await database.read { tx in
            let rows = try tx.all(
                """
                SELECT sealed.position, sealed.hash, events.*,
                    event_texts.seq AS kept, event_texts.salt, event_texts.text AS words
                FROM sealed LEFT JOIN events ON events.seq = sealed.seq
                LEFT JOIN event_texts ON event_texts.seq = sealed.seq
                WHERE sealed.position > \(position) ORDER BY sealed.position LIMIT 1000
                """)
            return try rows.map { row in
                let kind: EventKind? = try row["kind"]
                let event = kind == nil ? nil : try Event(row: row)
                return Link(
                    position: try row["position"], hash: try row["hash"], event: event,
                    words: try event.map { try EventWords($0, row: row) })
            }
        }
    }
}

/// Whether an event that stands further on is the one that belongs here.
private func stands(elsewhere broken: Link, after hash: String, _ database: Database) async throws -> Bool {
    var position = broken.position
    while true {
        let links = try await Link.after(position, database)
        guard let last = links.last else { return false }
        position = last.position
        for link in links {
            guard let event = link.event else { continue }
            if [broken.hash, link.hash].contains(Sealer.link(hash, event, at: broken.position)) { return true }
        }
    }
}

private func hasStray(_ database: Database) async throws -> Bool {
    try await database.read { tx in
        try tx.exists(
            """
            SELECT 1 FROM events LEFT JOIN sealed ON sealed.seq = events.seq
            LEFT JOIN events_unsealed ON events_unsealed.seq = events.seq
            WHERE sealed.seq IS NULL AND events_unsealed.seq IS NULL LIMIT 1
            """)
    }
}
