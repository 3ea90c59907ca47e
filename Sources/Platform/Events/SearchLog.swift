/// What someone looks for in the log.
package struct LogFilter: Sendable, Equatable {
    /// None means all.
    package var kinds: [EventKind] = []
    /// Who did it, or to whom it was done.
    package var person: String?
    package var scope: String?
    package var subject: String?
    package var from: Instant?
    package var until: Instant?
    /// Kinds that are told without who did it: looking for a person does not find them.
    package var withoutActor: [EventKind] = []
    /// Where the reader may see what was done to whom; nil is everywhere. What has no scope is open to all readers.
    package var openScopes: [String]?

    package init() {}
}

/// An event with its place and its hash.
package struct SealedEvent: Sendable, RowDecodable {
    package let event: Event
    package let position: Int64
    package let hash: String

    package init(row: Row) throws {
        event = try Event(row: row)
        position = try row["position"]
        hash = try row["hash"]
    }
}

/// One page of the log, newest first.
package struct LogPage: Sendable {
    package let events: [SealedEvent]
    /// Where the next page begins; nil when there is nothing earlier.
    package let next: Int64?
    /// Whether it stopped looking before the page was full: there may be more, further back.
    package let isCutShort: Bool
}

extension EventLog {
    /// How many places one search walks past at most, so that no page costs more when the log grows.
    package static let reach: Int64 = 20_000

    /// Newest first, below a position. What one person did and what was done to one thing is found by index; all else
    /// walks back from the position, as far as `reach`.
    package static func search(
        _ filter: LogFilter, before position: Int64 = .max, limit: Int, reach: Int64 = reach, in tx: Transaction
    ) throws -> LogPage {
        let top = try min(
            position, filter.until.map { try place(after: $0, in: tx) } ?? .max,
            lastPosition(in: tx) + 1)
        let isByIndex = filter.person != nil || filter.subject != nil
        let bottom = isByIndex ? 1 : max(1, top - reach)
        let found = try tx.all(
            SealedEvent.self,
            """
            SELECT sealed.position, sealed.hash, events.* FROM sealed JOIN events ON events.seq = sealed.seq
            WHERE sealed.position < \(top) AND sealed.position >= \(bottom) \(conditions(filter))
            ORDER BY sealed.position DESC LIMIT \(limit + 1)
            """)
        if found.count > limit {
            return LogPage(events: Array(found.prefix(limit)), next: found[limit - 1].position, isCutShort: false)
        }
        return try LogPage(
            events: found, next: isEnd(filter, at: bottom, in: tx) ? nil : bottom, isCutShort: bottom > 1)
    }

    private static func conditions(_ filter: LogFilter) -> SQL {
        var conditions: SQL = ""
        if !filter.kinds.isEmpty { conditions = conditions + "AND events.kind IN \(list: filter.kinds) " }
        if let scope = filter.scope { conditions = conditions + "AND events.scope = \(scope) " }
        if let from = filter.from { conditions = conditions + "AND events.at >= \(from) " }
        if let until = filter.until { conditions = conditions + "AND events.at <= \(until) " }
        let open: SQL = filter.openScopes.map { "AND (scope IS NULL OR scope IN \(list: $0))" } ?? ""
        if let subject = filter.subject {
            conditions =
                conditions
                    + """
                    AND sealed.seq IN (
                        SELECT seq FROM events WHERE subject = \(subject) AND kind NOT IN \(list: filter.hidden) \(open)) \

                    """
        }
        if let person = filter.person {
            conditions =
                conditions
                    + """
                    AND sealed.seq IN (
                        SELECT seq FROM events WHERE actor = \(person) AND kind NOT IN \(list: filter.hidden)
                        UNION SELECT seq FROM events
                        WHERE subject = \(person) AND kind NOT IN \(list: filter.hidden) \(open))
                    """
        }
        return conditions
    }

    /// A place that everything up to this time stands before. Times grow with places but for transactions that ran side
    /// by side, for which a thousand places are room enough, and for a clock that was set back.
    private static func place(after time: Instant, in tx: Transaction) throws -> Int64 {
        try places(around: time + clockMayGoBack, in: tx).high + 1000
    }

    /// A place that nothing from this time on stands at or before.
    package static func place(before time: Instant, in tx: Transaction) throws -> Int64 {
        try max(0, places(around: time - clockMayGoBack, in: tx).low - 1000)
    }

    private static func places(around time: Instant, in tx: Transaction) throws -> (low: Int64, high: Int64) {
        var (low, high) = (Int64(0), try lastPosition(in: tx) + 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if try self.time(at: middle, in: tx).map({ $0 <= time }) ?? true { low = middle } else { high = middle }
        }
        return (low, high)
    }

    /// By so much the log may have been set back and still be searched by time without a gap. All that costs is where
    /// the search begins.
    private static let clockMayGoBack: Duration = .hours(2)

    private static func time(at position: Int64, in tx: Transaction) throws -> Instant? {
        try tx.first(
            """
            SELECT events.at FROM sealed JOIN events ON events.seq = sealed.seq WHERE sealed.position = \(position)
            """)?["at"]
    }

    /// Nothing further back can be late enough.
    private static func isEnd(_ filter: LogFilter, at bottom: Int64, in tx: Transaction) throws -> Bool {
        guard bottom > 1 else { return true }
        guard let from = filter.from else { return false }
        return try bottom - 1 <= place(before: from, in: tx)
    }

    /// The newest hash and its place: what to note elsewhere.
    package static func tip(in tx: Transaction) throws -> (position: Int64, hash: String)? {
        try tx.remembered("log/tip") {
            try tx.first("SELECT position, hash FROM sealed ORDER BY position DESC LIMIT 1")
                .map { (try $0["position"], try $0["hash"]) }
        }
    }
}

extension LogFilter {
    /// Never an empty list, which nothing stands outside of.
    fileprivate var hidden: [EventKind] { withoutActor.isEmpty ? [""] : withoutActor }
}

extension EventLog {
    /// What was done to one thing, newest first.
    package static func about(
        _ subject: String, kinds: [EventKind], limit: Int, in tx: Transaction
    ) throws -> [Event] {
        try tx.all(
            Event.self,
            """
            SELECT CAST(NULL AS BIGINT) AS position, events.* FROM events
            WHERE subject = \(subject) AND kind IN \(list: kinds) ORDER BY seq DESC LIMIT \(limit)
            """)
    }

    /// Whether someone has done this to a thing, or to the house, since a time. It looks at their last 200 acts.
    package static func happened(
        _ kind: EventKind, actor: String, subject: String?, since: Instant, in tx: Transaction
    ) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM (SELECT kind, subject, at FROM events WHERE actor = \(actor) ORDER BY seq DESC LIMIT 200) AS acts
            WHERE kind = \(kind) AND COALESCE(subject, '') = \(subject ?? "") AND at > \(since) LIMIT 1
            """)
    }
}

extension EventLog {
    /// What somebody did and what was done to them, oldest first, for themselves.
    package static func acts(of person: String, in tx: Transaction) throws -> [Row] {
        try tx.all(
            """
            SELECT kind, actor, scope, subject, data, at FROM events
            WHERE seq IN (SELECT seq FROM events WHERE actor = \(person) UNION SELECT seq FROM events WHERE subject = \(person))
            ORDER BY seq
            """)
    }
}
