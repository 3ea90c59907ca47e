import NIOPosix
import Synchronization

/// PostgreSQL through libpq, on threads of its own: as many threads as connections, so that a job which has a thread
/// finds a connection, and none of Swift's own threads ever waits for the network.
///
/// Writes run at REPEATABLE READ and start again when the server finds that another transaction came first. Rules that
/// span rows take a row lock that both sides touch (see `hold_gate`).
final class PostgresStore: Store {
    private let threads: NIOThreadPool
    private let idle: Mutex<[PostgresConnection]>
    private let url: String

    init(url: String, connections: Int) async throws {
        self.url = url
        threads = NIOThreadPool(numberOfThreads: connections)
        threads.start()
        idle = Mutex([])
        // Fails now, with a clear error, rather than at the first request.
        let first = try await threads.runIfActive { try PostgresConnection(url: url) }
        idle.withLock { $0.append(first) }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await run(attempts: 3) { connection in
            try connection.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1", body)
        }
    }

    func write<T: Sendable>(
        alone turn: Turn?, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        // Whoever waited for a turn must see what its holder did; and building an index may take its time.
        let begin =
            turn.map {
                "BEGIN; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(\($0.rawValue))"
            } ?? "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1"
        return try await run(attempts: 12) { try $0.transaction(begin, body) }
    }

    func listen(_ bell: Bell) async {
        await PostgresListener(bell: bell) { [threads, url] in
            try await threads.runIfActive {
                let connection = try PostgresConnection(url: url)
                try connection.simple("LISTEN firsthand_events")
                return connection
            }
        }.run()
    }

    func close() async {
        try? await threads.shutdownGracefully()
        idle.withLock { $0.removeAll() }
    }

    private func run<T: Sendable>(
        attempts: Int, _ work: @escaping @Sendable (PostgresConnection) throws -> T
    ) async throws -> T {
        for attempt in 1... {
            do {
                return try await threads.runIfActive { try self.withConnection(work) }
            } catch let error as DatabaseError where attempt < attempts && error.isWorthRetrying {
                let ceiling = min(200, 2 << attempt)
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...ceiling)))
            } catch is CancellationError where !Task.isCancelled {
                // The threads have ended: it has been closed.
                throw DatabaseError.unavailable
            }
        }
        throw DatabaseError.conflict
    }

    private func withConnection<T>(_ work: (PostgresConnection) throws -> T) throws -> T {
        let connection = try idle.withLock { $0.popLast() } ?? PostgresConnection(url: url)
        defer {
            idle.withLock { idle in
                // When the server went away, every connection that waits here is as dead as this one.
                if connection.isGood { idle.append(connection) } else { idle.removeAll() }
            }
        }
        return try work(connection)
    }
}

extension DatabaseError {
    fileprivate var isWorthRetrying: Bool { self == .conflict || self == .unavailable }
}
