import AsyncHTTPClient
import HTTPTypes
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Platform

@Suite("An address that somebody types does not lead to a machine inside") struct ReachTests {
    @Test(
        "What lies inside is known however it is written",
        arguments: [
            "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
            "fe80::1%eth0",
            "fc00::1", "fd12:3456::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::",
            "ff02::1",
            "2001:db8::1", "2001::1",
        ])
    func inside(address: String) throws {
        let parsed = try #require(IPAddress(address))
        #expect(!parsed.isPublic)
    }

    @Test(
        "What is public stays reachable",
        arguments: [
            "1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "192.0.1.1", "100.128.0.1", "2606:4700::1111",
            "2a00:1450:4001::1", "::ffff:1.1.1.1",
        ])
    func outside(address: String) throws {
        let parsed = try #require(IPAddress(address))
        #expect(parsed.isPublic)
    }

    @Test(
        "What is no address is none",
        arguments: ["", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "1.1.1.1.1", "::g"])
    func none(text: String) { #expect(IPAddress(text) == nil) }

    @Test("A name with one address inside is refused, whatever else it has")
    func mixed() async throws {
        let reach = Reach.publicly(and: [])
        for found in [["10.0.0.1"], ["1.1.1.1", "127.0.0.1"], ["2606:4700::1111", "fe80::1"], []] {
            await #expect(throws: DeliveryError.notSent) {
                try await reach.address(of: "evil.example.org", port: 443) { _ in found }
            }
        }
        let address = try await reach.address(of: "social.example.org", port: 443) { _ in
            ["1.1.1.1", "2606:4700::1111"]
        }
        #expect(address == "1.1.1.1")
    }

    @Test("What the operator allows is reached, by name, and on that port only")
    func allowed() async throws {
        let reach = Reach.publicly(and: ["localhost:8081", "social.inside"])
        let inside: Reach.Resolve = { _ in ["127.0.0.1"] }
        let byPort = try await reach.address(of: "localhost", port: 8081, resolve: inside)
        let byName = try await reach.address(of: "SOCIAL.inside", port: 443, resolve: inside)
        #expect(byPort == nil && byName == nil)
        await #expect(throws: DeliveryError.notSent) {
            try await reach.address(of: "localhost", port: 8082, resolve: inside)
        }
    }

    @Test("A server inside hears nothing, neither by number nor by name nor by redirect")
    func hearsNothing() async throws {
        let heard = Mutex(0)
        let endpoints = [
            Endpoint(.get, "/secret") { _ in
                heard.withLock { $0 += 1 }
                return .text("secret")
            }
        ]
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let open = try await server.send(.get, "/secret").body
            #expect(open == "secret")
            for host in [
                "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "127.1", "0x7f.1",
            ] {
                await #expect(throws: DeliveryError.notSent, "\(host)") {
                    try await calling(.publicly(and: [])) { web in
                        try await web.send(WebRequest(.get, "http://\(host):\(server.port)/secret"))
                    }
                }
            }
            #expect(heard.withLock { $0 } == 1)
        }
    }

    @Test("What is called is the address that was looked at, whatever the name leads to by then")
    func rebinding() async throws {
        try await RunningServer.run(WebServer(endpoints: [Endpoint(.get, "/") { _ in .text("inside") }])) { server in
            var clients = WebClients()
            // The system knows no such name.
            let (client, _) = clients.client(for: ("nowhere.invalid", "127.0.0.1"))
            let found = try #require(client)
            let reply = try await found.execute(
                .init(url: "http://nowhere.invalid:\(server.port)/"), timeout: .seconds(20))
            let status = "\(reply.status)"
            #expect(status == "200 OK")
            for client in clients.close() { try await client.shutdown() }
        }
    }

    @Test("Of many servers that are called, a bounded number of clients is kept")
    func bounded() async throws {
        var clients = WebClients()
        var dropped: [HTTPClient] = []
        for number in 0..<100 {
            if let old = clients.client(for: ("server\(number).example.org", "1.1.1.1")).1 { dropped.append(old) }
        }
        let kept = clients.close()
        #expect(kept.count == 64)
        #expect(dropped.count == 36)
        for client in kept + dropped { try await client.shutdown() }
    }
}

private func calling<T: Sendable>(_ reach: Reach, _ body: @Sendable (WebClient) async throws -> T) async throws -> T {
    try await using(WebConnections(patience: .seconds(5), reach: reach), body)
}

private func using<T: Sendable>(
    _ connections: WebConnections, _ body: @Sendable (WebClient) async throws -> T
) async throws -> T {
    let group = ServiceGroup(services: [connections], logger: Logger(label: "test"))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        let result: Result<T, any Error>
        do { result = .success(try await body(connections.webClient)) } catch { result = .failure(error) }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return try result.get()
    }
}
