import HTTPTypes
import Logging
import Platform
import ServiceLifecycle

/// A server on a free loopback port for as long as a test uses it, spoken to with our own client.
package struct RunningServer: Sendable {
    package let port: Int
    package let web: WebClient
    /// Ends the server as an operator's SIGTERM does.
    package let stop: @Sendable () async -> Void

    package var address: String { "http://127.0.0.1:\(port)" }

    /// - Parameter extra: what runs besides, and stops with it.
    @discardableResult
    package static func run<T: Sendable>(
        _ server: WebServer, extra: [any Service] = [], _ body: @Sendable (RunningServer) async throws -> T
    ) async throws -> T {
        let connections = WebConnections()
        let (ports, found) = AsyncStream<Int>.makeStream()
        let service = server.service(host: "127.0.0.1", port: 0) { found.yield($0) }
        let group = ServiceGroup(services: extra + [connections, service], logger: Logger(label: "test"))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            guard let port = await ports.first(where: { _ in true }) else { throw DeliveryError.notSent }
            let running = RunningServer(port: port, web: connections.webClient) {
                await group.triggerGracefulShutdown()
            }
            do {
                let value = try await body(running)
                await running.stop()
                try await tasks.waitForAll()
                return value
            } catch {
                await running.stop()
                try await tasks.waitForAll()
                throw error
            }
        }
    }

    package func send(
        _ method: HTTPRequest.Method, _ path: String, headers: [(String, String)] = [], body: String? = nil
    ) async throws -> WebReply {
        try await web.send(WebRequest(method, address + path, headers: headers, body: body))
    }
}
