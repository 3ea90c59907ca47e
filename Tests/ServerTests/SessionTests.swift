import HTTPTypes
import Platform
import Situation
import TestSupport
import Testing

@Suite struct SessionTests {
    @Test("A one-time link signs in once: following it only shows a button", arguments: TestDatabase.available)
    func link(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let path = try await app.database.write { [amara = app.people.amara] in
                try SignInLink.make(for: amara.id, .signIn, in: $0)
            }
            let scanner = app.guest
            #expect(try await scanner.open(path).status == 200)
            #expect(try await scanner.open("/").words.contains("Sign in"))
            let amara = app.guest
            try await amara.open(path)
            #expect(try await amara.submit(path).path == "/")
            let thief = app.guest
            #expect(try await thief.open(path).status == 404)
            #expect(try await thief.submit(path).status != 200)
            #expect(thief.cookies["firsthand"] == nil)
        }
    }

    @Test("The cookie cannot be read by script, is not sent from other sites, and changes at sign-in")
    func cookie() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let path = try await app.database.write { [amara = app.people.amara] in
                try SignInLink.make(for: amara.id, .signIn, in: $0)
            }
            let visitor = app.guest
            let first = try await visitor.fetch(path)
            #expect(first.headers["set-cookie"]?.contains("HttpOnly; SameSite=Lax") == true)
            let before = visitor.cookies
            try await visitor.open(path)
            try await visitor.submit(path)
            let session = try #require(visitor.cookies["firsthand"])
            #expect(!before.values.contains(session))
            let again = try await app.visitor(app.people.amara)
            #expect(again.cookies["firsthand"] != session)
        }
    }

    @Test("A first visit gets the form and its cookie in one answer, and the form works with it")
    func firstVisit() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let path = try await app.database.write { [amara = app.people.amara] in
                try SignInLink.make(for: amara.id, .signIn, in: $0)
            }
            let visitor = app.guest
            #expect(try await visitor.fetch("/sign-in").status == 200)
            #expect(try await visitor.submit(path).path == "/")
        }
    }

    @Test("Whose browser keeps no cookies is told so, and not sent round in a circle")
    func withoutCookies() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let form = ("Content-Type", "application/x-www-form-urlencoded")
            let reply = try await app.guest.request(
                .post, "/sign-in", headers: [form], body: "email=amara%40halden.example&password=x")
            #expect(reply.status == 403)
            #expect(reply.words.contains("Your browser sent no cookie"))
        }
    }

    @Test("Signing out everywhere ends the other devices and keeps this one", arguments: TestDatabase.available)
    func everywhere(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let phone = try await app.visitor(app.people.amara)
            let laptop = try await app.visitor(app.people.amara)
            try await laptop.open("/profile")
            try await laptop.submit("/profile/sessions/all/end")
            #expect(try await laptop.open("/profile").status == 200)
            #expect(try await phone.fetch("/profile").headers["location"] == "/sign-in?back=/profile")
        }
    }

    @Test("Whoever comes back within two weeks stays signed in, and is seen", arguments: TestDatabase.available)
    func comesBack(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.fetch("/profile").headers["set-cookie"] == nil)
            for _ in 0..<3 {
                app.clock.advance(.days(10))
                let page = try await amara.fetch("/profile")
                #expect(page.status == 200)
                #expect(page.headers["set-cookie"]?.contains("Max-Age=1209600") == true)
            }
            let seen: Instant = try await app.database.read { tx in
                try #require(try tx.first("SELECT seen_at FROM sessions"))["seen_at"]
            }
            #expect(seen == app.clock.read())
            app.clock.advance(.days(15))
            #expect(try await amara.fetch("/profile").headers["location"] == "/sign-in?back=/profile")
        }
    }

    @Test("A form without the token of its own page changes nothing")
    func forged() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let eve = try await app.visitor(app.people.eve)
            let evesToken = try #require(try await eve.open("/drafts").field("csrf"))
            for token in ["", "guess", evesToken] {
                let page = try await amara.submit("/drafts", [("text", "Not mine")], token: token)
                #expect(page.status == 403)
            }
            #expect(try await amara.open("/drafts").words.contains("No drafts"))
        }
    }

    @Test("Someone who guesses passwords has to slow down, and is told for how long")
    func guessing() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let guest = app.guest
            try await guest.open("/sign-in")
            var last = try await guest.submit("/sign-in", [("email", "amara@halden.example"), ("password", "guess")])
            #expect(last.status == 422)
            #expect(last.field("email") == "amara@halden.example")
            for _ in 0..<10 where last.status == 422 {
                last = try await guest.submit("/sign-in", [("email", "amara@halden.example"), ("password", "guess")])
            }
            #expect(last.status == 429)
            #expect(Int(last.headers["retry-after"] ?? "") ?? 0 > 0)
        }
    }

    @Test("That a link was made for someone is on the record, with who made it", arguments: TestDatabase.available)
    func invited(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, frida) = (app.people.amara, app.people.frida)
            let visitor = try await app.visitor(frida)
            try await visitor.open("/people/\(amara.id)")
            let page = try await visitor.submit("/people/\(amara.id)/invitations")
            #expect(page.body.contains("/sign-in/"))
            let makers = try await app.database.read { tx in
                try tx.all("SELECT actor FROM events WHERE kind = 'person.invited' AND subject = \(amara.id)")
                    .map { row -> String in try row["actor"] }
            }
            #expect(makers == [frida.id.rawValue])
        }
    }

    @Test("A person who has left is signed out at once", arguments: TestDatabase.available)
    func left(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let amara = try await app.visitor(app.people.amara)
            let frida = try await app.visitor(app.people.frida)
            try await frida.open("/people/\(app.people.amara.id)")
            try await frida.submit("/people/\(app.people.amara.id)/deactivation")
            #expect(try await amara.fetch("/").headers["location"]?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("After signing in one stays on this site, whatever the address asks for")
    func back() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/profile")
            #expect(try await amara.submit("/profile/password", [("password", "korrekt hest batteri")]).status == 200)
            for (wanted, reached) in [("/drafts", "/drafts"), ("//evil.example", "/"), ("https://evil.example", "/")] {
                let guest = app.guest
                try await guest.open("/sign-in?back=\(wanted)")
                let page = try await guest.submit(
                    "/sign-in",
                    [("email", "amara@halden.example"), ("password", "korrekt hest batteri"), ("back", wanted)])
                #expect(page.path == reached)
            }
        }
    }
}
