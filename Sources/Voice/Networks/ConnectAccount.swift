import Foundation
import HTTPTypes
import Platform
import Situation
import TextEngine

/// Connecting an account: we register with the server once, the person agrees there, the server hands us a token.
struct AccountConnection: Sendable {
    let services: Services

    private struct App: Codable {
        let client_id: String
        let client_secret: String
    }

    private struct Grant: Codable {
        let access_token: String
    }

    private var callback: String { services.settings.address + "/accounts/callback" }

    /// Where to send the person, or nil when the server does not answer like one.
    func begin(server: String, network: Network, for person: ID<Person>) async throws -> String? {
        guard let app = try await app(on: server, network: network) else { return nil }
        let state = Tokens.random()
        try await services.database.write { tx in
            _ = try tx.run("DELETE FROM account_requests WHERE created_at < \(tx.now - .seconds(3600))")
            _ = try tx.run(
                """
                INSERT INTO account_requests (state, person, server, network, created_at)
                VALUES (\(Tokens.digest(state)), \(person), \(server), \(network), \(tx.now))
                """)
        }
        var address = URLComponents(string: server + "/oauth/authorize")
        address?.queryItems = [
            .init(name: "response_type", value: "code"), .init(name: "client_id", value: app.client_id),
            .init(name: "redirect_uri", value: callback), .init(name: "scope", value: "read write:statuses"),
            .init(name: "state", value: state),
        ]
        return address?.string
    }

    /// The person comes back with a code; the state must be theirs.
    func finish(code: String, state: String, for person: ID<Person>) async throws -> Bool {
        let request = try await services.database.write { tx -> (server: String, network: Network)? in
            let row = try tx.first(
                """
                DELETE FROM account_requests WHERE state = \(Tokens.digest(state)) AND person = \(person)
                AND created_at > \(tx.now - .seconds(3600)) RETURNING server, network
                """)
            return try row.map { (try $0["server"], try $0["network"]) }
        }
        guard let request, let app = try await app(on: request.server, network: request.network) else { return false }
        let grant: Grant? = try await post(
            request.server + "/oauth/token",
            [
                "grant_type": "authorization_code", "code": code, "client_id": app.client_id,
                "client_secret": app.client_secret, "redirect_uri": callback,
            ])
        let client = MastodonClient(web: services.web, server: request.server)
        guard let grant, let handle = await client.handle(token: grant.access_token) else { return false }
        let vault = services.vault
        try await services.database.write { tx in
            _ = try connectAccount(
                of: person, network: request.network, server: request.server, handle: handle,
                token: grant.access_token, vault: vault, in: tx)
        }
        return true
    }

    private func app(on server: String, network: Network) async throws -> App? {
        let vault = services.vault
        let known = try await services.database.read { tx -> App? in
            guard let row = try tx.first("SELECT * FROM network_apps WHERE server = \(server)") else { return nil }
            let secret = try vault.open(row["client_secret"], purpose: "app:\(server)")
            return App(client_id: try row["client_id"], client_secret: secret)
        }
        if let known { return known }
        let made: App? = try await post(
            server + "/api/v1/apps",
            [
                "client_name": "Firsthand", "redirect_uris": callback, "scopes": "read write:statuses",
                "website": services.settings.address,
            ])
        guard let made else { return nil }
        let sealed = try vault.seal(made.client_secret, purpose: "app:\(server)")
        let isFirst = try await services.database.write { tx in
            try tx.run(
                """
                INSERT INTO network_apps (server, network, client_id, client_secret, created_at)
                VALUES (\(server), \(network), \(made.client_id), \(sealed), \(tx.now))
                ON CONFLICT (server) DO NOTHING
                """) == 1
        }
        return isFirst ? made : try await self.app(on: server, network: network)
    }

    private func post<T: Decodable>(_ address: String, _ fields: [String: String]) async throws -> T? {
        let body = String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
        let request = WebRequest(.post, address, headers: [("Content-Type", "application/json")], body: body)
        guard let reply = try? await services.web.send(request), reply.status == 200 else { return nil }
        return try? reply.json()
    }
}
