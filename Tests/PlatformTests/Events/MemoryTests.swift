import Platform
import TestSupport
import Testing

@Suite struct MemoryTests {
    @Test(
        "What Amara reads is remembered until something happens, and never across it",
        arguments: TestDatabase.available)
    func until(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            let memory = Memory()
            func ask(_ answer: Int?) async throws -> [Int?] {
                try await database.read { tx in
                    let position = try tx.recall(from: memory)
                    return [try tx.remembered("answer") { answer }, Int(position)]
                }
            }
            try await database.write { try $0.record("test.done", actor: nil, scope: nil, subject: nil) }
            #expect(try await ask(1) == [1, 0])
            #expect(try await ask(2) == [2, 0], "not while something has no position yet")
            while try await Sealer.seal(database) > 0 {}
            #expect(try await ask(nil) == [nil, 1])
            #expect(try await ask(4) == [nil, 1], "that there is nothing is remembered too")
            try await database.write { try $0.record("test.done", actor: nil, scope: nil, subject: nil) }
            while try await Sealer.seal(database) > 0 {}
            #expect(try await ask(5) == [5, 2])
        }
    }

    @Test("Whoever decides reads anew")
    func writes() async throws {
        try await TestDatabase.sqlite.open(eventsMigrations) { database in
            let found = try await database.write { tx in
                [try tx.remembered("answer") { 1 }, try tx.remembered("answer") { 2 }]
            }
            #expect(found == [1, 2])
        }
    }
}
