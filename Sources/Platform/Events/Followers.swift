import Logging
import ServiceLifecycle
import Tracing

/// Something that follows the log. It runs inside the transaction that moves its position, so each event takes effect
/// once, whenever the process dies.
package struct Follower: Sendable {
    package let name: String
    package let handle: @Sendable ([Event], Transaction) throws -> Void
    /// Whether what had happened before the program first knew this follower is nothing to it.
    private let beginsAtEnd: Bool
    private let steps = Steps()

    package init(
        _ name: String, beginsAtEnd: Bool = false,
        _ handle: @escaping @Sendable ([Event], Transaction) throws -> Void
    ) {
        self.name = name
        self.beginsAtEnd = beginsAtEnd
        self.handle = handle
    }

    /// Handles the next batch, in order. False when there was none. Two at once, on any nodes, take turns.
    package func step(_ database: Database, batch: Int = 100) async throws -> Bool {
        let (name, handle, beginsAtEnd, start) = (name, handle, beginsAtEnd, DefaultTracerClock.now)
        let handled = try await database.write { tx in
            let first: SQL = beginsAtEnd ? "(SELECT COALESCE(max(position), 0) FROM sealed)" : "0"
            try tx.run(
                """
                INSERT INTO followers (name, position, failures) VALUES (\(name), \(first), 0)
                ON CONFLICT (name) DO NOTHING
                """)
            let row = try tx.first(
                "SELECT position FROM followers WHERE name = \(name) \(sqlite: "", postgres: "FOR UPDATE")")
            let position: Int64 = try row?["position"] ?? 0
            let events = try EventLog.after(position, limit: batch, in: tx)
            guard let last = events.last?.position else { return 0 }
            try handle(events, tx)
            try tx.run("UPDATE followers SET position = \(last), failures = 0 WHERE name = \(name)")
            return events.count
        }
        if handled > 0 { steps.note("follower \(name)", since: start, ["firsthand.events": .int64(Int64(handled))]) }
        return handled > 0
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
