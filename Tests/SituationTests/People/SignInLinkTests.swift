import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct SignInLinkTests {
    private func link(_ door: Door, _ purpose: LinkPurpose = .signIn, for person: Viewer? = nil) async throws -> String
    {
        let id = (person ?? door.people.amara).id
        return try await door.database.write { try SignInLink.make(for: id, purpose, in: $0) }
    }

    @Test("A link used twice at the same time opens one session", arguments: TestDatabase.available)
    func once(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let path = try await link(door)
            let replies = try await withThrowingTaskGroup(of: WebReply.self) { group in
                for number in 0..<6 { group.addTask { try await door.post(path, asGuest: "browser \(number)") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.map(\.status).sorted() == [303, 404, 404, 404, 404, 404])
            #expect(replies.compactMap(\.session).count == 1)
            #expect(try await door.sessions(of: door.people.amara).count == 1)
            #expect(try await door.post(path, asGuest: "browser").status == 404)
        }
    }

    @Test("Looking at a link does not use it up: mail scanners may", arguments: TestDatabase.available)
    func looking(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let path = try await link(door)
            for _ in 0..<3 {
                let page = try await door.server.send(.get, path, headers: [("Cookie", "firsthand-guest=browser")])
                #expect(page.body.contains("Welcome, Amara"))
            }
            #expect(try await door.post(path, asGuest: "browser").session != nil)
        }
    }

    @Test("A sign-in link is good for an hour, an invitation for seven days", arguments: TestDatabase.available)
    func expiry(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            for (purpose, lifetime) in [(LinkPurpose.signIn, Duration.hours(1)), (.invitation, .days(7))] {
                let early = try await link(door, purpose)
                let late = try await link(door, purpose)
                door.clock.advance(lifetime - .seconds(1))
                #expect(try await door.post(early, asGuest: "browser").status == 303)
                door.clock.advance(.seconds(1))
                #expect(try await door.post(late, asGuest: "browser").status == 404)
            }
        }
    }

    @Test("Links of someone who left are spoiled, and stay so when they return", arguments: TestDatabase.available)
    func leaving(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let path = try await link(door, .invitation)
            try await door.database.write { tx in
                _ = try deactivate(door.people.amara.id, by: door.people.frida.id, in: tx)
            }
            #expect(try await door.post(path, asGuest: "browser").status == 404)
            try await door.database.write { try welcomeBack(door.people.amara.id, by: door.people.frida.id, in: $0) }
            #expect(try await door.post(path, asGuest: "browser").status == 404)
            #expect(try await door.post(try await link(door), asGuest: "browser").status == 303)
        }
    }

    @Test("A whole office uses its invitations from one address at once", arguments: TestDatabase.available)
    func office(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            for _ in 0..<40 {
                let reply = try await door.post(try await link(door, .invitation), asGuest: "browser")
                #expect(reply.status == 303)
            }
        }
    }

    @Test("An invitation is made by administrators alone, for people who are here", arguments: TestDatabase.available)
    func making(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let frida = try #require(try await door.signIn("frida@halden.example"))
            let ben = try #require(try await door.signIn("ben@halden.example"))
            let path = "/people/\(door.people.amara.id)/invitations"
            #expect(try await door.post(path, as: ben).status == 404)
            let page = try await door.post(path, as: frida)
            #expect(page.body.contains("http://localhost/sign-in/"))
            #expect(try await door.post("/people/nobody/invitations", as: frida).status == 404)
        }
    }
}
