import HTTPTypes
import Platform
import Situation
import TestSupport
import Testing

@Suite struct APITokensTests {
    @Test(
        "A token is shown once, opens the API, and opens nothing once it is taken back",
        arguments: TestDatabase.available)
    func life(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/profile/tokens")
            let page = try await amara.submit(
                "/profile/tokens", [("name", "Her reader"), ("scopes", "read"), ("days", "30")])
            let token = try #require(page.body.firstMatch(of: /firsthand_[\w-]{40,}/)?.output)
            let again = try await amara.open("/profile/tokens")
            #expect(!again.body.contains(token))
            #expect(again.words.contains("Her reader"))
            let program = APIClient(visitor: app.guest, token: String(token))
            let me = try await program.send(.get, "/me")
            #expect(me.status == 200)
            #expect(me.value("name") == "Amara")
            let revocation = try #require(again.paths(beginning: "/profile/tokens/").first)
            try await amara.submit(revocation)
            let after = try await program.send(.get, "/me")
            #expect(after.status == 401)
            #expect(after.headers["www-authenticate"] == "Bearer")
        }
    }

    @Test("A token ends on its day, and with its owner", arguments: TestDatabase.available)
    func ends(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (ben, frida) = (app.people.ben, app.people.frida)
            let (first, second) = (try await app.program(of: app.people.amara), try await app.program(of: ben))
            #expect(try await first.send(.get, "/me").status == 200)
            try await app.database.write { _ = try deactivate(ben.id, by: frida.id, in: $0) }
            #expect(try await second.send(.get, "/me").status == 401)
            app.clock.advance(.days(8))
            #expect(try await first.send(.get, "/me").status == 401)
        }
    }

    @Test("A token that has not been given a scope does nothing that needs it")
    func scopes() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let reader = try await app.program(of: app.people.chidi, [.read])
            #expect(try await reader.send(.get, "/crises/\(crisis.id)/facts").status == 200)
            let refused = try await reader.send(.post, "/crises/\(crisis.id)/facts", #"{"statement": "x"}"#)
            #expect(refused.status == 403)
            #expect(refused.value("type") == "/api#problem-beyond-token")
        }
    }

    @Test("A token reaches no further than its owner: another team's room is not there")
    func reach() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let eve = try await app.program(of: app.people.eve)
            let refused = try await eve.send(.post, "/crises/\(crisis.id)/facts", "{}")
            #expect(refused.status == 404)
            #expect(try await eve.send(.get, "/people").status == 404)
        }
    }

    @Test("A session's cookie opens no API, so that another site's page cannot use it")
    func cookie() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.request(.get, "/api/v1/me").status == 401)
        }
    }

    @Test("A program that asks too fast is told how long to wait, and how much is left before that")
    func rate() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let program = try await app.program(of: app.people.amara)
            let first = try await program.send(.get, "/me")
            #expect(first.headers["ratelimit-policy"] == "\"token\";q=600;w=60")
            #expect(first.headers["ratelimit"] == "\"token\";r=599;t=1")
            var last = first
            for _ in 0..<600 where last.status == 200 { last = try await program.send(.get, "/me") }
            #expect(last.status == 429)
            #expect(last.headers["retry-after"] == "1")
            #expect(last.value("title") == "A little slower, please")
        }
    }
}
