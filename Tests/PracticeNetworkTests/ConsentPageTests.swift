import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import PracticeNetwork

@Suite struct ConsentPageTests {
    @Test("Without the form's own token nothing is allowed", arguments: TestDatabase.available)
    func forged(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let browser = try await consent.enter(handle: "ben")
            for (token, cookie) in [
                ("", browser), ("wrong", browser), (try await consent.formToken(browser), "other"),
                (try await consent.formToken(browser), ""),
            ] {
                let reply = try await consent.send("allow", token: token, cookie: cookie)
                #expect(reply.status == 403)
            }
            #expect(try await consent.send("allow", token: consent.formToken(browser), cookie: browser).status == 303)
        }
    }

    @Test("Who enters gets a new secret, and the one from before is worth nothing", arguments: TestDatabase.available)
    func rotation(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let planted = try await consent.guest()
            let browser = try await consent.enter(handle: "ben", as: planted)
            #expect(browser != planted)
            let ridden = try await consent.send("allow", token: consent.formToken(planted), cookie: planted)
            #expect(ridden.headers["location"]?.contains("code=") != true)
            let own = try await consent.send("allow", token: consent.formToken(browser), cookie: browser)
            #expect(own.headers["location"]?.hasPrefix(consent.redirect + "?code=") == true)
        }
    }

    @Test(
        "A handle belongs to whoever took it first, and guessing its password is slowed down",
        arguments: TestDatabase.available)
    func guessing(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let browser = try await consent.guest()
            let token = try await consent.formToken(browser)
            var statuses: [Int] = []
            for _ in 0..<11 {
                let reply = try await consent.send(
                    "enter", token: token, cookie: browser, ["handle": "Ben", "password": "wrong one"])
                statuses.append(reply.status)
            }
            #expect(statuses.prefix(10).allSatisfy { $0 == 422 })
            #expect(statuses.last == 429)
            let bad = try await consent.send(
                "enter", token: token, cookie: browser, ["handle": "a b", "password": "x"])
            #expect(bad.status == 422)
            #expect(bad.body.contains("A handle has letters"))
        }
    }

    @Test("A handle that is free becomes an account at once", arguments: TestDatabase.available)
    func newAccount(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let code = try await consent.allow(handle: "Dana")
            let token = try await consent.redeem(code).json(Consent.Grant.self).access_token
            let who: Said.Who = try await story.call(.get, "/api/v1/accounts/verify_credentials", as: token).json()
            #expect(who.acct == "dana")
        }
    }

    @Test(
        "The state comes back as it was, encoded, and a program without an address gets its code on the page",
        arguments: TestDatabase.available)
    func state(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let browser = try await consent.enter(handle: "ben")
            let reply = try await consent.send(
                "allow", token: consent.formToken(browser), cookie: browser, ["state": "a&b=c #\r\nX: y"])
            #expect(reply.headers["location"]?.hasSuffix("&state=a%26b%3Dc%20%23%0D%0AX%3A%20y") == true)
            let shown = try await consent.send(
                "allow", token: consent.formToken(browser), cookie: browser, ["redirect_uri": PracticeApp.outOfBand])
            #expect(shown.status == 200)
            #expect(shown.body.contains("Your code"))
        }
    }
}
