import Foundation

/// What kind of act an event tells of; features declare theirs: `static let factChanged: EventKind = "fact.changed"`.
package struct EventKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, SQLConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
}

/// One act that others can see or that decides something: what, who, when, and where it belongs.
package struct Event: Sendable, RowDecodable {
    /// Its place in the sealed log, once it is sealed.
    package let position: Int64?
    package let sequence: Int64
    package let kind: EventKind
    package let actor: String?
    package let scope: String?
    package let subject: String?
    /// JSON.
    package let data: String
    package let at: Instant

    package init(row: Row) throws {
        position = try row["position"]
        sequence = try row["seq"]
        kind = try row["kind"]
        actor = try row["actor"]
        scope = try row["scope"]
        subject = try row["subject"]
        data = try row["data"]
        at = try row["at"]
    }

    package func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONDecoder().decode(T.self, from: Data(data.utf8))
    }
}

private struct Nothing: Encodable {}

extension Transaction {
    /// For an act that says everything by its kind.
    package func record(_ kind: EventKind, actor: String?, scope: String?, subject: String?) throws {
        try record(kind, actor: actor, scope: scope, subject: subject, data: Nothing())
    }

    /// Appends to the log. The event is there if, and only if, this transaction commits.
    ///
    /// - Parameters:
    ///   - actor: who did it; nil for the program itself.
    ///   - scope: where it belongs, like a crisis; nil concerns the whole house.
    ///   - subject: what it was done to.
    ///   - data: kept as JSON for ever, so nothing that a person may later want erased; for that there is `apart`.
    package func record(
        _ kind: EventKind, actor: String?, scope: String?, subject: String?, data: some Encodable
    ) throws {
        _ = try append(kind, actor: actor, scope: scope, subject: subject, data: data)
    }

    func append(
        _ kind: EventKind, actor: String?, scope: String?, subject: String?, data: some Encodable
    ) throws -> Int64 {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(data), as: UTF8.self)
        let row = try first(
            """
            INSERT INTO events (kind, actor, scope, subject, data, at)
            VALUES (\(kind), \(actor), \(scope), \(subject), \(json), \(now)) RETURNING seq
            """)
        guard let sequence: Int64 = try row?["seq"] else { throw DatabaseError.outlived }
        try run("INSERT INTO events_unsealed (seq) VALUES (\(sequence))")
        if engine == .postgres { _ = try all("SELECT pg_notify('firsthand_events', '')") }
        afterCommit { [bell] in bell.ringForEvent() }
        return sequence
    }
}

/// Reading the log: for timelines, the audit, and streams.
package enum EventLog {
    /// Sealed events in order, at most `limit`.
    package static func after(_ position: Int64, limit: Int, in tx: Transaction) throws -> [Event] {
        try tx.all(
            Event.self,
            """
            SELECT sealed.position, events.* FROM sealed JOIN events ON events.seq = sealed.seq
            WHERE sealed.position > \(position) ORDER BY sealed.position LIMIT \(limit)
            """)
    }

    /// Newest first, not yet sealed ones included.
    package static func newest(
        scope: String, kinds: [EventKind] = [], before sequence: Int64 = .max, limit: Int, in tx: Transaction
    ) throws -> [Event] {
        let chosen: SQL = kinds.isEmpty ? "" : "AND events.kind IN \(list: kinds)"
        return try tx.all(
            Event.self,
            """
            SELECT sealed.position, events.* FROM events LEFT JOIN sealed ON sealed.seq = events.seq
            WHERE events.scope = \(scope) AND events.seq < \(sequence) \(chosen)
            ORDER BY events.at DESC, events.seq DESC LIMIT \(limit)
            """)
    }

    /// The newest place in the chain; 0 when it is empty.
    package static func lastPosition(in tx: Transaction) throws -> Int64 {
        guard let row = try tx.first("SELECT max(position) AS last FROM sealed") else { return 0 }
        let last: Int64? = try row["last"]
        return last ?? 0
    }
    /// The newest place in the chain, and the hash there.
    package static func end(in tx: Transaction) throws -> (position: Int64, hash: String) {
        guard let row = try tx.first("SELECT position, hash FROM sealed ORDER BY position DESC LIMIT 1") else {
            return (0, "")
        }
        return (try row["position"], try row["hash"])
    }
}
