import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization
import Tracing

/// A call to another server, its body as text or as bytes.
package struct WebRequest: Sendable {
    package var method: HTTPRequest.Method
    package var address: String
    package var headers: [(String, String)]
    package var body: String?
    /// Sent instead of `body` where it is no text.
    package var bytes: [UInt8]?

    package init(
        _ method: HTTPRequest.Method, _ address: String, headers: [(String, String)] = [], body: String? = nil
    ) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
    }
}

/// What another server answered, whatever its status. Header names are in lower case, the first of each kept; of cookies
/// all, a line each.
package struct WebReply: Sendable {
    package let status: Int
    package let headers: [String: String]
    package let body: String

    package init(status: Int, headers: [String: String] = [:], body: String = "") {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package func json<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONDecoder().decode(T.self, from: Data(body.utf8))
    }
}

/// An outside call has three outcomes: a reply, certainly nothing sent, or we do not know.
package enum DeliveryError: Error, Equatable {
    case notSent
    case unknown
}

/// Calls other servers. Throws `DeliveryError` only. Tests get `.unset`, which fails until a test says what should answer.
package struct WebClient: Sendable {
    package let send: @Sendable (WebRequest) async throws -> WebReply

    package init(send: @escaping @Sendable (WebRequest) async throws -> WebReply) { self.send = send }

    package static let unset = WebClient { _ in throw DeliveryError.notSent }
}

/// The client for real calls, and the service that closes its connections. It is made when it is first needed, so that
/// commands which call nobody have nothing to close. It follows no redirects: a server must not send us elsewhere.
package final class WebConnections: Service {
    private let clients = Mutex(WebClients())
    private let patience: TimeAmount
    private let reach: Reach
    private let resolve: Reach.Resolve
    private let steps = Steps()

    /// - Parameters:
    ///   - patience: how long a whole call may take, connecting and reading included.
    ///   - reach: which machines may be called at all.
    package convenience init(patience: Duration = .seconds(15), reach: Reach = .anywhere) {
        self.init(patience: patience, reach: reach, resolve: resolveName)
    }

    init(patience: Duration = .seconds(15), reach: Reach, resolve: @escaping Reach.Resolve) {
        self.patience = .init(patience)
        self.reach = reach
        self.resolve = resolve
    }

    /// The client that connects to the very address that was looked at: a name that answers differently the second time
    /// it is asked gains nothing.
    private func client(for url: URL, _ host: String) async throws -> HTTPClient {
        let address = try await reach.address(of: host, port: port(of: url), resolve: resolve)
        let (client, old) = clients.withLock { $0.client(for: address.map { (host, $0) }) }
        // Whatever it is still sending has ended by then.
        if let old {
            Task { [patience] in
                try? await Task.sleep(for: .nanoseconds(patience.nanoseconds * 2))
                try? await old.shutdown()
            }
        }
        guard let client else { throw DeliveryError.notSent }
        return client
    }

    package var webClient: WebClient {
        WebClient { [self] request in
            guard let url = URL(string: request.address), ["http", "https"].contains(url.scheme ?? ""),
                // The client has to read the name as we do, or what was looked at is not what is called.
                let host = url.host?.trimmingCharacters(in: ["[", "]"]), !host.isEmpty, host.utf8.allSatisfy(isHostByte)
            else { throw DeliveryError.notSent }
            return try await steps.step(methodName(request.method), .client) { span in
                let headers = span.map { tell($0, of: request, to: host, port(of: url)) } ?? [:]
                let reply = try await call(request, client(for: url, host), adding: headers)
                span?.attributes["http.response.status_code"] = reply.status
                if reply.status >= 400 { span?.setStatus(SpanStatus(code: .error)) }
                return reply
            }
        }
    }

    private func call(
        _ request: WebRequest, _ client: HTTPClient, adding headers: HTTPFields
    ) async throws -> WebReply {
        let bytes = request.bytes.map { ByteBuffer(bytes: $0) } ?? request.body.map { ByteBuffer(string: $0) }
        let body = bytes.map { SentBody(bytes: $0) }
        do {
            let reply = try await client.execute(outgoing(request, body, adding: headers), timeout: patience)
            let text = String(buffer: try await reply.body.collect(upTo: 4 << 20))
            return WebReply(status: Int(reply.status.code), headers: kept(reply.headers), body: text)
        } catch {
            throw isNeverSent(error) || body?.hasBegun == false ? DeliveryError.notSent : .unknown
        }
    }

    /// The name of a server and the id of our trace are for machines that the operator named. Others do not learn which
    /// of our calls belong together, and the name of a small server could say whose account is on it.
    private func tell(_ span: any Span, of request: WebRequest, to host: String, _ port: Int) -> HTTPFields {
        span.attributes["http.request.method"] = methodName(request.method)
        guard reach.names(host, port) else { return [:] }
        span.attributes["server.address"] = host
        span.attributes["server.port"] = port
        return steps.headers(of: span)
    }

    package func run() async throws {
        try? await gracefulShutdown()
        try await close()
    }

    /// For commands, which end by themselves.
    package func close() async throws {
        for client in clients.withLock({ $0.close() }) { try await client.shutdown() }
    }
}

private func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default: [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":")].contains(byte)
    }
}

private func port(of url: URL) -> Int { url.port ?? (url.scheme == "https" ? 443 : 80) }

private func outgoing(_ request: WebRequest, _ body: SentBody?, adding fields: HTTPFields) -> HTTPClientRequest {
    var outgoing = HTTPClientRequest(url: request.address)
    outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
    for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
    for field in fields { outgoing.headers.add(name: field.name.rawName, value: field.value) }
    if let body { outgoing.body = .stream(body, length: .known(Int64(body.bytes.readableBytes))) }
    return outgoing
}

private func isNeverSent(_ error: any Error) -> Bool {
    if let error = error as? IOError { return [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode) }
    let certain: [HTTPClientError] = [
        .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .invalidURL, .emptyHost, .emptyScheme,
        .alreadyShutdown,
    ]
    return error is NIOConnectionError || (error as? HTTPClientError).map { certain.contains($0) } == true
}

/// A body that knows whether the client has asked for it. Until then no server has a whole request, whatever failed.
private final class SentBody: AsyncSequence, Sendable {
    let bytes: ByteBuffer
    private let begun = Mutex(false)

    init(bytes: ByteBuffer) { self.bytes = bytes }

    var hasBegun: Bool { begun.withLock { $0 } }

    func makeAsyncIterator() -> AsyncStream<ByteBuffer>.Iterator {
        begun.withLock { $0 = true }
        let bytes = bytes
        return AsyncStream { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }.makeAsyncIterator()
    }
}

private func kept(_ headers: HTTPHeaders) -> [String: String] {
    var kept = Dictionary(headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
    let cookies = headers["set-cookie"]
    if !cookies.isEmpty { kept["set-cookie"] = cookies.joined(separator: "\n") }
    return kept
}
