import Platform
import TestSupport
import Testing

@Suite struct SearchLogTests {
    /// Amara's act is number 3 of 40; the others are Ben's. One a minute.
    private func log(_ engine: TestDatabase, _ body: @escaping @Sendable (Database, TestClock) async throws -> Void)
        async throws
    {
        let clock = TestClock()
        try await engine.open(eventsMigrations, clock: clock) { database in
            for number in 1...40 {
                clock.advance(.minutes(1))
                try await database.write { tx in
                    try tx.record(
                        number.isMultiple(of: 2) ? "even" : "odd", actor: number == 3 ? "amara" : "ben", scope: nil,
                        subject: number == 9 ? "amara" : nil)
                }
            }
            while try await Sealer.seal(database) > 0 {}
            try await body(database, clock)
        }
    }

    @Test("Pages follow each other without a gap or a repetition", arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        try await log(engine) { database, _ in
            var seen: [Int64] = []
            var next: Int64? = .max
            while let position = next {
                let page = try await database.read { tx in
                    var filter = LogFilter()
                    filter.kinds = ["odd"]
                    return try EventLog.search(filter, before: position, limit: 7, in: tx)
                }
                seen += page.events.map(\.position)
                next = page.next
            }
            #expect(seen == (1...40).filter { !$0.isMultiple(of: 2) }.reversed())
        }
    }

    @Test(
        "What is far back is found by person at once, and by kind as far as one page reaches",
        arguments: TestDatabase.available)
    func reach(engine: TestDatabase) async throws {
        try await log(engine) { database, _ in
            try await database.read { tx in
                var filter = LogFilter()
                filter.person = "amara"
                let amara = try EventLog.search(filter, limit: 10, reach: 5, in: tx)
                #expect(amara.events.map(\.position) == [9, 3])
                #expect(amara.next == nil)
                filter = LogFilter()
                filter.kinds = ["odd"]
                let odd = try EventLog.search(filter, limit: 10, reach: 5, in: tx)
                #expect(odd.events.map(\.position) == [39, 37])
                #expect(odd.next == 36)
                #expect(odd.isCutShort)
            }
        }
    }

    @Test("A span of time is found wherever it lies", arguments: TestDatabase.available)
    func time(engine: TestDatabase) async throws {
        try await log(engine) { database, clock in
            let start = clock.read() - .minutes(40)
            try await database.read { tx in
                var filter = LogFilter()
                filter.from = start + .minutes(10)
                filter.until = start + .minutes(12)
                let inside = try EventLog.search(filter, limit: 10, in: tx).events.map(\.position)
                #expect(inside == [12, 11, 10])
                filter.until = start
                let outside = try EventLog.search(filter, limit: 10, in: tx).events.map(\.position)
                #expect(outside == [])
            }
        }
    }

    @Test("A span that the clock went through twice is found whole", arguments: TestDatabase.available)
    func twice(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(eventsMigrations, clock: clock) { database in
            let start = clock.read()
            for _ in 1...2 {
                for _ in 1...60 {
                    try await database.write { tx in
                        for _ in 1...40 { try tx.record("even", actor: "ben", scope: nil, subject: nil) }
                    }
                    clock.advance(.minutes(1))
                }
                clock.advance(.hours(-1))
            }
            while try await Sealer.seal(database) > 0 {}
            let found = try await database.read { tx in
                var filter = LogFilter()
                filter.from = start + .minutes(30)
                filter.until = start + .minutes(30)
                return try EventLog.search(filter, limit: 200, in: tx).events.map(\.position)
            }
            #expect(found == Array(3601...3640).reversed() + Array(1201...1240).reversed())
        }
    }

    @Test("What is told without who did it is not found by who did it", arguments: TestDatabase.available)
    func withoutActor(engine: TestDatabase) async throws {
        try await log(engine) { database, _ in
            try await database.read { tx in
                var filter = LogFilter()
                filter.person = "amara"
                filter.withoutActor = ["odd"]
                let found = try EventLog.search(filter, limit: 10, in: tx).events.map(\.position)
                #expect(found == [])
            }
        }
    }

    @Test("Words beside an event: changed ones break the log, erased ones do not", arguments: TestDatabase.available)
    func words(engine: TestDatabase) async throws {
        try await engine.open(eventsMigrations) { database in
            for words in ["Ask Ben, please", "A benefit for all", "He said:\nBen knows", "Ask Eve"] {
                try await database.write { tx in
                    try tx.record(
                        "note", actor: nil, scope: nil, subject: nil, data: ["number": 1], apart: ["text": words])
                }
            }
            while try await Sealer.seal(database) > 0 {}
            guard case .whole = try await verifyLog(database) else {
                Issue.record("broken from the start")
                return
            }
            let erased = try await database.write { try EventText.erase(mentioning: ["Ben", ""], in: $0) }
            #expect(erased == 2)
            let left = try await database.read { tx in
                try tx.all("SELECT text FROM event_texts WHERE text IS NOT NULL ORDER BY seq").map {
                    try $0["text"] as String
                }
            }
            #expect(left == [#"{"text":"A benefit for all"}"#, #"{"text":"Ask Eve"}"#])
            guard case .whole = try await verifyLog(database) else {
                Issue.record("erasing broke the chain")
                return
            }
            try await database.write { try $0.run("UPDATE event_texts SET text = '{}' WHERE seq = 4") }
            #expect(try await verifyLog(database) == .broken(position: 4, .wordsChanged))
            try await database.write { try $0.run("DELETE FROM event_texts WHERE seq = 2") }
            #expect(try await verifyLog(database) == .broken(position: 2, .wordsChanged))
        }
    }
}
