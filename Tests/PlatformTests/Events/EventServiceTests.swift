import Logging
import Platform
import TestSupport
import Testing

/// A node with its hub; it looks by itself so seldom that only what it hears can wake it.
private struct Node: Sendable {
    let database: Database
    let hub = EventHub()

    func run(_ followers: [Follower] = [], _ body: () async throws -> Void) async throws {
        let service = EventService(
            database: database, hub: hub, followers: followers, logger: Logger(label: "test"), pause: .seconds(300))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            try await body()
            group.cancelAll()
        }
    }

    /// Generous for a busy machine, and yet far from the next look.
    func hears(_ count: Int64) async throws -> Bool { try await eventually { await hub.position >= count } }
}

@Suite struct EventServiceTests {
    @Test("An act reaches those who wait on the same node at once", arguments: TestDatabase.available)
    func here(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            let node = Node(database: database)
            try await node.run {
                try await record(3, in: database)
                #expect(try await node.hears(3))
                #expect(await node.hub.recent(after: 1)?.map(\.position) == [2, 3])
            }
        }
    }

    @Test(
        "An act on one node reaches those who wait on another as soon as it is heard",
        .enabled(if: TestDatabase.available.contains(.postgres)))
    func there() async throws {
        try await TestDatabase.postgres.open(eventsMigrations) { database in
            let other = Node(database: try await Database.open(database.address, connections: 2))
            try await other.run {
                try await listening(database)
                for number in 1...5 {
                    try await record(1, in: database)
                    #expect(try await other.hears(Int64(number)))
                }
            }
            await other.database.close()
        }
    }

    @Test(
        "A node whose listening connection was cut hears again, and what was said meanwhile",
        .enabled(if: TestDatabase.available.contains(.postgres)))
    func cut() async throws {
        try await TestDatabase.postgres.open(eventsMigrations) { database in
            let other = Node(database: try await Database.open(database.address, connections: 2))
            try await other.run {
                try await listening(database)
                _ = try await database.write { tx in
                    try tx.all("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE \(isListener)")
                }
                try await record(1, in: database)
                #expect(try await other.hears(1))
                try await listening(database)
                try await record(1, in: database)
                #expect(try await other.hears(2))
            }
            await other.database.close()
        }
    }

    @Test("Followers on two nodes take each event once, in order", arguments: TestDatabase.available)
    func followers(engine: TestDatabase) async throws {
        let tally = Migration("tally", ["CREATE TABLE tally (seq BIGINT NOT NULL, place BIGINT NOT NULL)"])
        try await engine.open(eventsMigrations + [tally]) { database in
            let nodes = [
                Node(database: database), Node(database: try await Database.open(database.address, connections: 3)),
            ]
            let follower = Follower("tally") { events, tx in
                for event in events {
                    let place = try tx.count("SELECT count(*) FROM tally")
                    try tx.run("INSERT INTO tally (seq, place) VALUES (\(event.sequence), \(place))")
                }
            }
            try await nodes[0].run([follower]) {
                try await nodes[1].run([follower]) {
                    for node in nodes { try await record(15, in: node.database) }
                    let isDone = try await eventually {
                        try await database.read { try $0.count("SELECT count(*) FROM tally") } >= 30
                    }
                    #expect(isDone)
                }
            }
            let taken = try await database.read { tx in
                try tx.all("SELECT seq FROM tally ORDER BY place").map { try $0["seq"] as Int64 }
            }
            let events = try await database.read { try EventLog.after(0, limit: 100, in: $0) }
            #expect(taken == events.map(\.sequence))
            await nodes[1].database.close()
        }
    }

    private let isListener: SQL = "datname = current_database() AND query LIKE 'LISTEN%'"

    private func listening(_ database: Database) async throws {
        let isThere = try await eventually {
            try await database.read { try $0.exists("SELECT 1 FROM pg_stat_activity WHERE \(isListener)") }
        }
        #expect(isThere)
    }
}
