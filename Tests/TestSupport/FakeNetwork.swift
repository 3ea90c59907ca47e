import Foundation
import HTTPTypes
import Platform
import Synchronization

/// A network that a test plays. It speaks as much of the Mastodon API as posting needs, remembers what it got, and
/// fails in the ways that networks fail.
package final class FakeNetwork: Sendable {
    package static let server = "https://social.example.org"

    package enum Mood: Sendable {
        case well
        case answering(Int, headers: [String: String] = [:])
        /// The post arrives; the answer does not.
        case losingAnswers
        /// Nobody can say what happened; nothing arrived.
        case swallowing
        /// Certainly nothing was sent.
        case unreachable
    }

    package struct Status: Sendable {
        package let id: String
        package let handle: String
        package var text: String
        package let at: Instant
    }

    fileprivate struct State {
        var statuses: [Status] = []
        var keys: [String: String] = [:]
        var handles: [String: String] = [:]
        var moods: [Mood] = []
        var isAnsweringLooks = true
        var attempts = 0
    }

    private let state = Mutex(State())
    private let clock: @Sendable () -> Instant
    private let beforeArrival: @Sendable () async throws -> Void

    /// - Parameter beforeArrival: happens while a post is on its way
    package init(clock: TestClock, beforeArrival: @escaping @Sendable () async throws -> Void = {}) {
        self.clock = clock.read
        self.beforeArrival = beforeArrival
    }

    /// What stands there, oldest first.
    package var statuses: [Status] { state.withLock { $0.statuses } }
    package var texts: [String] { statuses.map(\.text) }
    /// How often something was sent there, whether or not it arrived.
    package var attempts: Int { state.withLock { $0.attempts } }

    /// The next posts are met in these moods, one each; after that all is well.
    package func be(_ moods: Mood...) { state.withLock { $0.moods = moods } }
    package func answerLooks(_ isAnswering: Bool) { state.withLock { $0.isAnsweringLooks = isAnswering } }
    package func letIn(_ token: String, as handle: String) { state.withLock { $0.handles[token] = handle } }
    package func forgetTokens() { state.withLock { $0.handles = [:] } }

    /// Somebody posts there without us.
    package func post(_ text: String, as handle: String) {
        _ = state.withLock { $0.add(text, handle, nil, at: clock()) }
    }

    package var web: WebClient { WebClient { [self] request in try await answer(request) } }

    private func answer(_ request: WebRequest) async throws -> WebReply {
        let path = String(request.address.dropFirst(Self.server.count).prefix { $0 != "?" })
        guard request.address.hasPrefix(Self.server) else { throw DeliveryError.notSent }
        guard let handle = handle(of: request) else { return WebReply(status: 401) }
        switch (request.method, path) {
        case (.post, "/api/v1/statuses"), (.put, _): return try await take(request, path, handle)
        case (.get, "/api/v1/accounts/verify_credentials"):
            return try look { _ in ["id": handle, "acct": handle] }
        case (.get, "/api/v1/accounts/\(handle)/statuses"):
            return try look { $0.statuses.reversed().filter { $0.handle == handle }.map(view) }
        case (.get, _):
            let id = path.split(separator: "/").last.map(String.init)
            return try look { $0.statuses.filter { $0.id == id }.map(view).first }
        default: return WebReply(status: 404)
        }
    }

    private func take(_ request: WebRequest, _ path: String, _ handle: String) async throws -> WebReply {
        try await beforeArrival()
        let mood = state.withLock { state in
            state.attempts += 1
            return state.moods.isEmpty ? .well : state.moods.removeFirst()
        }
        switch mood {
        case .unreachable: throw DeliveryError.notSent
        case .swallowing: throw DeliveryError.unknown
        case .answering(let status, let headers): return WebReply(status: status, headers: headers)
        case .well, .losingAnswers: break
        }
        let fields = try JSONDecoder().decode([String: String].self, from: Data((request.body ?? "").utf8))
        let text = fields["status"] ?? ""
        let stored = state.withLock { state in
            request.method == .put
                ? state.edit(path, text, handle)
                : state.add(text, handle, request.header("Idempotency-Key"), at: clock())
        }
        if case .losingAnswers = mood { throw DeliveryError.unknown }
        return try stored.map { try reply(view($0)) } ?? WebReply(status: 404)
    }

    private func look<T: Encodable>(_ read: (State) -> T?) throws -> WebReply {
        let (isAnswering, found) = state.withLock { ($0.isAnsweringLooks, read($0)) }
        guard isAnswering else { throw DeliveryError.unknown }
        return try found.map { try reply($0) } ?? WebReply(status: 404)
    }

    private func reply(_ value: some Encodable) throws -> WebReply {
        WebReply(status: 200, body: String(decoding: try JSONEncoder().encode(value), as: UTF8.self))
    }

    private func handle(of request: WebRequest) -> String? {
        let token = request.header("Authorization")?.dropFirst("Bearer ".count)
        return token.flatMap { token in state.withLock { $0.handles[String(token)] } }
    }

    private func view(_ status: Status) -> [String: String] {
        let html = ("\(status.text)" as HTML).text.replacing("\n", with: "<br />")
        return [
            "id": status.id, "url": "\(Self.server)/@\(status.handle)/\(status.id)", "content": "<p>\(html)</p>",
            "created_at": status.at.iso,
        ]
    }
}

extension FakeNetwork.State {
    fileprivate mutating func add(
        _ text: String, _ handle: String, _ key: String?, at now: Instant
    ) -> FakeNetwork.Status? {
        if let known = key.flatMap({ keys[$0] }) { return statuses.first { $0.id == known } }
        let status = FakeNetwork.Status(id: "\(1000 + statuses.count)", handle: handle, text: text, at: now)
        statuses.append(status)
        if let key { keys[key] = status.id }
        return status
    }

    fileprivate mutating func edit(_ path: String, _ text: String, _ handle: String) -> FakeNetwork.Status? {
        let index = statuses.firstIndex { path.hasSuffix("/\($0.id)") && $0.handle == handle }
        guard let index else { return nil }
        statuses[index].text = text
        return statuses[index]
    }
}

extension WebRequest {
    package func header(_ name: String) -> String? { headers.first { $0.0 == name }?.1 }
}
