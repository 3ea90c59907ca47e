import Foundation
import HTTPTypes
import Platform

/// Speaks the Mastodon API, to real servers and to the practice network alike.
package struct MastodonClient: Sendable {
    let web: WebClient
    let server: String

    package init(web: WebClient, server: String) {
        self.web = web
        self.server = server
    }

    /// The key makes a repetition within an hour give the same status back instead of a second one.
    package func publish(_ text: String, token: String, key: String) async -> Outcome {
        await send(.post, "/api/v1/statuses", token: token, body: ["status": text], key: key)
    }

    package func edit(_ id: String, _ text: String, token: String, key: String) async -> Outcome {
        await send(.put, "/api/v1/statuses/\(id)", token: token, body: ["status": text], key: key)
    }

    package enum Look: Sendable, Equatable {
        case there(id: String, permalink: String)
        case notThere
        /// The network did not let us look.
        case unanswered
    }

    /// Looks whether a post whose answer was lost has arrived. An older one with the same words is not it.
    package func look(for text: String, token: String, since: Instant) async -> Look {
        guard let me: Profile = await get("/api/v1/accounts/verify_credentials", token: token),
            let recent: [Status] = await get("/api/v1/accounts/\(me.id)/statuses?limit=40", token: token)
        else { return .unanswered }
        let earliest = since - .minutes(5)  // two clocks
        let found = recent.first { $0.isSaying(text) && ($0.createdAt.map { $0 >= earliest } ?? false) }
        return found.map { .there(id: $0.id, permalink: $0.url ?? "") } ?? .notThere
    }

    /// Looks whether a post says what a correction wanted it to say.
    package func look(for text: String, at id: String, token: String) async -> Look {
        guard let status: Status = await get("/api/v1/statuses/\(id)", token: token) else { return .unanswered }
        return status.isSaying(text) ? .there(id: status.id, permalink: status.url ?? "") : .notThere
    }

    func handle(token: String) async -> String? {
        let me: Profile? = await get("/api/v1/accounts/verify_credentials", token: token)
        return me?.acct
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, token: String, body: [String: String], key: String
    ) async -> Outcome {
        let request = WebRequest(
            method, server + path,
            headers: [
                ("Authorization", "Bearer \(token)"), ("Content-Type", "application/json"), ("Idempotency-Key", key),
            ], body: (try? JSONEncoder().encode(body)).map { String(decoding: $0, as: UTF8.self) })
        do {
            return outcome(of: try await web.send(request))
        } catch DeliveryError.notSent {
            return .later(.unreachable, seconds: 30)
        } catch {
            return .unknown
        }
    }

    private func outcome(of reply: WebReply) -> Outcome {
        switch reply.status {
        case 200...299:
            guard let status: Status = try? reply.json() else { return .unknown }
            return .sent(id: status.id, permalink: status.url ?? "")
        // By their meaning nothing was done here. After 302 and 303 it may have been, and we follow nobody elsewhere.
        case 301, 307, 308: return .later(.unreachable, seconds: 300)
        case 401, 403: return .refused(.expired)
        case 429: return .later(.tooFast, seconds: reply.secondsToWait)
        case 400...499: return .refused(.rejected)
        default: return .unknown
        }
    }

    private func get<T: Decodable>(_ path: String, token: String) async -> T? {
        let request = WebRequest(.get, server + path, headers: [("Authorization", "Bearer \(token)")])
        guard let reply = try? await web.send(request), reply.status == 200 else { return nil }
        return try? reply.json()
    }
}

extension WebReply {
    /// As long as the server asks, within bounds; else the five minutes over which Mastodon counts.
    fileprivate var secondsToWait: Int {
        let asked = headers["retry-after"].flatMap { Int($0) } ?? 300
        return min(max(asked, 1), 3600)
    }
}

private struct Status: Decodable {
    let id: String
    let url: String?
    let content: String
    let created_at: String?

    var createdAt: Instant? { created_at.flatMap(Instant.init(iso:)) }

    func isSaying(_ text: String) -> Bool { words(ofHTML: content) == words(of: text) }
}

private struct Profile: Decodable {
    let id: String
    let acct: String
}

extension Instant {
    fileprivate init?(iso text: String) {
        let fine = try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        guard let date = fine ?? (try? Date(text, strategy: .iso8601)) else { return nil }
        self.init(date)
    }
}

/// The words alone: networks send them back as HTML.
private func words(ofHTML html: String) -> String {
    var text = html.replacing("<br />", with: " ").replacing("<br>", with: " ").replacing("</p><p>", with: " ")
    while let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
        text.removeSubrange(open...close)
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        text = text.replacing(entity, with: character)
    }
    return words(of: text)
}

private func words(of text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
