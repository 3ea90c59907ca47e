import Dispatch
import Platform
import Synchronization
import TestSupport
import Testing

private let notes = [
    Migration("notes", ["CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL CHECK (text <> ''), at BIGINT)"])
]

/// Counts, also from closures that run on the database's threads.
private final class Tally: Sendable {
    private let number = Mutex(0)
    var count: Int { number.withLock { $0 } }
    @discardableResult func up() -> Int {
        number.withLock { number in
            number += 1
            return number
        }
    }
}

@Suite struct ConflictTests {
    @Test(
        "Of two who change the same row, the later one starts again from what the earlier one left",
        .enabled(if: TestDatabase.available.contains(.postgres)))
    func again() async throws {
        try await TestDatabase.postgres.open(notes) { database in
            try await database.write { try $0.run("INSERT INTO notes (id, text, at) VALUES (1, 'count', 0)") }
            let (tries, committed) = (Tally(), Tally())
            let (hasRead, mayWrite) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let slow: Void = database.write { tx in
                let count = try tx.count("SELECT at FROM notes WHERE id = 1")
                tx.afterCommit { committed.up() }
                if tries.up() == 1 {
                    hasRead.signal()
                    mayWrite.wait()
                }
                try tx.run("UPDATE notes SET at = \(count + 1) WHERE id = 1")
            }
            try await onThread { hasRead.wait() }
            try await database.write { try $0.run("UPDATE notes SET at = at + 10 WHERE id = 1") }
            mayWrite.signal()
            try await slow
            #expect(tries.count == 2)
            #expect(committed.count == 1)
            let count = try await database.read { try $0.count("SELECT at FROM notes WHERE id = 1") }
            #expect(count == 11)
        }
    }

    @Test("Writers who take two rows in opposite orders all come through", arguments: TestDatabase.available)
    func deadlock(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            try await database.write { try $0.run("INSERT INTO notes (id, text, at) VALUES (1, 'a', 0), (2, 'b', 0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        try await database.write { tx in
                            for id in number.isMultiple(of: 2) ? [1, 2] : [2, 1] {
                                try tx.run("UPDATE notes SET at = at + 1 WHERE id = \(id)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let rows = try await database.read { try $0.all("SELECT at FROM notes").map { try $0["at"] as Int } }
            #expect(rows == [12, 12])
        }
    }

    @Test("A failed statement fails its transaction, even when its error is caught", arguments: TestDatabase.available)
    func caught(engine: TestDatabase) async throws {
        try await engine.open(notes) { database in
            let committed = Tally()
            await #expect(throws: DatabaseError.check) {
                try await database.write { tx in
                    try tx.run("INSERT INTO notes (id, text) VALUES (1, 'kept?')")
                    tx.afterCommit { committed.up() }
                    _ = try? tx.run("INSERT INTO notes (id, text) VALUES (2, '')")
                    _ = try? tx.run("INSERT INTO notes (id, text) VALUES (3, 'kept?')")
                }
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM notes") }
            #expect(count == 0)
            #expect(committed.count == 0)
        }
    }

    @Test("What waits for the commit runs after it, and never after a rollback", arguments: TestDatabase.available)
    func afterCommit(engine: TestDatabase) async throws {
        struct Changed: Error {}
        try await engine.open(notes) { database in
            let done = Tally()
            try await database.write { tx in
                try tx.run("INSERT INTO notes (id, text) VALUES (1, 'a')")
                tx.afterCommit { done.up() }
                #expect(done.count == 0)
            }
            #expect(done.count == 1)
            await #expect(throws: Changed.self) {
                try await database.write { tx in
                    tx.afterCommit { done.up() }
                    throw Changed()
                }
            }
            #expect(done.count == 1)
        }
    }
}
