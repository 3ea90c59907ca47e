import Logging
import NIOPosix

/// Where the data is: `sqlite:/path/to/file` or `postgresql://user@host/name`.
package enum DatabaseAddress: Sendable, Equatable {
    case sqlite(path: String)
    case postgres(String)

    /// Throws `DatabaseError.badAddress` for anything else; whether anybody is there shows when it is opened.
    package init(_ text: String) throws(DatabaseError) {
        if text.hasPrefix("sqlite:"), text.count > "sqlite:".count {
            self = .sqlite(path: String(text.dropFirst("sqlite:".count)))
        } else if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            self = .postgres(text)
        } else {
            throw .badAddress(text)
        }
    }
}

extension DatabaseAddress {
    fileprivate var engine: Engine {
        if case .sqlite = self { .sqlite } else { .postgres }
    }
}

/// The database, on either engine. The closure is the transaction; it may run again when the engine asks for it, so it
/// does nothing but work on the database. It is not `async`, so that no transaction can be opened inside another one
/// and none waits for anything but its own statements.
///
/// Both engines show one unmoving picture of the data inside a transaction. SQLite lets one write at a time; PostgreSQL
/// lets many, and starts the later of two that touched the same row again.
package struct Database: Sendable {
    package let address: DatabaseAddress
    package let clock: @Sendable () -> Instant
    package let bell: Bell
    private let store: any Store
    private let meters: DatabaseMeters
    /// How far the clock may be from the engine's before nothing is done because its time has come; nil is any distance.
    private let mostApart: Duration?
    private var watch: Watch?

    /// - Parameter connections: how many transactions may run at once (on SQLite: readers).
    /// - Throws: `DatabaseError.unavailable` when it cannot be reached now.
    package static func open(
        _ address: DatabaseAddress, connections: Int = 8, clock: @escaping @Sendable () -> Instant = { .now },
        mostApart: Duration? = nil
    ) async throws -> Database {
        let store: any Store =
            switch address {
            case .sqlite(let path): try SQLiteStore(path: path, readers: connections)
            case .postgres(let url): try await PostgresStore(url: url, connections: connections)
            }
        return Database(
            address: address, clock: clock, bell: Bell(), store: store, meters: DatabaseMeters(engine: address.engine),
            mostApart: mostApart)
    }

    /// The same database as seen by another clock: the demo replays what happened yesterday.
    package func at(_ clock: @escaping @Sendable () -> Instant) -> Database {
        Database(address: address, clock: clock, bell: bell, store: store, meters: meters, mostApart: nil, watch: watch)
    }

    /// The same database, which says what it is asked: tests count the queries of a page and look at their plans.
    package func watched(by watch: @escaping Watch) -> Database {
        Database(
            address: address, clock: clock, bell: bell, store: store, meters: meters, mostApart: mostApart, watch: watch
        )
    }

    package var engine: Engine { address.engine }

    /// Runs in a transaction that may not write.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await meters.measure(writing: false) { run in
            try await store.read { [self] connection in
                try run.inside {
                    let transaction = begin(on: connection)
                    defer { transaction.close() }
                    return try body(transaction)
                }
            }
        }
    }

    /// Runs in a transaction and commits it; rolls back when the closure throws or a statement in it failed.
    ///
    /// - Throws: what the closure threw, the first failed statement's `DatabaseError`, or `.unknownOutcome` when the
    ///   connection broke while committing.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await write(alone: nil, body)
    }

    /// Runs as `write` does, but one of its kind at a time, on all nodes; it sees what the one before it did.
    @discardableResult
    func write<T: Sendable>(
        alone turn: Turn?, _ body: @escaping @Sendable (Transaction) throws -> T
    ) async throws -> T {
        let (value, after) = try await meters.measure(writing: true) { run in
            try await store.write(alone: turn) { [self] connection in
                try run.inside {
                    let transaction = begin(on: connection)
                    defer { transaction.close() }
                    let value = try body(transaction)
                    if let fault = transaction.fault { throw fault }
                    return (value, transaction.afterCommit)
                }
            }
        }
        for action in after { action() }
        return value
    }

    private func begin(on connection: any Connection) -> Transaction {
        Transaction(connection, engine: engine, now: clock(), mostApart: mostApart, bell: bell, watch: watch)
    }

    /// Rings the bell when another node has written to the log, for as long as the task lives. SQLite has one node.
    package func listen() async { await store.listen(bell) }

    /// Waits for the transactions that run, then lets go of every connection.
    package func close() async { await store.close() }
}

/// What only one transaction at a time may do; the number is its lock's.
enum Turn: Int, Sendable {
    case migrating = 4711
    case sealing = 4712
}

/// One engine's way to run transactions. What a transaction sees is settled before its closure runs, so that nothing in
/// it is later than the closure's `now`.
protocol Store: Sendable {
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    func write<T: Sendable>(
        alone turn: Turn?, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T
    func listen(_ bell: Bell) async
    func close() async
}
