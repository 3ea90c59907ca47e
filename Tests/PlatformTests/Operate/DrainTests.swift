import HTTPTypes
import Logging
import Platform
import ServiceLifecycle
import TestSupport
import Testing

@Suite struct DrainTests {
    @Test("Amara is still served while the node drains, and asked to come back by another connection")
    func served() async throws {
        let drain = Drain(for: .seconds(2))
        let server = WebServer(endpoints: [Endpoint(.get, "/") { _ in .text("hello") }], drain: drain)
        let connections = WebConnections()
        let (ports, found) = AsyncStream<Int>.makeStream()
        let service = server.service(host: "127.0.0.1", port: 0) { found.yield($0) }
        let group = ServiceGroup(services: [connections, service, drain], logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = try #require(await ports.first { _ in true })
            let page = WebRequest(.get, "http://127.0.0.1:\(port)/")
            let before = try await connections.webClient.send(page)
            #expect(before.body == "hello" && before.headers["connection"] == nil)
            await group.triggerGracefulShutdown()
            let isDraining = try await eventually { drain.hasBegun }
            #expect(isDraining)
            let during = try await connections.webClient.send(page)
            #expect(during.body == "hello" && during.headers["connection"] == "close")
            try await tasks.waitForAll()
        }
    }
}
