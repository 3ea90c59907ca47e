import HTTPTypes
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Situation

@Suite struct SignInTests {
    @Test(
        "Every sign-in makes a new secret, and the session that this browser had ends",
        arguments: TestDatabase.available)
    func rotation(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let first = try #require(try await door.signIn("amara@halden.example"))
            let second = try #require(try await door.signIn("Amara@Halden.example", replacing: first))
            #expect(first != second)
            #expect(try await door.viewer(first) == nil)
            #expect(try await door.viewer(second)?.id == door.people.amara.id)
            #expect(try await door.sessions(of: door.people.amara).count == 1)
        }
    }

    @Test("The database keeps no secret that opens a door", arguments: TestDatabase.available)
    func digests(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let session = try #require(try await door.signIn("amara@halden.example"))
            let kept: [String] = try await door.database.read { tx in
                try tx.all("SELECT digest FROM sessions").map { try $0["digest"] }
            }
            #expect(!kept.contains(session))
            #expect(try await door.viewer(kept[0]) == nil)
        }
    }

    @Test(
        "Wrong words, unknown people, people without a password and people who left do not come in",
        arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            try await door.database.write { tx in
                _ = try deactivate(door.people.ben.id, by: door.people.frida.id, in: tx)
            }
            for (email, password) in [
                ("amara@halden.example", "a wrong sentence"), ("amara@halden.example", ""), ("", Door.password),
                ("nobody@halden.example", Door.password), ("eve@halden.example", Door.password),
                ("eve@halden.example", ""), ("ben@halden.example", Door.password),
            ] {
                #expect(try await door.signIn(email, password) == nil, "\(email)")
            }
            let count = try await door.database.read { try $0.count("SELECT count(*) FROM sessions") }
            #expect(count == 0)
        }
    }

    @Test(
        "An unknown address costs what a known one does: the same questions, and one password of the same cost",
        arguments: TestDatabase.available)
    func cost(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let hash = try await Passwords.hash("another sentence")
            try await door.database.write { tx in
                for person in [door.people.amara, door.people.ben] {
                    try Person.setPassword(hash, of: person.id, in: tx)
                }
                _ = try deactivate(door.people.ben.id, by: door.people.frida.id, in: tx)
            }
            let known = try await door.work(of: "amara@halden.example")
            #expect(known.costs == ["15 8 1"])
            #expect(known.questions > 0)
            // Nobody, one without a password, one who has left, and no address at all.
            for email in ["nobody@halden.example", "eve@halden.example", "ben@halden.example", ""] {
                let work = try await door.work(of: email)
                #expect(work == known, "\(email)")
            }
        }
    }

    @Test("A session ends after fourteen days", arguments: TestDatabase.available)
    func expiry(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let session = try #require(try await door.signIn("amara@halden.example"))
            door.clock.advance(.days(14) - .seconds(1))
            #expect(try await door.viewer(session) != nil)
            door.clock.advance(.seconds(1))
            #expect(try await door.viewer(session) == nil)
            _ = try await door.signIn("amara@halden.example")
            let count = try await door.database.read { try $0.count("SELECT count(*) FROM sessions") }
            #expect(count == 1)
        }
    }

    @Test("The form comes from our own page, and leads on within our own walls", arguments: TestDatabase.available)
    func form(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let right = [("email", "amara@halden.example"), ("password", Door.password)]
            #expect(try await door.send("/sign-in", cookie: "", right).status == 403)
            #expect(try await door.send("/sign-in", cookie: "firsthand-guest=x", right + [("csrf", "y")]).status == 403)
            for (back, path) in [
                ("/crises/1", "/crises/1"), ("", "/"), ("//evil.example", "/"), ("https://evil.example", "/"),
                ("/\\evil.example", "/"), ("javascript:x", "/"),
            ] {
                let reply = try await door.post("/sign-in", asGuest: "browser", right + [("back", back)])
                #expect(reply.status == 303)
                #expect(reply.headers["location"] == path)
                #expect(try await door.viewer(reply.session ?? "")?.id == door.people.amara.id)
            }
            let wrong = try await door.post(
                "/sign-in", asGuest: "browser", [("email", "amara@halden.example"), ("password", "wrong")])
            #expect(wrong.status == 422)
            #expect(wrong.session == nil)
            #expect(wrong.body.contains("value=\"amara@halden.example\""))
        }
    }

    @Test(
        "Guessing one person's password is slowed down, and nobody else's sign-in with it",
        arguments: TestDatabase.available)
    func guessing(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            func attempt(_ email: String, _ password: String) async throws -> Int {
                try await door.post("/sign-in", asGuest: "browser", [("email", email), ("password", password)]).status
            }
            var statuses: [Int] = []
            for _ in 0..<10 { statuses.append(try await attempt("ben@halden.example", "wrong")) }
            #expect(statuses == Array(repeating: 422, count: 10))
            #expect(try await attempt("BEN@halden.example", "wrong") == 429)
            #expect(try await attempt("amara@halden.example", Door.password) == 303)
        }
    }

    @Test(
        "Where somebody signed in before, nobody's guessing uses up their tries, and their own are theirs alone",
        arguments: TestDatabase.available)
    func knownBrowser(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            func attempt(_ password: String, of email: String, known: String? = nil) async throws -> WebReply {
                try await door.post(
                    "/sign-in", asGuest: "browser", known: known, [("email", email), ("password", password)])
            }
            let first = try await attempt(Door.password, of: "amara@halden.example")
            let known = try #require(first.knownBrowser)
            #expect(!known.contains("amara") && !known.contains(door.people.amara.id.rawValue))
            for _ in 0..<12 { _ = try await attempt("wrong", of: "amara@halden.example") }
            #expect(try await attempt(Door.password, of: "amara@halden.example").status == 429)
            #expect(try await attempt(Door.password, of: "Amara@halden.example", known: known).status == 303)
            // It is no key to anybody else, nor one that can be made.
            for _ in 0..<12 { _ = try await attempt("wrong", of: "ben@halden.example") }
            #expect(try await attempt(Door.password, of: "ben@halden.example", known: known).status == 429)
            let made = known.dropLast() + "x"
            #expect(try await attempt(Door.password, of: "amara@halden.example", known: String(made)).status == 429)
            // Whoever sits down at it has ten tries as well.
            var statuses: [Int] = []
            for _ in 0..<10 {
                statuses.append(try await attempt("wrong", of: "amara@halden.example", known: known).status)
            }
            #expect(statuses == Array(repeating: 422, count: 9) + [429])
        }
    }

    @Test(
        "When more passwords wait than can be looked at, the next is told so and keeps what was typed; known browsers come in",
        arguments: TestDatabase.available)
    func rush(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let right = [("email", "amara@halden.example"), ("password", Door.password)]
            let known = try #require(try await door.post("/sign-in", asGuest: "browser", right).knownBrowser)
            try await PasswordLine.everyone.whileFull {
                let reply = try await door.post("/sign-in", asGuest: "browser", right)
                #expect(reply.status == 503)
                #expect(reply.headers["retry-after"] == "5")
                #expect(reply.body.contains("value=\"amara@halden.example\""))
                #expect(try await door.post("/sign-in", asGuest: "browser", known: known, right).status == 303)
            }
            #expect(try await door.post("/sign-in", asGuest: "browser", right).status == 303)
        }
    }

    @Test("Signing out ends the session for good", arguments: TestDatabase.available)
    func signOut(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let session = try #require(try await door.signIn("amara@halden.example"))
            #expect(try await door.get("/profile", as: session).status == 200)
            let reply = try await door.post("/sign-out", as: session)
            #expect(reply.headers["set-cookie"]?.contains("Max-Age=0") == true)
            #expect(try await door.get("/profile", as: session).status == 401)
        }
    }
}

/// What one try to sign in makes the house do.
private struct Work: Equatable {
    let questions: Int
    /// Scrypt's work is settled by the three numbers in a hash alone.
    let costs: [String]
}

extension Door {
    fileprivate func work(of email: String) async throws -> Work {
        let heard = Asked()
        let watched = Services(
            database: database.watched { _ in heard.note() }, hub: house.services.hub, vault: house.services.vault,
            limiter: house.services.limiter, web: house.services.web, assets: house.services.assets,
            settings: house.services.settings, logger: house.services.logger, clock: house.services.clock)
        var costs: [String] = []
        let signedIn = try await Situation.signIn(
            email: email, password: "a wrong sentence", device: "", replacing: nil, services: watched
        ) { _, hash in
            costs.append(hash.split(separator: "$").dropFirst().prefix(3).joined(separator: " "))
            return false
        }
        #expect(signedIn == nil)
        return Work(questions: heard.count, costs: costs)
    }
}

private final class Asked: Sendable {
    private let state = Mutex(0)

    var count: Int { state.withLock { $0 } }
    func note() { state.withLock { $0 += 1 } }
}
