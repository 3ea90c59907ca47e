import Foundation
import Platform
import Situation
import Synchronization
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Connecting an account") struct ConnectAccountTests {
    /// A server that lets Amara in when she brings the code that it gave her.
    private static let server = WebClient { request in
        switch request.address.dropFirst("https://social.example.org".count) {
        case "/api/v1/apps": WebReply(status: 200, body: #"{"client_id": "us", "client_secret": "our-secret"}"#)
        case "/oauth/token" where request.body?.contains("her-code") == true:
            WebReply(status: 200, body: #"{"access_token": "her-token"}"#)
        case "/api/v1/accounts/verify_credentials" where request.header("Authorization") == "Bearer her-token":
            WebReply(status: 200, body: #"{"id": "1", "acct": "amara"}"#)
        default: WebReply(status: 401)
        }
    }

    private func begin(
        _ engine: TestDatabase,
        _ body: @escaping @Sendable (AccountConnection, NamedPeople, TestClock, String) async throws -> Void
    ) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            let connection = AccountConnection(services: try House.testing(database, web: Self.server).services)
            let address = try #require(
                try await connection.begin(server: FakeNetwork.server, network: .mastodon, for: people.amara.id))
            let consent = try #require(URLComponents(string: address))
            #expect(address.hasPrefix("https://social.example.org/oauth/authorize?"))
            try await body(connection, people, clock, secret(in: consent))
        }
    }

    @Test("Amara comes back with her code, and the account is hers", arguments: TestDatabase.available)
    func done(engine: TestDatabase) async throws {
        try await begin(engine) { connection, people, _, state async throws in
            #expect(try await connection.finish(code: "her-code", state: state, for: people.amara.id))
            let (mine, secrets) = try await connection.services.database.read { tx in
                (
                    try Account.all(of: people.amara.id, in: tx),
                    try tx.count("SELECT count(*) FROM network_apps WHERE client_secret LIKE '%our-secret%'")
                )
            }
            #expect(mine.map(\.handle) == ["amara"])
            #expect(secrets == 0)
        }
    }

    @Test("A link that Amara began connects nothing for Eve, and works once", arguments: TestDatabase.available)
    func notForEve(engine: TestDatabase) async throws {
        try await begin(engine) { connection, people, _, state async throws in
            #expect(try await !connection.finish(code: "her-code", state: state, for: people.eve.id))
            #expect(try await connection.finish(code: "her-code", state: state, for: people.amara.id))
            #expect(try await !connection.finish(code: "her-code", state: state, for: people.amara.id))
        }
    }

    @Test("A wrong code, or an hour too late: nothing is connected", arguments: TestDatabase.available)
    func late(engine: TestDatabase) async throws {
        try await begin(engine) { connection, people, clock, state in
            clock.advance(.minutes(61))
            #expect(try await !connection.finish(code: "her-code", state: state, for: people.amara.id))
            let again = try await connection.begin(
                server: FakeNetwork.server, network: .mastodon, for: people.amara.id)
            let next = secret(in: try #require(URLComponents(string: again ?? "")))
            #expect(try await !connection.finish(code: "a-guess", state: next, for: people.amara.id))
            let accounts = try await connection.services.database.read { try Account.all(of: people.amara.id, in: $0) }
            #expect(accounts.isEmpty)
        }
    }

    @Test("A server that does not answer like one changes nothing", arguments: TestDatabase.available)
    func stranger(engine: TestDatabase) async throws {
        try await engine.open { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            let connection = AccountConnection(services: try House.testing(database).services)
            let address = try await connection.begin(
                server: "https://shop.example.org", network: .mastodon, for: people.amara.id)
            #expect(address == nil)
            let requests = try await database.read { try $0.count("SELECT count(*) FROM account_requests") }
            #expect(requests == 0)
        }
    }

    private func secret(in consent: URLComponents) -> String {
        consent.queryItems?.first { $0.name == "state" }?.value ?? ""
    }
}
