import Foundation
import HTTPTypes
import Platform

extension API {
    var accountEndpoints: [Endpoint] {
        [
            endpoint(.get, "/api/v1/accounts/verify_credentials") { call in
                try await database.read { tx in
                    try .json(AccountView(account(call, scope: "read:accounts", in: tx), address: address))
                }
            },
            endpoint(.get, "/api/v1/accounts/lookup") { call in
                try await database.read { tx in
                    guard let account = try PracticeAccount.find(handle: call.query["acct"], in: tx) else {
                        throw Fault.notFound
                    }
                    return try .json(AccountView(account, address: address))
                }
            },
            endpoint(.get, "/api/v1/accounts/:id") { call in
                let id = try id(call)
                return try await database.read { tx in
                    guard let account = try PracticeAccount.find(id, in: tx) else { throw Fault.notFound }
                    return try .json(AccountView(account, address: address))
                }
            },
            endpoint(.get, "/api/v1/accounts/:id/statuses") { call in
                let id = try id(call)
                return try await database.read { try page(Status.all(of: id, window(call), in: $0), call, in: $0) }
            },
            endpoint(.get, "/api/v1/instance") { _ in
                try .json(
                    InstanceV1(
                        uri: address, title: "Practice network", short_description: about, description: about,
                        version: version, configuration: .init()))
            },
            endpoint(.get, "/api/v2/instance") { _ in
                try .json(
                    InstanceV2(
                        domain: address, title: "Practice network", version: version, description: about,
                        configuration: .init()))
            },
        ]
    }

    var appEndpoints: [Endpoint] {
        [
            endpoint(.post, "/api/v1/apps") { call in
                let fields = try await fields(call)
                guard fields.isOn("client_name"), fields.isOn("redirect_uris") else {
                    throw Fault.invalid("Validation failed: Application name and redirect URI can't be blank")
                }
                let scopes = fields.isOn("scopes") ? fields["scopes"] : "read"
                let app = try await database.write { tx in
                    try PracticeApp.register(
                        name: String(fields["client_name"].prefix(100)), website: fields["website"],
                        redirectURIs: fields.all("redirect_uris").joined(separator: "\n"), scopes: scopes, in: tx)
                }
                guard let app else { throw Fault.notFound }
                return try .json([
                    "id": "\(app.id)", "name": app.name, "website": app.website,
                    "redirect_uri": app.redirectURIs.joined(separator: "\n"), "client_id": app.clientID,
                    "client_secret": app.clientSecret, "scopes": app.scopes, "vapid_key": "",
                ])
            },
            endpoint(.post, "/oauth/token") { call in
                let fields = try await fields(call)
                let now = call.now
                let grant = try await database.write { tx -> (token: String, scopes: String)? in
                    guard let app = try PracticeApp.find(clientID: fields["client_id"], in: tx),
                        app.clientSecret == fields["client_secret"]
                    else { throw Fault(status: .unauthorized, error: "invalid_client") }
                    switch fields["grant_type"] {
                    case "authorization_code":
                        return try app.redeem(fields["code"], redirectURI: fields["redirect_uri"], in: tx)
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
                let token = try await fields(call)["token"]
                try await database.write { try AccessToken.revoke(token, in: $0) }
                return try .json([String: String]())
            },
        ]
    }
}

/// Clients choose what they may do by this number: the API as of Mastodon 4.2.
private let version = "4.2.0"
private let about = "A small network to practise on. Nothing here is real."

private struct Grant: Encodable {
    let access_token: String
    let token_type = "Bearer"
    let scope: String
    let created_at: Int64
}

private struct InstanceV1: Encodable {
    let uri: String
    let title: String
    let short_description: String
    let description: String
    let version: String
    let languages = ["en"]
    let registrations = true
    let configuration: InstanceConfiguration
}

private struct InstanceV2: Encodable {
    let domain: String
    let title: String
    let version: String
    let description: String
    let languages = ["en"]
    let configuration: InstanceConfiguration
}

private struct InstanceConfiguration: Encodable {
    struct Statuses: Encodable {
        let max_characters = Status.longest
        let max_media_attachments = 0
        let characters_reserved_per_url = Status.charactersPerAddress
    }

    let statuses = Statuses()
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .ifMatch
    static let link = HTTPField.Name("Link") ?? .location
}
