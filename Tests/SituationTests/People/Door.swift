import Foundation
import HTTPTypes
import Logging
import Platform
import TestSupport
import Testing

@testable import Situation

/// The house with its people and a door: what a browser can do about signing in, profiles and administration.
struct Door: Sendable {
    let house: House
    let people: NamedPeople
    let clock: TestClock
    let server: RunningServer

    var database: Database { house.services.database }

    /// Cheap to verify, so that tests do not wait for what makes guessing slow.
    static let password = "a long sentence"

    static func open(
        _ engine: TestDatabase, _ body: @escaping @Sendable (Door) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let hash = try await Passwords.hash(password, cost: 4)
        try await engine.open(clock: clock) { database in
            let people = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                for person in people.all where person.id != people.eve.id {
                    try Person.setPassword(hash, of: person.id, in: tx)
                }
                return people
            }
            let house = try House.forTests(database)
            let server = WebServer(
                name: "test", endpoints: peopleRoutes(house).map { $0.endpoint(in: house) }, now: clock.read,
                logger: Logger(label: "test")
            ) { call, refusal in
                Answer(RefusalWords(refusal, call, Words(now: call.now)).status)
            }
            try await RunningServer.run(server) { server in
                try await body(Door(house: house, people: people, clock: clock, server: server))
            }
        }
    }

    func signIn(_ email: String, _ password: String = Door.password, device: String = "", replacing old: String? = nil)
        async throws -> String?
    {
        try await Situation.signIn(
            email: email, password: password, device: device, replacing: old, services: house.services,
            verify: { try await Passwords.verify($0, against: $1) })?.session
    }

    func viewer(_ session: String) async throws -> Viewer? {
        try await database.read { try Viewer.find(session: session, in: $0) }
    }

    func sessions(of person: Viewer) async throws -> [Session] {
        try await database.read { try Session.all(of: person.id, in: $0) }
    }

    func get(_ path: String, as session: String) async throws -> WebReply {
        try await server.send(.get, path, headers: [("Cookie", "\(SessionCookie.session)=\(session)")])
    }

    /// Sends a form from a page that this browser was shown.
    func post(_ path: String, as session: String, _ fields: [(String, String)] = []) async throws -> WebReply {
        let token = house.services.vault.signature(of: session, purpose: "form")
        return try await send(path, cookie: "\(SessionCookie.session)=\(session)", fields + [("csrf", token)])
    }

    /// The same, before there is a session.
    func post(
        _ path: String, asGuest browser: String, known: String? = nil, _ fields: [(String, String)] = []
    ) async throws -> WebReply {
        let token = house.services.vault.signature(of: browser, purpose: "form")
        let cookies = ["\(SessionCookie.guest)=\(browser)", known].compactMap { $0 }
        return try await send(path, cookie: cookies.joined(separator: "; "), fields + [("csrf", token)])
    }

    func send(_ path: String, cookie: String, _ fields: [(String, String)]) async throws -> WebReply {
        let body = fields.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
        return try await server.send(.post, path, headers: [("Cookie", cookie)], body: body.joined(separator: "&"))
    }
}

extension WebReply {
    /// What the browser keeps to be known again, as it sends it.
    var knownBrowser: String? {
        let lines = headers["set-cookie", default: ""].split(separator: "\n")
        return lines.first { $0.hasPrefix(SessionCookie.known + "=") }.map { String($0.prefix { $0 != ";" }) }
    }

    /// The session that this answer begins.
    var session: String? {
        let cookie = headers["set-cookie"] ?? ""
        guard cookie.hasPrefix(SessionCookie.session + "=") else { return nil }
        return String(cookie.dropFirst(SessionCookie.session.count + 1).prefix { $0 != ";" })
    }
}
