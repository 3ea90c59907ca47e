import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct LeavingTests {
    @Test(
        "Someone who leaves loses every session and cannot come in again until welcomed back",
        arguments: TestDatabase.available)
    func sessions(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let (ben, frida) = (door.people.ben, door.people.frida)
            let session = try #require(try await door.signIn("ben@halden.example"))
            try await door.database.write { tx in _ = try deactivate(ben.id, by: frida.id, in: tx) }
            #expect(try await door.viewer(session) == nil)
            #expect(try await door.get("/profile", as: session).status == 401)
            #expect(try await door.signIn("ben@halden.example") == nil)
            try await door.database.write { try welcomeBack(ben.id, by: frida.id, in: $0) }
            #expect(try await door.viewer(session) == nil)
            #expect(try await door.signIn("ben@halden.example") != nil)
        }
    }

    @Test("Their words and deeds stay on the record, under their name", arguments: TestDatabase.available)
    func record(engine: TestDatabase) async throws {
        try await engine.open { database in
            let story = try await database.write { try RecallStory(in: $0) }
            let (chidi, dana) = (story.people.chidi, story.people.dana)
            let fact = try await database.write { tx in
                _ = try takeFunction(
                    "Communications", of: story.crisis.id, person: chidi.id, isBackup: false, by: dana.id, in: tx)
                return try story.soldFact(in: tx)
            }
            try await database.write { tx in _ = try deactivate(chidi.id, by: dana.id, in: tx) }
            try await database.read { tx in
                #expect(try Person.find(chidi.id, in: tx)?.name == "Chidi")
                #expect(try Person.all([chidi.id], in: tx)[chidi.id]?.name == "Chidi")
                #expect(try Fact.find(fact.id, in: tx) != nil)
                let term = try TeamTerm.history(of: story.crisis.id, in: tx).first { $0.person == chidi.id }
                #expect(term?.handedOverAt == tx.now)
                let events = try EventLog.newest(scope: story.crisis.id.rawValue, limit: 50, in: tx)
                #expect(events.contains { $0.actor == chidi.id.rawValue })
            }
            while try await Sealer.seal(database) > 0 {}
            guard case .whole = try await verifyLog(database) else {
                Issue.record("leaving broke the record")
                return
            }
        }
    }

    @Test("They leave every team, and the room says so at once", arguments: TestDatabase.available)
    func teams(engine: TestDatabase) async throws {
        try await engine.open { database in
            let story = try await database.write { try RecallStory(in: $0) }
            let (dana, frida) = (story.people.dana, story.people.frida)
            try await database.write { tx in
                _ = try takeFunction(
                    "Communications", of: story.crisis.id, person: story.people.chidi.id, isBackup: false, by: dana.id,
                    in: tx)
                _ = try deactivate(dana.id, by: frida.id, in: tx)
                #expect(try Membership.all(of: dana.id, in: tx).isEmpty)
                #expect(try TeamSeat.all(of: story.crisis.id, in: tx).first?.gaps == [.noLead])
                let left = try EventLog.newest(
                    scope: story.crisis.id.rawValue, kinds: [.functionHandedOver], limit: 5, in: tx)
                #expect(left.map(\.subject) == [dana.id.rawValue])
                #expect(try left.first?.decode(TermEvent.self).function == TeamFunction.lead)
            }
        }
    }

    @Test("Leaving twice, or being welcomed while here, changes and records nothing", arguments: TestDatabase.available)
    func twice(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            let leave: @Sendable () async throws -> Void = {
                try await database.write { tx in _ = try deactivate(people.ben.id, by: people.frida.id, in: tx) }
            }
            try await database.write { try welcomeBack(people.ben.id, by: people.frida.id, in: $0) }
            try await leave()
            let left = clock.read()
            clock.advance(.days(1))
            try await leave()
            let (at, count) = try await database.read { tx in
                let kinds = [EventKind.personDeactivated, .personReturned]
                return (
                    try Person.find(people.ben.id, in: tx)?.deactivatedAt,
                    try tx.count("SELECT count(*) FROM events WHERE kind IN \(list: kinds)")
                )
            }
            #expect(at == left)
            #expect(count == 1)
        }
    }

    @Test("Someone who was never here can neither leave nor return", arguments: TestDatabase.available)
    func nobody(engine: TestDatabase) async throws {
        try await engine.open { database in
            let frida = try await database.write { try NamedPeople(in: $0).frida.id }
            await #expect(throws: Refusal.notFound) {
                try await database.write { _ = try deactivate(.new(at: $0.now), by: frida, in: $0) }
            }
            await #expect(throws: Refusal.notFound) {
                try await database.write { try welcomeBack(.new(at: $0.now), by: frida, in: $0) }
            }
        }
    }

    @Test("Only administrators let someone leave, and nobody lets themselves", arguments: TestDatabase.available)
    func access(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let frida = try #require(try await door.signIn("frida@halden.example"))
            let eve = door.people.eve
            for email in ["ben", "dana"] {
                let session = try #require(try await door.signIn("\(email)@halden.example"))
                #expect(try await door.post("/people/\(eve.id)/deactivation", as: session).status == 404)
            }
            #expect(try await door.post("/people/\(door.people.frida.id)/deactivation", as: frida).status == 422)
            #expect(try await door.post("/people/nobody/deactivation", as: frida).status == 404)
            #expect(try await door.post("/people/\(eve.id)/deactivation", as: frida).status == 303)
            #expect(try await door.get("/people/\(eve.id)", as: frida).body.contains("Welcome back"))
        }
    }
}
