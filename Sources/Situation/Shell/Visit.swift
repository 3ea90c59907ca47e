import Foundation
import HTTPTypes
import Platform

/// A request by someone who is not, or not yet, signed in.
package struct Guest: Sendable {
    package let call: Call
    package let house: House
    let body: String
    /// What ties a form to this browser before there is a session.
    let browser: String?

    /// - Parameter browser: what its cookie will say from this answer on, if it has none yet.
    init(call: Call, house: House, body: String, browser: String? = nil) {
        self.call = call
        self.house = house
        self.body = body
        self.browser = browser ?? call.cookie(house.services.settings.cookieName(SessionCookie.guest))
    }

    /// For the page that says why a request was refused.
    package init(refusedAt call: Call, house: House) { self.init(call: call, house: house, body: "") }

    package var services: Services { house.services }
    package var t: Words {
        let accepted = (call.headers[.acceptLanguage] ?? "").split(separator: ",").map(String.init)
        return Words(language: Language(preferring: [call.cookie("language") ?? ""] + accepted), now: call.now)
    }

    package func form() throws -> Form { try call.form(in: body) }

    package func json<T: Decodable>(_ type: T.Type = T.self) throws -> T { try readJSON(body) }
    /// Who asks, on a page that is open to everyone, when they are signed in and the database answers.
    package func visit() async -> Visit? { try? await Visit.begin(call, house: house, body: body) }

    package var token: String { browser.map { services.formToken(for: $0) } ?? "" }

    func checkToken() throws {
        guard let browser, services.isFormToken(try form()["csrf"], for: browser) else { throw Refusal.forged }
    }
}

private func readJSON<T: Decodable>(_ body: String) throws(Refusal) -> T {
    do { return try JSONDecoder().decode(T.self, from: Data(body.utf8)) } catch { throw .unreadable }
}

/// A request by someone who is signed in: who asks, in which words, in which crisis.
package struct Visit: Sendable {
    package let call: Call
    package let house: House
    package let viewer: Viewer
    package let t: Words
    /// The crisis that the page stands in.
    package let bar: CrisisBar?
    package let menu: MenuCounts
    /// Updates that this person has been told are late.
    let late: [UpdatePromise]
    /// How far the log went when the page was read: its stream begins there, so that nothing falls in between.
    let position: Int64
    /// What pages may remember; what is decided is read anew.
    let recall: Recall?
    let body: String
    /// What was sent with files of any kind in it, where the route takes them.
    let sent: Form?
    let session: String
    /// What ties this person's forms to their session.
    package let token: String

    package var services: Services { house.services }
    package var now: Instant { call.now }

    /// For a page that is open to everyone.
    package var guest: Guest { Guest(call: call, house: house, body: body) }

    package func form() throws -> Form { try sent ?? call.form(in: body) }

    package func json<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try readJSON(body)
    }

    package func id<Of>(_ name: String, of: Of.Type = Of.self) throws(Refusal) -> ID<Of> { try call.id(name) }

    /// The crisis that the path names; `Route` has already let the viewer in.
    package func crisis() throws -> ID<Crisis> { try call.id("crisis") }

    package func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await services.database.read { [recall] tx in
            tx.recall = recall
            return try body(tx)
        }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await services.database.write(body)
    }

    var pathCrisis: ID<Crisis>? { call.parameters["crisis"].flatMap { ID(rawValue: $0) } }

    func checkToken() throws {
        let sent = try call.headers[.csrf] ?? form()["csrf"]
        guard isSameSecret(sent.utf8, token.utf8) else { throw Refusal.forged }
    }

    static func begin(_ call: Call, house: House, body: String, sent: Form? = nil) async throws -> Visit? {
        try await ask(call, house: house, body: body, sent: sent, isFramed: true) { _, _ in }?.visit
    }

    /// Who asks, and what they asked for, from one transaction. Nil when nobody is signed in.
    static func ask<T: Sendable>(
        _ call: Call, house: House, body: String, sent: Form? = nil, isFramed: Bool = false,
        _ answer: @escaping @Sendable (Visit, Transaction) throws -> T
    ) async throws -> (visit: Visit, answer: T)? {
        guard let secret = call.cookie(house.services.settings.cookieName(SessionCookie.session)) else { return nil }
        let found: (visit: Visit, answer: T)? = try await house.services.database.read { tx in
            let position = try tx.recall(from: house.memory)
            guard let viewer = try Viewer.find(session: secret, own: house.ownState(tx), in: tx) else { return nil }
            let frame = isFramed ? try Frame.find(around: call, for: viewer, house: house, in: tx) : Frame()
            let language = Language(preferring: [call.cookie("language") ?? ""] + viewer.person.languages)
            let visit = Visit(
                call: call, house: house, viewer: viewer,
                t: Words(language: language, zone: viewer.person.zone, now: call.now), bar: frame.bar, menu: frame.menu,
                late: frame.late, position: position, recall: tx.recall, body: body, sent: sent, session: secret,
                token: house.services.formToken(for: secret))
            return (visit, try answer(visit, tx))
        }
        // Whoever reads goes on reading when nothing can be written.
        if let visit = found?.visit, let stale = visit.staleSession {
            try? await visit.write { try Session.renew(stale, in: $0) }
        }
        return found
    }
}

/// What stands around every page.
private struct Frame {
    var bar: CrisisBar?
    var menu = MenuCounts(facts: 0, secondLooks: 0)
    var late: [UpdatePromise] = []

    static func find(around call: Call, for viewer: Viewer, house: House, in tx: Transaction) throws -> Frame {
        let named = ID<Crisis>(rawValue: call.parameters["crisis"] ?? call.query["crisis"])
        let last = call.cookie(house.services.settings.cookieName(lastCrisisCookie)).flatMap {
            ID<Crisis>(rawValue: $0)
        }
        let bar = try CrisisBar.find(named: named, last: last, for: viewer, house: house, in: tx)
        return Frame(
            bar: bar, menu: try MenuCounts.find(for: viewer, in: bar?.crisis, house: house, in: tx),
            late: try UpdatePromise.late(for: viewer.id, in: tx))
    }
}

extension Visit {
    private var staleSession: ID<Session>? {
        viewer.session.flatMap { $0.isStale(at: now) ? $0.id : nil }
    }

    /// What every answer to someone who is signed in takes along.
    func remembered(_ answer: Answer) -> Answer { staysSignedIn(remembersCrisis(answer)) }

    private func staysSignedIn(_ answer: Answer) -> Answer {
        let isLeaving = answer.headers[values: .setCookie].contains {
            $0.hasPrefix(services.settings.cookieName(SessionCookie.session) + "=")
        }
        guard staleSession != nil, !isLeaving else { return answer }
        return answer.setting(SessionCookie.holding(session, services.settings))
    }

    /// Whoever has looked at one of several crises stays with it on pages that name none.
    private func remembersCrisis(_ answer: Answer) -> Answer {
        guard let crisis = bar?.crisis, crisis.isOpen, call.headers[.xPart] == nil,
            [call.parameters["crisis"], call.query["crisis"]].contains(crisis.id.rawValue),
            call.cookie(services.settings.cookieName(lastCrisisCookie)) != crisis.id.rawValue
        else { return answer }
        return answer.setting(
            Cookie(
                services.settings.cookieName(lastCrisisCookie), crisis.id.rawValue, seconds: 30 * 86_400,
                secure: services.settings.isSecure))
    }
}

private let lastCrisisCookie = "firsthand-crisis"

extension Services {
    fileprivate func formToken(for browser: String) -> String { vault.signature(of: browser, purpose: "form") }

    fileprivate func isFormToken(_ token: String, for browser: String) -> Bool {
        vault.isSignature(token, of: browser, purpose: "form")
    }
}
