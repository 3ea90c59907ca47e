import Dispatch
import Platform
import TestSupport
import Testing

@Suite struct SealerTests {
    @Test("Two nodes that seal at once give each event one place", arguments: TestDatabase.available)
    func two(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            let nodes = [database, try await Database.open(database.address, connections: 2)]
            try await withThrowingTaskGroup(of: Int.self) { group in
                for node in nodes {
                    group.addTask {
                        var sealed = 0
                        for _ in 0..<40 {
                            try await record(1, in: node)
                            sealed += try await Sealer.seal(node, batch: 3)
                        }
                        return sealed
                    }
                }
                let sealed = try await group.reduce(0, +)
                var rest = 0
                while case let more = try await Sealer.seal(database), more > 0 { rest += more }
                #expect(sealed + rest == 80)
            }
            guard case .whole(events: 80, _) = try await verifyLog(database) else {
                Issue.record("two nodes broke the chain")
                return
            }
            await nodes[1].close()
        }
    }

    @Test(
        "An event that commits late takes a later place, so that nobody who follows skips it",
        .enabled(if: TestDatabase.available.contains(.postgres)))
    func late() async throws {
        try await TestDatabase.postgres.open(eventsMigrations) { database in
            let (hasRecorded, mayCommit) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let slow: Void = database.write { tx in
                try tx.record(.happened, actor: "amara", scope: nil, subject: "early")
                hasRecorded.signal()
                mayCommit.wait()
            }
            try await onThread { hasRecorded.wait() }
            try await database.write { try $0.record(.happened, actor: "ben", scope: nil, subject: "late") }
            #expect(try await Sealer.seal(database) == 1)
            let seen = try await database.read { try EventLog.lastPosition(in: $0) }
            mayCommit.signal()
            try await slow
            #expect(try await Sealer.seal(database) == 1)
            let rest = try await database.read { try EventLog.after(seen, limit: 10, in: $0) }
            #expect(rest.map(\.subject) == ["early"])
            #expect(rest.map(\.sequence) == [1])
        }
    }
}
