import Foundation
import HTTPTypes
import Platform

extension API {
    var appEndpoints: [Endpoint] {
        [
            endpoint(.post, "/api/v1/apps") { call in
                let fields = try await fields(call)
                let addresses = fields.all("redirect_uris").flatMap { $0.split(whereSeparator: \.isWhitespace) }
                    .map(String.init)
                let scopes = fields.isOn("scopes") ? fields["scopes"] : "read"
                if let fault = appFault(fields["client_name"], addresses, scopes) { throw Fault.invalid(fault) }
                let secret = Tokens.random()
                let app = try await database.write { tx in
                    try PracticeApp.register(
                        name: String(fields["client_name"].prefix(100)), website: fields["website"], secret: secret,
                        redirectURIs: addresses, scopes: scopes, in: tx)
                }
                return try .json(AppView(app))
            },
            endpoint(.post, "/oauth/token") { call in
                let fields = try await fields(call)
                let now = call.now
                let grant = try await database.write { tx -> (token: String, scopes: String)? in
                    let app = try client(fields, in: tx)
                    switch fields["grant_type"] {
                    case "authorization_code":
                        return try app.redeem(
                            fields["code"], redirectURI: fields["redirect_uri"], verifier: fields["code_verifier"],
                            in: tx)
                    case "client_credentials":
                        return (try AccessToken.make(app: app.id, account: nil, scopes: "read", in: tx), "read")
                    default: throw Fault(status: .badRequest, error: "unsupported_grant_type")
                    }
                }
                guard let grant else { throw Fault(status: .badRequest, error: "invalid_grant") }
                return try .json(
                    Grant(access_token: grant.token, scope: grant.scopes, created_at: now.milliseconds / 1000))
            },
            endpoint(.post, "/oauth/revoke") { call in
                let fields = try await fields(call)
                try await database.write { tx in
                    let app = try client(fields, in: tx)
                    guard try AccessToken.revoke(fields["token"], of: app.id, in: tx) else {
                        throw Fault(status: .forbidden, error: "unauthorized_client")
                    }
                }
                return try .json([String: String]())
            },
            endpoint(.get, "/.well-known/oauth-authorization-server") { _ in try .json(ServerMetadata(address)) },
        ]
    }

    /// The program that asks, by its secret.
    private func client(_ fields: Form, in tx: Transaction) throws -> PracticeApp {
        guard let app = try PracticeApp.find(clientID: fields["client_id"], in: tx),
            app.hasSecret(fields["client_secret"])
        else { throw Fault(status: .unauthorized, error: "invalid_client") }
        return app
    }
}

private func appFault(_ name: String, _ addresses: [String], _ scopes: String) -> String? {
    if name.isEmpty { return "Validation failed: Application name can't be blank" }
    if addresses.isEmpty { return "Validation failed: Redirect URI can't be blank" }
    guard addresses.allSatisfy(PracticeApp.isRedirectURI) else {
        return "Validation failed: Redirect URI must be an absolute URI."
    }
    let areKnown = scopes.split(separator: " ").allSatisfy {
        AccessToken.knownScopes.contains(String($0.prefix { $0 != ":" }))
    }
    return areKnown ? nil : "Validation failed: Scopes doesn't match configured on the server."
}

private struct AppView: Encodable {
    let id: String
    let name: String
    let website: String
    let redirect_uri: String
    let redirect_uris: [String]
    let client_id: String
    let client_secret: String
    let scopes: [String]
    let vapid_key = ""

    init(_ app: PracticeApp) {
        id = String(app.id)
        name = app.name
        website = app.website
        redirect_uri = app.redirectURIs.joined(separator: "\n")
        redirect_uris = app.redirectURIs
        client_id = app.clientID
        client_secret = app.clientSecret
        scopes = app.scopes.split(separator: " ").map(String.init)
    }
}

private struct Grant: Encodable {
    let access_token: String
    let token_type = "Bearer"
    let scope: String
    let created_at: Int64
}

/// RFC 8414: what a client may ask for, and where.
private struct ServerMetadata: Encodable {
    let issuer: String
    let authorization_endpoint: String
    let token_endpoint: String
    let revocation_endpoint: String
    let app_registration_endpoint: String
    let scopes_supported = ["read", "read:accounts", "read:statuses", "write", "write:statuses"]
    let response_types_supported = ["code"]
    let response_modes_supported = ["query"]
    let grant_types_supported = ["authorization_code", "client_credentials"]
    let token_endpoint_auth_methods_supported = ["client_secret_post"]
    let code_challenge_methods_supported = ["S256"]

    init(_ address: String) {
        issuer = address
        authorization_endpoint = address + "/oauth/authorize"
        token_endpoint = address + "/oauth/token"
        revocation_endpoint = address + "/oauth/revoke"
        app_registration_endpoint = address + "/api/v1/apps"
    }
}
