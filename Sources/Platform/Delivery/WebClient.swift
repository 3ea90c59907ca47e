import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization

/// A call to another server, its body as text.
package struct WebRequest: Sendable {
    package var method: HTTPRequest.Method
    package var address: String
    package var headers: [(String, String)]
    package var body: String?

    package init(
        _ method: HTTPRequest.Method, _ address: String, headers: [(String, String)] = [], body: String? = nil
    ) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
    }
}

/// What another server answered, whatever its status. Header names are in lower case, the first of each kept.
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
    private enum State {
        case unused
        case open(HTTPClient)
        case closed
    }

    private let state = Mutex(State.unused)
    private let patience: TimeAmount

    /// - Parameter patience: how long a whole call may take, connecting and reading included.
    package init(patience: Duration = .seconds(15)) { self.patience = .init(patience) }

    private func client() throws(DeliveryError) -> HTTPClient {
        let client = state.withLock { state -> HTTPClient? in
            switch state {
            case .open(let client): return client
            case .closed: return nil
            case .unused:
                let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
                state = .open(client)
                return client
            }
        }
        guard let client else { throw .notSent }
        return client
    }

    package var webClient: WebClient {
        WebClient { [self] request in
            guard request.address.hasPrefix("http://") || request.address.hasPrefix("https://") else {
                throw DeliveryError.notSent
            }
            let client = try client()
            let body = request.body.map { SentBody(bytes: ByteBuffer(string: $0)) }
            do {
                let reply = try await client.execute(outgoing(request, body), timeout: patience)
                let text = String(buffer: try await reply.body.collect(upTo: 4 << 20))
                let headers = reply.headers.map { ($0.name.lowercased(), $0.value) }
                return WebReply(
                    status: Int(reply.status.code), headers: Dictionary(headers) { first, _ in first }, body: text)
            } catch {
                throw isNeverSent(error) || body?.hasBegun == false ? DeliveryError.notSent : .unknown
            }
        }
    }

    package func run() async throws {
        try? await gracefulShutdown()
        try await close()
    }

    /// For commands, which end by themselves.
    package func close() async throws {
        let client = state.withLock { state -> HTTPClient? in
            defer { state = .closed }
            if case .open(let client) = state { return client }
            return nil
        }
        try await client?.shutdown()
    }
}

private var configuration: HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .seconds(5)
    // Trying again is for the queue to decide; here it would only hide that nothing was sent.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
}

private func outgoing(_ request: WebRequest, _ body: SentBody?) -> HTTPClientRequest {
    var outgoing = HTTPClientRequest(url: request.address)
    outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
    for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
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
