import Foundation
import HTTPTypes
import Platform
import Synchronization

/// A browser without a screen: keeps its cookie, sends the token of the page it last saw, follows redirects.
package final class Visitor: Sendable {
    package struct Page: Sendable {
        package let status: Int
        package let path: String
        package let headers: [String: String]
        package let body: String

        /// The page's words without its markup.
        package var words: String { visibleWords(of: body) }

        /// The words of a part of the page.
        package func words(from start: String, to end: String) -> String {
            guard let from = body.range(of: start),
                let to = body.range(of: end, range: from.upperBound..<body.endIndex)
            else { return words }
            let part = String(body[from.lowerBound..<to.lowerBound])
            return Page(status: status, path: path, headers: headers, body: part).words
        }

        /// What a field of the page's forms holds.
        package func field(_ name: String) -> String? {
            for tag in body.split(separator: "<") where tag.contains("name=\"\(name)\"") {
                guard let value = tag.range(of: "value=\"") else { continue }
                return String(tag[value.upperBound...].prefix { $0 != "\"" })
            }
            return nil
        }

        /// Where the page's links and forms with such a path lead.
        package func paths(beginning start: String) -> [String] {
            body.split(separator: "\"").filter { $0.hasPrefix(start) }.map(String.init)
        }
    }

    private struct State {
        var cookies: [String: String] = [:]
        var token = ""
    }

    package let address: String
    private let state = Mutex(State())

    package init(address: String) { self.address = address }

    package var cookies: [String: String] { state.withLock { $0.cookies } }

    /// Opens a page, as following a link does.
    @discardableResult
    package func open(_ path: String, headers: [(String, String)] = []) async throws -> Page {
        try await follow(WebRequest(.get, path, headers: headers))
    }

    /// Sends a form, with the token of the page that was open.
    @discardableResult
    package func submit(_ path: String, _ fields: [(String, String)] = [], token: String? = nil) async throws -> Page {
        let token = token ?? state.withLock { $0.token }
        let body = ([("csrf", token)] + fields).map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
        let type = ("Content-Type", "application/x-www-form-urlencoded")
        return try await follow(WebRequest(.post, path, headers: [type], body: body))
    }

    /// What a script of ours sends.
    package func send(_ path: String, json: some Encodable) async throws -> Page {
        let token = state.withLock { $0.token }
        let body = String(decoding: try JSONEncoder().encode(json), as: UTF8.self)
        return try await follow(
            WebRequest(
                .post, path,
                headers: [
                    ("Content-Type", "application/json"), ("Accept", "application/json"), ("X-CSRF-Token", token),
                ], body: body))
    }

    /// A page as it is answered, no redirect followed.
    package func fetch(_ path: String) async throws -> Page { try await request(.get, path) }

    /// One request, no redirect followed.
    package func request(
        _ method: HTTPRequest.Method, _ path: String, headers: [(String, String)] = [], body: String? = nil
    )
        async throws -> Page
    {
        let cookies = state.withLock { $0.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        let request = WebRequest(
            method, address + path, headers: headers + (cookies.isEmpty ? [] : [("Cookie", cookies)]), body: body)
        let reply = try await connections.webClient.send(request)
        remember(reply)
        return Page(status: reply.status, path: path, headers: reply.headers, body: reply.body)
    }

    private func follow(_ first: WebRequest) async throws -> Page {
        var page = try await request(first.method, first.address, headers: first.headers, body: first.body)
        for _ in 0..<5 {
            guard (300..<400).contains(page.status), let next = page.headers["location"], next.hasPrefix("/") else {
                break
            }
            page = try await request(.get, next)
        }
        return page
    }

    private func remember(_ reply: WebReply) {
        state.withLock { state in
            for line in reply.headers["set-cookie", default: ""].split(separator: "\n") {
                let cookie = line.prefix { $0 != ";" }
                let parts = cookie.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2 { state.cookies[String(parts[0])] = parts[1].isEmpty ? nil : String(parts[1]) }
            }
            if let token = formToken(in: reply.body) { state.token = token }
        }
    }
}

/// One for all visitors, for as long as the tests run.
private let connections = WebConnections(patience: .seconds(180))

private func formToken(in body: String) -> String? {
    guard let name = body.range(of: "name=\"csrf\" ") else { return nil }
    let parts = body[name.upperBound...].prefix(200).split(separator: "\"", maxSplits: 2)
    return parts.count > 1 && ["content=", "value="].contains(parts[0]) ? String(parts[1]) : nil
}

private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
}
