import Foundation
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite struct HealthTests {
    @Test("A node that is asked to stop says so to the load balancer, and serves Amara meanwhile")
    func draining() async throws {
        try await TestApplication.run(on: .sqlite, configure: { $0.drain = .seconds(3) }) { app in
            #expect(try await app.becomesReady())
            await app.stop()
            let draining = try await eventually { try await app.guest.fetch("/health/ready").status == 503 }
            #expect(draining)
            #expect(try await app.guest.fetch("/health/ready").body == "This node is being stopped.\n")
            #expect(try await app.guest.fetch("/health/live").body == "ok\n")
            #expect(try await app.guest.open("/sign-in").status == 200)
        }
    }

    @Test("A node whose database is gone is not ready, but alive", arguments: TestDatabase.available)
    func database(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let server = try await app.withoutDatabase().server()
            try await RunningServer.run(server) { node in
                let (ready, live) = (
                    try await node.send(.get, "/health/ready"), try await node.send(.get, "/health/live")
                )
                #expect(ready.status == 503)
                #expect(ready.body == "The database does not answer.\nThe log has not been read yet.\n")
                #expect(live.status == 200)
                #expect(ready.headers["content-security-policy"] != nil)
            }
        }
    }

    @Test(
        "While the database is gone a program is told when to ask again, in a problem like any other",
        arguments: TestDatabase.available)
    func unavailable(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let server = try await app.withoutDatabase().server()
            try await RunningServer.run(server) { node in
                let reply = try await node.send(
                    .get, "/api/v1/crises", headers: [("Authorization", "Bearer firsthand_\(Tokens.random())")])
                #expect(reply.status == 503)
                #expect(reply.headers["retry-after"] == "5")
                #expect(reply.headers["content-type"] == "application/problem+json")
                #expect(reply.body.contains(#""status":503"#) && reply.body.contains("#problem-unavailable"))
            }
        }
    }

    @Test("Over HTTPS every answer tells browsers to stay there, a refusal too; over HTTP none does")
    func strictTransport() async throws {
        for (address, expected) in [("https://firsthand.halden.example", true), ("http://localhost", false)] {
            try await TestApplication.run(on: .sqlite, configure: { $0.address = address }) { app in
                for path in ["/sign-in", "/nothing", "/health/live", "/"] {
                    let value = try await app.guest.fetch(path).headers["strict-transport-security"]
                    #expect((value == "max-age=31536000") == expected, "\(path)")
                }
            }
        }
    }

    @Test("Behind a proxy one office that types wrong passwords all day does not lock out the other")
    func limits() async throws {
        let proxies = try #require(TrustedProxies("127.0.0.1"))
        try await TestApplication.run(on: .sqlite, configure: { $0.proxies = proxies }) { app in
            for _ in 0..<200 {
                _ = app.house.services.limiter.take("sign-in from:203.0.113.7", .signInsFromOnePlace)
            }
            let noisy = try await app.tryPassword(from: "203.0.113.7")
            let quiet = try await app.tryPassword(from: "198.51.100.1")
            let liar = try await app.tryPassword(from: "198.51.100.1, 203.0.113.7")
            #expect(noisy == 429)
            #expect(quiet == 422)
            #expect(liar == 429)
        }
    }
}

extension TestApplication {
    fileprivate func becomesReady() async throws -> Bool {
        try await eventually { try await guest.fetch("/health/ready").body == "ok\n" }
    }

    fileprivate func tryPassword(from origin: String) async throws -> Int {
        let visitor = guest
        let page = try await visitor.open("/sign-in")
        let token = page.field("csrf") ?? ""
        return try await visitor.request(
            .post, "/sign-in",
            headers: [("X-Forwarded-For", origin), ("Content-Type", "application/x-www-form-urlencoded")],
            body: "csrf=\(token)&email=amara%40halden.example&password=wrong"
        ).status
    }
}
