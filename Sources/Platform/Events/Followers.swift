import Logging
import ServiceLifecycle
import Tracing

/// Something that follows the log. It runs inside the transaction that moves its position, so each event takes effect
/// once, whenever the process dies.
package struct Follower: Sendable {
    /// What was prepared, and now takes effect.
    package typealias Effect = @Sendable (Transaction) throws -> Void

    package let name: String
    private let work: Work
    /// Whether what had happened before the program first knew this follower is nothing to it.
    private let beginsAtEnd: Bool
    private let steps = Steps()

    private enum Work: Sendable {
        case handle(@Sendable ([Event], Transaction) throws -> Void)
        case prepare(@Sendable ([Event], Database) async throws -> Effect)
    }

    package init(
        _ name: String, beginsAtEnd: Bool = false,
        _ handle: @escaping @Sendable ([Event], Transaction) throws -> Void
    ) {
        self.name = name
        self.beginsAtEnd = beginsAtEnd
        work = .handle(handle)
    }

    /// For what takes long to find out and little to write: it is prepared before the transaction, in which nobody else
    /// may write on SQLite, and prepared anew when another node was faster.
    package init(
        _ name: String, preparing: @escaping @Sendable ([Event], Database) async throws -> Effect
    ) {
        self.name = name
        beginsAtEnd = false
        work = .prepare(preparing)
    }

    /// Handles the next batch, in order. False when there was none. Two at once, on any nodes, take turns.
    package func step(_ database: Database, batch: Int = 100) async throws -> Bool {
        let start = DefaultTracerClock.now
        let handled =
            switch work {
            case .handle(let handle): try await write(to: database) { try next(batch, after: $1, in: $0, handle) }
            case .prepare(let prepare): try await prepared(batch, of: database, prepare)
            }
        if handled > 0 { steps.note("follower \(name)", since: start, ["firsthand.events": .int64(Int64(handled))]) }
        return handled > 0
    }

    private func prepared(
        _ batch: Int, of database: Database, _ prepare: @Sendable ([Event], Database) async throws -> Effect
    ) async throws -> Int {
        let name = name
        let (position, events) = try await database.read { tx in
            let row = try tx.first("SELECT position FROM followers WHERE name = \(name)")
            let position: Int64 = try row?["position"] ?? 0
            return (position, try EventLog.after(position, limit: batch, in: tx))
        }
        guard !events.isEmpty else { return 0 }
        let effect = try await prepare(events, database)
        return try await write(to: database) { tx, now in
            // Another node has taken these meanwhile.
            guard now == position else { return 1 }
            return try move(past: events, in: tx, effect)
        }
    }

    /// With the position of this follower, which nobody else moves until it ends.
    private func write(
        to database: Database, _ body: @escaping @Sendable (Transaction, Int64) throws -> Int
    ) async throws -> Int {
        let (name, beginsAtEnd) = (name, beginsAtEnd)
        return try await database.write { tx in
            let first: SQL = beginsAtEnd ? "(SELECT COALESCE(max(position), 0) FROM sealed)" : "0"
            try tx.run(
                """
                INSERT INTO followers (name, position, failures) VALUES (\(name), \(first), 0)
                ON CONFLICT (name) DO NOTHING
                """)
            let row = try tx.first(
                "SELECT position FROM followers WHERE name = \(name) \(sqlite: "", postgres: "FOR UPDATE")")
            return try body(tx, try row?["position"] ?? 0)
        }
    }

    private func next(
        _ batch: Int, after position: Int64, in tx: Transaction, _ handle: ([Event], Transaction) throws -> Void
    ) throws -> Int {
        let events = try EventLog.after(position, limit: batch, in: tx)
        return events.isEmpty ? 0 : try move(past: events, in: tx) { try handle(events, $0) }
    }

    private func move(past events: [Event], in tx: Transaction, _ effect: (Transaction) throws -> Void) throws -> Int {
        guard let last = events.last?.position else { return 0 }
        try effect(tx)
        try tx.run("UPDATE followers SET position = \(last), failures = 0 WHERE name = \(name)")
        return events.count
    }

    func noteFailure(_ database: Database) async {
        let name = name
        _ = try? await database.write { tx in
            try tx.run(
                """
                INSERT INTO followers (name, position, failures, failed_at) VALUES (\(name), 0, 1, \(tx.now))
                ON CONFLICT (name) DO UPDATE SET failures = followers.failures + 1, failed_at = excluded.failed_at
                """)
        }
    }
}

/// Keeps the log moving on this node: seals what was committed, reads the tail once for everyone, runs the followers.
package struct EventService: Service {
    let database: Database
    let hub: EventHub
    let followers: [Follower]
    let logger: Logger
    /// The longest that an event can wait when no bell was heard.
    let pause: Duration

    package init(
        database: Database, hub: EventHub, followers: [Follower], logger: Logger, pause: Duration = .seconds(1)
    ) {
        self.database = database
        self.hub = hub
        self.followers = followers
        self.logger = logger
        self.pause = pause
    }

    package func run() async throws {
        let start = try await database.read { try EventLog.lastPosition(in: $0) }
        await hub.begin(at: start)
        try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await self.followTail() }
                group.addTask { await self.ringNowAndThen() }
                group.addTask { await self.database.listen() }
                for follower in followers { group.addTask { try await self.run(follower) } }
                try await group.waitForAll()
            }
        }
    }

    private func followTail() async {
        for await _ in database.bell.rings {
            do {
                while try await moveOn(), !Task.isCancelled {}
                await hub.noteLook()
            } catch {
                logger.warning("log paused", metadata: ["error": "\(errorKind(error))"])
            }
        }
    }

    /// Seals what was committed and tells the hub what is new. False when there was nothing.
    private func moveOn() async throws -> Bool {
        let sealed = try await Sealer.seal(database)
        let position = await hub.position
        let events = try await database.read { try EventLog.after(position, limit: 1000, in: $0) }
        await hub.publish(events)
        return sealed > 0 || !events.isEmpty
    }

    private func ringNowAndThen() async {
        while !Task.isCancelled {
            database.bell.ring()
            await hub.beat()
            try? await Task.sleep(for: pause)
        }
    }

    private func run(_ follower: Follower) async throws {
        var failures = 0
        while !Task.isCancelled {
            do {
                let position = await hub.position
                while try await follower.step(database), !Task.isCancelled {}
                failures = 0
                await hub.wait(past: position)
            } catch let error as DatabaseError where error.isPassing {
                // Not the follower's fault: it goes on as soon as the database does.
                logger.warning(
                    "follower paused", metadata: ["follower": "\(follower.name)", "error": "\(errorKind(error))"])
                try? await Task.sleep(for: .seconds(1))
            } catch is CancellationError {
                // This node leaves; whoever stays goes on from the same position.
                return
            } catch {
                failures += 1
                await follower.noteFailure(database)
                logger.error(
                    "follower failed", metadata: ["follower": "\(follower.name)", "error": "\(errorKind(error))"])
                try? await Task.sleep(for: .milliseconds(min(30_000, 100 << min(failures, 8))))
            }
        }
    }
}
