import Foundation
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("The whole program, when the clock is set") struct ClockStepTests {
    @Test(
        "Amara stays signed in and Chidi's facts stay in order, an hour back and a day ahead",
        arguments: TestDatabase.available)
    func people(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let amara = try await app.visitor(app.people.amara)
            let chidi = try await app.program(of: app.people.chidi)
            let path = "/crises/\(crisis.id)/facts"
            for (number, step) in [Duration.zero, .hours(-1), .days(1), .hours(-2)].enumerated() {
                app.clock.advance(step)
                #expect(try await amara.fetch("/drafts").status == 200)
                let made = try await chidi.send(.post, path, APIRulesTests.fact)
                #expect(made.value("number") == "\(number + 1)")
            }
            while try await Sealer.seal(app.database) > 0 {}
            let log = try await app.database.read { try EventLog.after(0, limit: 200, in: $0) }
            #expect(log.filter { $0.kind == "fact.established" }.count == 4)
            #expect(log.map(\.sequence) == log.map(\.sequence).sorted())
            let verdict = try await verifyLog(app.database)
            guard case .whole = verdict else { return #expect(Bool(false), "\(verdict)") }
        }
    }

    @Test(
        "A program that sends its request again is answered as before, though the clock was set back between the two",
        arguments: TestDatabase.available)
    func idempotency(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.program(of: app.people.chidi)
            let path = "/crises/\(crisis.id)/facts"
            let key = [("Idempotency-Key", "7f2d")]
            let first = try await chidi.send(.post, path, APIRulesTests.fact, headers: key)
            for step in [Duration.hours(-1), .hours(2), .hours(-3)] {
                app.clock.advance(step)
                let again = try await chidi.send(.post, path, APIRulesTests.fact, headers: key)
                #expect((again.status, again.body) == (201, first.body))
            }
            #expect(try await chidi.send(.get, path).value("items.1.number") == nil)
        }
    }

    @Test(
        "The clock goes back an hour after Amara has written as much as one may: she waits a second, not an hour",
        arguments: TestDatabase.available)
    func limits(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let amara = try await app.visitor(app.people.amara)
            let token = try #require(try await amara.open("/drafts").field("csrf"))
            func write() async throws -> Int {
                try await amara.submit("/drafts", [("text", "")], token: token).status
            }
            var status = 0
            for _ in 0..<130 where status != 429 { status = try await write() }
            #expect(status == 429)
            app.clock.advance(.hours(-1))
            #expect(try await write() == 429)
            app.clock.advance(.seconds(1))
            #expect(try await write() == 200)
        }
    }

    @Test(
        "A promised update is late once, when the clock says so, though it was set back just before",
        arguments: TestDatabase.available)
    func promise(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.visitor(app.people.chidi)
            try await chidi.open("/crises/\(crisis.id)/briefings/new")
            try await chidi.submit(
                "/crises/\(crisis.id)/briefings",
                [("text", "The batch is off the shelves."), ("next_at", "2026-11-22T15:20")])
            let late = "The update that you promised"
            app.clock.advance(.minutes(19))
            app.clock.advance(.hours(-1))
            try await Task.sleep(for: .seconds(1))
            #expect(try await !chidi.open("/").words.contains(late))
            app.clock.advance(.hours(1) + .minutes(3))
            try await waitUntil { try await chidi.open("/").words.contains(late) }
            app.clock.advance(.hours(-1))
            app.clock.advance(.hours(1))
            try await Task.sleep(for: .seconds(1))
            let crisisID = crisis.id.rawValue
            let told = try await app.database.read {
                try EventLog.newest(scope: crisisID, kinds: [.briefingOverdue], limit: 10, in: $0)
            }
            #expect(told.count == 1)
        }
    }
}
