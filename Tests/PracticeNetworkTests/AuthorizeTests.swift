import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import PracticeNetwork

@Suite struct AuthorizeTests {
    @Test(
        "A person allows a program, and it posts in their name until they take that back",
        arguments: TestDatabase.available)
    func whole(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let code = try await consent.allow(handle: "ben")
            let grant = try await consent.redeem(code)
            #expect(grant.status == 200)
            let token = try grant.json(Consent.Grant.self)
            #expect(token.token_type == "Bearer" && token.scope == "read write:statuses")
            #expect(try await story.post("Hello", as: token.access_token).account.acct == "ben")
            let revoked = try await story.call(
                .post, "/oauth/revoke",
                ["client_id": consent.id, "client_secret": consent.secret, "token": token.access_token])
            #expect(revoked.status == 200)
            #expect(try await story.call(.get, "/api/v1/timelines/home", as: token.access_token).status == 401)
        }
    }

    @Test("A code is good once, for ten minutes, for its own program and address", arguments: TestDatabase.available)
    func codes(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let code = try await consent.allow(handle: "ben")
            #expect(try await consent.redeem(code, ["redirect_uri": "https://other.example/"]).status == 400)
            #expect(try await consent.redeem(code, ["client_secret": "wrong"]).status == 401)
            #expect(try await consent.redeem(code, ["grant_type": "password"]).status == 400)
            let other = try await Consent.register(story)
            #expect(try await other.redeem(code).status == 400)
            let replies = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await consent.redeem(code).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.sorted() == [200, 400, 400, 400])
            let late = try await consent.allow(handle: "ben")
            story.clock.advance(.minutes(10))
            #expect(try await consent.redeem(late).body.contains("invalid_grant"))
        }
    }

    @Test("With a proof of exchange, only who began can finish", arguments: TestDatabase.available)
    func proof(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            // RFC 7636, appendix B.
            let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            let asked = [
                "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256",
            ]
            let code = try await consent.allow(handle: "ben", asked)
            #expect(try await consent.redeem(code).status == 400)
            #expect(try await consent.redeem(code, ["code_verifier": "wrong"]).status == 400)
            #expect(try await consent.redeem(code, ["code_verifier": verifier]).status == 200)
            for wrong in [
                ["code_challenge": "short", "code_challenge_method": "S256"],
                ["code_challenge": verifier, "code_challenge_method": "plain"], ["code_challenge": verifier],
            ] {
                #expect(try await story.call(.get, consent.path(wrong)).status == 400)
            }
            let metadata = try await story.call(.get, "/.well-known/oauth-authorization-server").body
            #expect(metadata.contains("\"code_challenge_methods_supported\":[\"S256\"]"))
            #expect(metadata.contains("\"token_endpoint\":\"http://practice.test/oauth/token\""))
        }
    }

    @Test(
        "Addresses and scopes that were not registered are refused before anyone is asked",
        arguments: TestDatabase.available)
    func registered(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            for wrong in [
                ["redirect_uri": "https://evil.example/"], ["redirect_uri": consent.redirect + "/more"],
                ["redirect_uri": ""], ["client_id": "nobody"], ["scope": "read write"], ["scope": "follow"],
            ] {
                #expect(try await story.call(.get, consent.path(wrong)).status == 400)
            }
            for uri in ["", "javascript:alert(1)", "data:text/html,x", "nowhere", "https://ok.example javascript:x"] {
                let reply = try await story.call(
                    .post, "/api/v1/apps", ["client_name": "App", "redirect_uris": uri])
                #expect(reply.status == 422)
            }
            for fields in [
                ["redirect_uris": "https://x.example"],
                ["client_name": "App", "redirect_uris": "https://x.example", "scopes": "everything"],
            ] {
                #expect(try await story.call(.post, "/api/v1/apps", fields).status == 422)
            }
        }
    }

    @Test("A token does what its scopes allow and no more", arguments: TestDatabase.available)
    func scopes(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let code = try await consent.allow(handle: "ben", ["scope": "read:accounts"])
            let token = try await consent.redeem(code).json(Consent.Grant.self).access_token
            #expect(try await story.call(.get, "/api/v1/accounts/verify_credentials", as: token).status == 200)
            #expect(try await story.call(.get, "/api/v1/timelines/home", as: token).status == 403)
            #expect(try await story.call(.post, "/api/v1/statuses", as: token, ["status": "x"]).status == 403)
            let own = try await story.call(
                .post, "/oauth/token",
                ["grant_type": "client_credentials", "client_id": consent.id, "client_secret": consent.secret])
            let appToken = try own.json(Consent.Grant.self).access_token
            #expect(try await story.call(.post, "/api/v1/statuses", as: appToken, ["status": "x"]).status == 401)
        }
    }

    @Test("A token is taken back by its own program only", arguments: TestDatabase.available)
    func revoking(engine: TestDatabase) async throws {
        try await Consent.run(engine) { story, consent in
            let token = try await consent.redeem(try await consent.allow(handle: "ben")).json(Consent.Grant.self)
            let other = try await Consent.register(story)
            for (program, secret, status) in [(other.id, other.secret, 403), (consent.id, "wrong", 401)] {
                let reply = try await story.call(
                    .post, "/oauth/revoke",
                    ["client_id": program, "client_secret": secret, "token": token.access_token])
                #expect(reply.status == status)
            }
            #expect(try await story.call(.get, "/api/v1/timelines/home", as: token.access_token).status == 200)
        }
    }
}
