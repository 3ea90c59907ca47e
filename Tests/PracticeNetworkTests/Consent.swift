import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

/// A program that asks people for consent, and the browser in which they give it.
struct Consent: Sendable {
    struct Grant: Decodable, Sendable {
        let access_token: String
        let token_type: String
        let scope: String
    }

    private struct App: Decodable {
        let client_id: String
        let client_secret: String
    }

    let story: PracticeStory
    let id: String
    let secret: String
    let redirect = "https://app.example/callback"

    static func run(
        _ engine: TestDatabase, _ body: @escaping @Sendable (PracticeStory, Consent) async throws -> Void
    ) async throws {
        try await PracticeStory.run(engine) { try await body($0, try await register($0)) }
    }

    static func register(_ story: PracticeStory) async throws -> Consent {
        let app: App = try await story.call(
            .post, "/api/v1/apps",
            [
                "client_name": "App", "scopes": "read write:statuses",
                "redirect_uris": "https://app.example/callback\nurn:ietf:wg:oauth:2.0:oob",
            ]
        ).json()
        return Consent(story: story, id: app.client_id, secret: app.client_secret)
    }

    private var fields: [String: String] {
        ["response_type": "code", "client_id": id, "redirect_uri": redirect, "scope": "read write:statuses"]
    }

    func path(_ changed: [String: String] = [:]) -> String {
        "/oauth/authorize?" + encoded(fields.merging(changed) { $1 })
    }

    /// A browser that nobody has entered with.
    func guest() async throws -> String { try cookie(of: try await story.call(.get, path())) }

    func formToken(_ browser: String) async throws -> String {
        let page = try await story.call(.get, path(), headers: [("Cookie", "practice=\(browser)")])
        let rest = try #require(page.body.split(separator: "name=\"csrf\" value=\"").last)
        return String(rest.prefix { $0 != "\"" })
    }

    func send(
        _ verb: String, token: String, cookie: String, _ more: [String: String] = [:]
    ) async throws -> WebReply {
        let sent = fields.merging(more) { $1 }.merging(["csrf": token, "do": verb]) { $1 }
        return try await story.server.send(
            .post, "/oauth/authorize",
            headers: [("Cookie", "practice=\(cookie)"), ("Content-Type", "application/x-www-form-urlencoded")],
            body: encoded(sent))
    }

    /// Signs in or makes an account; gives the browser's secret.
    func enter(handle: String, password: String = "secret word", as browser: String? = nil) async throws -> String {
        var guest = browser
        if guest == nil { guest = try await self.guest() }
        let cookie = guest ?? ""
        let reply = try await send(
            "enter", token: formToken(cookie), cookie: cookie, ["handle": handle, "password": password])
        return try self.cookie(of: reply)
    }

    /// The code that the program gets.
    func allow(handle: String, _ asked: [String: String] = [:]) async throws -> String {
        let browser = try await enter(handle: handle)
        let reply = try await send("allow", token: formToken(browser), cookie: browser, asked)
        let location = try #require(reply.headers["location"])
        return String(try #require(location.split(separator: "code=").last).prefix { $0 != "&" })
    }

    func redeem(_ code: String, _ changed: [String: String] = [:]) async throws -> WebReply {
        let fields = [
            "grant_type": "authorization_code", "code": code, "client_id": id, "client_secret": secret,
            "redirect_uri": redirect,
        ]
        return try await story.call(.post, "/oauth/token", fields.merging(changed) { $1 })
    }

    private func cookie(of reply: WebReply) throws -> String {
        let header = try #require(reply.headers["set-cookie"])
        return String(header.dropFirst("practice=".count).prefix { $0 != ";" })
    }

    private func encoded(_ fields: [String: String]) -> String {
        fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
            .joined(separator: "&")
    }
}
