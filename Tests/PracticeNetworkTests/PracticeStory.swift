import Foundation
import HTTPTypes
import Logging
import Platform
import PracticeNetwork
import TestSupport
import Testing

/// The practice network on loopback, with Amara and Eve on it, and Ben, who signs in by hand with "secret word".
struct PracticeStory: Sendable {
    let server: RunningServer
    let database: Database
    let clock: TestClock
    let amara: String
    let eve: String

    static func run(
        _ engine: TestDatabase, _ body: @escaping @Sendable (PracticeStory) async throws -> Void
    ) async throws {
        let clock = TestClock()
        // Cheap to verify, so that tests do not wait for what makes guessing slow.
        let password = try await Passwords.hash("secret word", cost: 4)
        try await engine.open(practiceMigrations, clock: clock) { database in
            let tokens = try await database.write { tx in
                _ = try PracticeAccount.create(handle: "ben", name: "Ben", password: password, in: tx)
                return try ["amara", "eve"].map { handle in
                    let account = try #require(
                        try PracticeAccount.create(handle: handle, name: handle.capitalized, in: tx))
                    return try PracticeAccount.makeToken(for: account.id, in: tx)
                }
            }
            let network = PracticeNetwork(
                database: database, assets: try Assets(folder: root + "Web"),
                vault: try Vault(base64: String(repeating: "A", count: 43) + "="), address: "http://practice.test",
                logger: Logger(label: "test"))
            try await RunningServer.run(network.server()) { server in
                try await body(
                    PracticeStory(server: server, database: database, clock: clock, amara: tokens[0], eve: tokens[1]))
            }
        }
    }

    /// As the holder of a token, or as nobody.
    func call(
        _ method: HTTPRequest.Method, _ path: String, as token: String? = nil, _ fields: [String: String]? = nil,
        headers: [(String, String)] = []
    ) async throws -> WebReply {
        var headers = headers
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        if fields != nil { headers.append(("Content-Type", "application/json")) }
        let body = try fields.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        return try await server.send(method, path, headers: headers, body: body)
    }

    func post(_ text: String, as token: String, _ more: [String: String] = [:], key: String? = nil) async throws -> Said
    {
        let reply = try await call(
            .post, "/api/v1/statuses", as: token, more.merging(["status": text]) { $1 },
            headers: key.map { [("Idempotency-Key", $0)] } ?? [])
        try #require(reply.status == 200, "\(reply.body)")
        return try reply.json()
    }

    func list(_ path: String, as token: String? = nil) async throws -> [String] {
        let said: [Said] = try await call(.get, path, as: token).json()
        return said.map(\.words)
    }
}

/// What clients read of a status.
struct Said: Decodable, Sendable {
    let id: String
    let content: String
    let edited_at: String?
    let in_reply_to_id: String?
    let replies_count: Int
    let visibility: String
    let account: Who

    struct Who: Decodable, Sendable {
        let id: String
        let acct: String
        let statuses_count: Int
    }

    var words: String { content.replacing("<p>", with: "").replacing("</p>", with: "") }
}

private let root = URL(fileURLWithPath: #filePath).appending(path: "../../..").standardizedFileURL.path()
