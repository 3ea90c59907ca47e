import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization

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

/// Calls other servers. Tests get `.unset`, which fails until a test says what should answer.
package struct WebClient: Sendable {
    package let send: @Sendable (WebRequest) async throws -> WebReply

    package init(send: @escaping @Sendable (WebRequest) async throws -> WebReply) { self.send = send }

    package static let unset = WebClient { _ in throw DeliveryError.notSent }
}

/// The client for real calls, and the service that closes its connections. It is made when it is first needed, so that
/// commands which call nobody have nothing to close.
package final class WebConnections: Service {
    private let made = Mutex<HTTPClient?>(nil)

    package init() {}

    private var client: HTTPClient {
        made.withLock { made in
            if let made { return made }
            var configuration = HTTPClient.Configuration()
            configuration.redirectConfiguration = .disallow
            configuration.timeout.connect = .seconds(5)
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            made = client
            return client
        }
    }

    package var webClient: WebClient {
        WebClient { [self] request in
            var outgoing = HTTPClientRequest(url: request.address)
            outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
            for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
            if let body = request.body { outgoing.body = .bytes(ByteBuffer(string: body)) }
            do {
                let reply = try await client.execute(outgoing, timeout: .seconds(15))
                let body = try await reply.body.collect(upTo: 4 << 20)
                let headers = reply.headers.map { ($0.name.lowercased(), $0.value) }
                return WebReply(
                    status: Int(reply.status.code), headers: Dictionary(headers) { first, _ in first },
                    body: String(buffer: body))
            } catch let error as HTTPClientError where neverSent.contains(error) {
                throw DeliveryError.notSent
            } catch is NIOConnectionError {
                throw DeliveryError.notSent
            } catch {
                throw DeliveryError.unknown
            }
        }
    }

    package func run() async throws {
        try? await gracefulShutdown()
        let client = made.withLock { made in
            defer { made = nil }
            return made
        }
        try await client?.shutdown()
    }
}

private let neverSent: [HTTPClientError] = [
    .connectTimeout, .invalidURL, .emptyHost, .emptyScheme, .alreadyShutdown, .getConnectionFromPoolTimeout,
]
