import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

@Suite struct TrustedProxiesTests {
    private let proxies = TrustedProxies("127.0.0.1, 10.0.0.0/8, ::1, fd00::/8")

    @Test(
        "Behind our proxies the client is the nearest address that is not one of them",
        arguments: [
            (["203.0.113.7"], "203.0.113.7"), (["203.0.113.7, 10.1.2.3"], "203.0.113.7"),
            (["203.0.113.7", "10.1.2.3, fd00::9"], "203.0.113.7"), (["[2001:db8::7]:4711"], "2001:db8:0:0:0:0:0:7"),
            (["203.0.113.7:4711"], "203.0.113.7"), (["::ffff:203.0.113.7"], "203.0.113.7"),
            (["10.9.9.9, 10.1.2.3"], "10.9.9.9"),
        ])
    func client(forwarded: [String], origin: String) throws {
        let found = try #require(proxies).origin(peer: "127.0.0.1", forwarded: forwarded)
        #expect(found == origin)
    }

    @Test("What Eve writes into the header herself stands left of what the proxy adds, and does not count")
    func forgedLeft() throws {
        let proxies = try #require(proxies)
        #expect(proxies.origin(peer: "10.1.2.3", forwarded: ["198.51.100.1, 203.0.113.7"]) == "203.0.113.7")
        #expect(proxies.origin(peer: "10.1.2.3", forwarded: ["127.0.0.1, 203.0.113.7"]) == "203.0.113.7")
        #expect(proxies.origin(peer: "10.1.2.3", forwarded: ["198.51.100.1", "unknown"]) == "10.1.2.3")
        #expect(proxies.origin(peer: "10.1.2.3", forwarded: ["198.51.100.1, "]) == "10.1.2.3")
    }

    @Test("Whoever is no proxy of ours speaks for nobody else", arguments: ["203.0.113.7", "11.0.0.1", "-", "::2"])
    func untrusted(peer: String) throws {
        let origin = try #require(proxies).origin(peer: peer, forwarded: ["198.51.100.1"])
        #expect(origin != "198.51.100.1")
    }

    @Test("Without any proxy the header is not read at all")
    func none() {
        #expect(TrustedProxies.none.origin(peer: "127.0.0.1", forwarded: ["203.0.113.7"]) == "127.0.0.1")
    }

    @Test("A range ends at its last bit")
    func range() throws {
        let proxies = try #require(TrustedProxies("192.0.2.64/27"))
        #expect(proxies.origin(peer: "192.0.2.95", forwarded: ["203.0.113.7"]) == "203.0.113.7")
        #expect(proxies.origin(peer: "192.0.2.96", forwarded: ["203.0.113.7"]) == "192.0.2.96")
        #expect(proxies.origin(peer: "192.0.2.63", forwarded: ["203.0.113.7"]) == "192.0.2.63")
        let everyone = try #require(TrustedProxies("0.0.0.0/0"))
        #expect(everyone.origin(peer: "192.0.2.1", forwarded: ["203.0.113.7"]) == "203.0.113.7")
    }

    @Test(
        "What is no list of addresses is refused",
        arguments: ["", "nginx", "10.0.0.0/33", "10.0.0.0/8, x", "10/8", "1.2.3.4/", "::1/129"])
    func wrong(text: String) { #expect(TrustedProxies(text) == nil) }

    @Test("A server behind a proxy knows its clients apart; one that trusts nobody does not")
    func server() async throws {
        let who = Endpoint(.get, "/who") { call in .text(call.origin) }
        let forwarded = [("X-Forwarded-For", "198.51.100.1, 203.0.113.7")]
        let behind = WebServer(endpoints: [who], proxies: try #require(TrustedProxies("127.0.0.0/8")))
        try await RunningServer.run(behind) { server in
            let far = try await server.send(.get, "/who", headers: forwarded)
            let near = try await server.send(.get, "/who")
            #expect(far.body == "203.0.113.7")
            #expect(near.body == "127.0.0.1")
        }
        try await RunningServer.run(WebServer(endpoints: [who])) { server in
            let reply = try await server.send(.get, "/who", headers: forwarded)
            #expect(reply.body == "127.0.0.1")
        }
    }
}
