import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct ProfileTests {
    @Test(
        "A person changes their own time and languages, and nothing else about themselves",
        arguments: TestDatabase.available)
    func profile(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let session = try #require(try await door.signIn("amara@halden.example"))
            let reply = try await door.post(
                "/profile", as: session,
                [
                    ("time_zone", "Asia/Kolkata"), ("languages", "en, da"), ("name", "Queen"), ("email", "q@x.example"),
                    ("roles", "administrator"), ("department", "Board"),
                ])
            #expect(reply.status == 303)
            let viewer = try #require(try await door.viewer(session))
            #expect(viewer.person.zoneName == "Asia/Kolkata")
            #expect(viewer.person.languages == ["en", "da"])
            #expect(viewer.person.name == "Amara" && viewer.person.email == "amara@halden.example")
            #expect(viewer.person.department == "Production")
            #expect(viewer.roles == [.employee])
        }
    }

    @Test("What cannot be is refused, and what was typed comes back", arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let session = try #require(try await door.signIn("amara@halden.example"))
            for (zone, languages) in [
                ("Mars/Olympus", "en"), ("UTC", "klingon"), ("UTC", String(repeating: "en ", count: 11)),
            ] {
                let reply = try await door.post(
                    "/profile", as: session, [("time_zone", zone), ("languages", languages)])
                #expect(reply.status == 422)
            }
            #expect(try await door.viewer(session)?.person.zoneName == "Europe/Copenhagen")
        }
    }

    @Test("A new password needs the old one, and signs out everywhere else", arguments: TestDatabase.available)
    func password(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let here = try #require(try await door.signIn("amara@halden.example"))
            let there = try #require(try await door.signIn("amara@halden.example"))
            for (current, new) in [
                ("wrong", "a new sentence"), (Door.password, "short"),
                (Door.password, String(repeating: "a", count: 201)),
            ] {
                let reply = try await door.post(
                    "/profile/password", as: here, [("current", current), ("password", new)])
                #expect(reply.status == 422)
                #expect(!reply.body.contains(new))
            }
            #expect(try await door.viewer(there) != nil)
            let reply = try await door.post(
                "/profile/password", as: here, [("current", Door.password), ("password", "a new sentence")])
            #expect(reply.status == 303)
            #expect(try await door.viewer(here) != nil)
            #expect(try await door.viewer(there) == nil)
            #expect(try await door.signIn("amara@halden.example") == nil)
            #expect(try await door.signIn("amara@halden.example", "a new sentence") != nil)
        }
    }

    @Test("A person sees where they are signed in, and ends what they do not know", arguments: TestDatabase.available)
    func sessions(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let here = try #require(try await door.signIn("amara@halden.example", device: "Laptop <b>"))
            let phone = try #require(try await door.signIn("amara@halden.example", device: "Phone"))
            let tablet = try #require(try await door.signIn("amara@halden.example", device: "Tablet"))
            let page = try await door.get("/profile", as: here)
            #expect(page.body.contains("Laptop &lt;b&gt;") && page.body.contains("Phone"))
            let id = try #require(try await door.viewer(phone)?.session?.id)
            #expect(try await door.post("/profile/sessions/\(id)/end", as: here).status == 303)
            #expect(try await door.viewer(phone) == nil)
            #expect(try await door.viewer(tablet) != nil)
            #expect(try await door.post("/profile/sessions/all/end", as: here).status == 303)
            #expect(try await door.viewer(tablet) == nil)
            #expect(try await door.viewer(here) != nil)
        }
    }

    @Test("Nobody ends anyone else's session", arguments: TestDatabase.available)
    func others(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let amara = try #require(try await door.signIn("amara@halden.example"))
            let ben = try #require(try await door.signIn("ben@halden.example"))
            let id = try #require(try await door.viewer(amara)?.session)
            _ = try await door.post("/profile/sessions/\(id)/end", as: ben)
            _ = try await door.post("/profile/sessions/all/end", as: ben)
            #expect(try await door.viewer(amara) != nil)
        }
    }
}
