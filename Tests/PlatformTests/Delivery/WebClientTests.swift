import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Platform

private let endpoints = [
    Endpoint(.post, "/echo") { call in .text(try await call.text(limit: 1 << 20)) },
    Endpoint(.get, "/moved") { _ in .see("/secret") },
    Endpoint(.get, "/secret") { _ in .text("secret") },
    Endpoint(.get, "/large") { _ in .text(String(repeating: "a", count: 5 << 20)) },
    Endpoint(.post, "/slow") { call in
        try await Task.sleep(for: .seconds(1))
        return .text(try await call.text(limit: 100))
    },
    Endpoint(.post, "/hung") { call in
        _ = try await call.text(limit: 100)
        call.hangUp()
        try await Task.sleep(for: .seconds(3))
        return .text("never")
    },
]

/// An outside call has three outcomes: an answer, certainly nothing sent, or we do not know.
@Suite struct WebClientTests {
    @Test("An answer comes back with its status and headers, whatever the status")
    func answer() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let reply = try await server.send(.post, "/echo", headers: [("X-Custom", "1")], body: "hello é")
            #expect(reply.status == 200 && reply.body == "hello é")
            #expect(reply.headers["content-type"] == "text/plain; charset=utf-8")
            #expect(try await server.send(.get, "/nothing").status == 404)
        }
    }

    @Test("A redirect is an answer: nobody sends us elsewhere")
    func redirect() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let reply = try await server.send(.get, "/moved")
            #expect(reply.status == 303)
            #expect(reply.headers["location"] == "/secret")
            #expect(!reply.body.contains("secret"))
        }
    }

    @Test(
        "Where nobody can be reached, nothing was sent",
        arguments: ["http://127.0.0.1:1/", "http://nobody.invalid/", "no address", "http://", "ftp://127.0.0.1/", ""])
    func nobody(address: String) async throws {
        try await withConnections { web in
            for body in ["words", nil] {
                await #expect(throws: DeliveryError.notSent) {
                    try await web.send(WebRequest(.post, address, body: body))
                }
            }
        }
    }

    @Test("Where the encryption fails, nothing was sent")
    func notEncrypted() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let address = server.address.replacing("http:", with: "https:") + "/echo"
            await #expect(throws: DeliveryError.notSent) {
                try await server.web.send(WebRequest(.post, address, body: "words"))
            }
        }
    }

    @Test("When the answer does not come in time, we do not know")
    func slow() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            try await withConnections(patience: .milliseconds(300)) { web in
                await #expect(throws: DeliveryError.unknown) {
                    try await web.send(WebRequest(.post, server.address + "/slow", body: "words"))
                }
            }
        }
    }

    @Test("When the connection breaks before the answer, we do not know")
    func hung() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            await #expect(throws: DeliveryError.unknown) { try await server.send(.post, "/hung", body: "words") }
        }
    }

    @Test("An answer too large to hold is one we do not know")
    func large() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            await #expect(throws: DeliveryError.unknown) { try await server.send(.get, "/large") }
        }
    }

    @Test("After the shutdown nothing is sent any more")
    func closed() async throws {
        let web = try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            _ = try await server.send(.post, "/echo", body: "x")
            return server.web
        }
        await #expect(throws: DeliveryError.notSent) {
            try await web.send(WebRequest(.get, "http://127.0.0.1:1/"))
        }
    }

    @Test("A test that forgot to say who answers finds nobody")
    func unset() async {
        await #expect(throws: DeliveryError.notSent) { try await WebClient.unset.send(WebRequest(.get, "/")) }
    }

    private func withConnections(
        patience: Duration = .seconds(15), _ body: @Sendable (WebClient) async throws -> Void
    ) async throws {
        let connections = WebConnections(patience: patience)
        try await RunningServer.run(WebServer(endpoints: []), extra: [connections]) { _ in
            try await body(connections.webClient)
        }
    }
}
