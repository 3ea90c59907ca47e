import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

private struct PersonalTrouble: Error, CustomStringConvertible {
    var description: String { "amara@halden.example has trouble" }
}

private let endpoints = [
    Endpoint(.get, "/") { _ in .page("<p>hello</p>") },
    Endpoint(.get, "/people/:person") { call in
        let id: ID<Call> = try call.id("person")
        return .text(id.rawValue)
    },
    Endpoint(.get, "/elsewhere") { call in .see(call.query["to"]) },
    Endpoint(.get, "/trouble") { _ in throw PersonalTrouble() },
    Endpoint(.get, "/away") { _ in throw DatabaseError.unavailable },
    Endpoint(.get, "/parts") { _ in
        .page("<p>all</p>\(live("facts", on: "fact") { "<p>facts</p>" })<p>rest</p>")
    },
    Endpoint(.get, "/cookie") { call in
        Answer.text(call.cookie("taste") ?? "none").setting(Cookie("taste", "salt", seconds: 60, secure: true))
    },
    Endpoint(.post, "/notes") { call in .text(try await call.text(limit: 1000)) },
    Endpoint(.get, "/download") { _ in .download("a,b", named: "people.csv", type: "text/csv") },
]

@Suite struct WebServerTests {
    private let protections = [
        "content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy",
        "cross-origin-resource-policy", "permissions-policy", "x-request-id",
    ]

    @Test("Every answer, refusals and failures too, carries its id and the security headers")
    func headers() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let expected: [(HTTPRequest.Method, String, Int)] = [
                (.get, "/", 200), (.head, "/", 200), (.get, "/elsewhere?to=/", 303), (.get, "/nothing", 404),
                (.get, "/people/..", 404), (.get, "/people/%2e%2e", 404), (.get, "/people/A", 404),
                (.post, "/", 404), (.delete, "/notes", 404), (.get, "/trouble", 500), (.get, "/cookie", 200),
            ]
            for (method, path, status) in expected {
                let reply = try await server.send(method, path)
                #expect(reply.status == status, "\(method) \(path)")
                for name in protections { #expect(reply.headers[name] != nil, "\(name) of \(method) \(path)") }
            }
            let tooLarge = try await server.send(.post, "/notes", body: String(repeating: "a", count: 1001))
            #expect(tooLarge.status == 413)
            for name in protections { #expect(tooLarge.headers[name] != nil) }
        }
    }

    @Test("What is unlogged leaves no line and no span; when it fails, the reader's number and nothing of what it was")
    func unlogged() async throws {
        let log = LogLines()
        let helping = [
            Endpoint(.get, "/help", isUnlogged: true) { _ in .text("here") },
            Endpoint(.get, "/help/trouble", isUnlogged: true) { _ in throw PersonalTrouble() },
            Endpoint(.get, "/other") { _ in .text("there") },
        ]
        try await TestTraces.run { traces in
            try await RunningServer.run(WebServer(endpoints: helping, logger: log.logger)) { server in
                #expect(try await server.send(.get, "/help?country=DK").body == "here")
                #expect(try await server.send(.head, "/help").status == 200)
                #expect(log.all.filter { $0.contains("request") } == [])
                let failed = try await server.send(.get, "/help/trouble")
                let id = try #require(failed.headers["x-request-id"])
                #expect(failed.status == 500)
                let lines = log.all.filter { $0.contains("request") }
                #expect(lines.count == 1 && lines[0].hasPrefix("error request failed error="))
                #expect(lines[0].hasSuffix("PersonalTrouble id=\(id)"), "and nothing else: \(lines)")
                #expect(try await server.send(.get, "/other").status == 200)
            }
            #expect(try traces.spans().map(\.name) == ["GET /other"])
        }
    }

    @Test(
        "A request that cannot be read is refused with the same headers, and has its line in the log",
        arguments: ["nonsense", "GET / HTTP/1.1\r\nno colon", "GET /\u{1} HTTP/1.1"])
    func unreadable(lines: String) async throws {
        let log = LogLines()
        try await RunningServer.run(WebServer(endpoints: endpoints, logger: log.logger)) { server in
            let reply = try await RawSocket.ask(server.port, lines)
            #expect(reply.hasPrefix("HTTP/1.1 400"))
            for name in protections { #expect(reply.lowercased().contains("\r\n\(name): "), "\(name)") }
            let id = try #require(reply.firstMatch(of: /X-Request-Id: (\w+)/)?.1)
            #expect(log.all.contains { $0.contains("id=\(id)") && $0.contains("status=400") })
        }
    }

    @Test("HEAD says what GET says, without the body")
    func head() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let get = try await server.send(.get, "/")
            let head = try await RawSocket.ask(server.port, "HEAD / HTTP/1.1")
            #expect(get.body == "<p>hello</p>")
            #expect(head.lowercased().contains("content-length: \(get.body.utf8.count)"))
            #expect(head.hasSuffix("\r\n\r\n"))
            let missing = try await RawSocket.ask(server.port, "HEAD /nothing HTTP/1.1")
            #expect(missing.hasPrefix("HTTP/1.1 404") && missing.hasSuffix("\r\n\r\n"))
        }
    }

    @Test("While the database is away, whoever asks is told to come back, not that something is broken")
    func away() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let reply = try await server.send(.get, "/away")
            #expect(reply.status == 503)
        }
    }

    @Test("A reader of a failure gets its number, never its text")
    func failures() async throws {
        let log = LogLines()
        try await RunningServer.run(WebServer(endpoints: endpoints, logger: log.logger)) { server in
            let reply = try await server.send(.get, "/trouble")
            let id = try #require(reply.headers["x-request-id"])
            #expect(reply.body.contains(id))
            #expect(!reply.body.contains("amara"))
            let line = log.all.first { $0.contains("id=\(id)") }
            #expect(line?.hasPrefix("error request failed") == true)
            #expect(line?.contains("PersonalTrouble") == true)
        }
    }

    @Test("Nothing that people typed is in the log, at any level")
    func log() async throws {
        let log = LogLines()
        try await RunningServer.run(WebServer(endpoints: endpoints, logger: log.logger)) { server in
            let headers = [
                ("Cookie", "taste=secretcookie"), ("User-Agent", "secretagent"), ("Referer", "/secretreferer"),
            ]
            _ = try await server.send(.get, "/people/secretpath?q=secretquery", headers: headers)
            _ = try await server.send(.post, "/notes", headers: headers, body: "secretbody")
            _ = try await server.send(.get, "/secretnothing", headers: headers)
            _ = try await server.send(.get, "/trouble", headers: headers)
            _ = try await RawSocket.ask(server.port, "secretgarbage")
        }
        #expect(log.all.contains { $0.contains("route=/people/:person") && $0.contains("status=200") })
        #expect(log.all.count { $0.contains("route=") } >= 4)
        for line in log.all {
            #expect(!line.contains("secret"))
            #expect(!line.contains("amara"))
        }
    }

    @Test("A request that belongs to a trace is found by its id; what only looks like one is not logged")
    func trace() async throws {
        let log = LogLines()
        let id = "4bf92f3577b34da6a3ce929d0e0e4736"
        try await RunningServer.run(WebServer(endpoints: endpoints, logger: log.logger)) { server in
            let parents = [
                "00-\(id)-00f067aa0ba902b7-01", "00-\(id)-amara-01", "00-\(id.uppercased())-00f067aa0ba902b7-01",
            ]
            for parent in parents { _ = try await server.send(.get, "/", headers: [("traceparent", parent)]) }
        }
        #expect(log.all.count { $0.contains("trace=\(id)") } == 1)
        #expect(log.all.count { $0.contains("trace=") } == 1)
    }

    @Test("A line break in an address cannot begin a header of its own")
    func splitting() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let reply = try await RawSocket.ask(
                server.port, "GET /elsewhere?to=/x%0d%0aSet-Cookie:%20a=b HTTP/1.1")
            #expect(reply.hasPrefix("HTTP/1.1 303"))
            #expect(!reply.contains("\r\nSet-Cookie"))
        }
    }

    @Test("A live page gives the parts of itself that are asked for, and itself when there is none")
    func parts() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let part = try await server.send(.get, "/parts", headers: [("X-Part", "facts")])
            #expect(part.body == "<p>facts</p>")
            let both = try await server.send(.get, "/parts", headers: [("X-Part", "nothing facts")])
            #expect(both.body == "<!--part:facts--><p>facts</p><!--/part:facts-->")
            for name in ["nothing", "<!--", ""] {
                let whole = try await server.send(.get, "/parts", headers: [("X-Part", name)])
                #expect(whole.body.hasPrefix("<p>all</p>"))
            }
        }
    }

    @Test("Cookies are ours alone: no script reads them, no other site sends them")
    func cookies() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let reply = try await server.send(.get, "/cookie", headers: [("Cookie", "a=b; taste=sweet; tastes=c")])
            #expect(reply.body == "sweet")
            #expect(reply.headers["set-cookie"] == "taste=salt; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure")
            #expect(try await server.send(.get, "/cookie", headers: [("Cookie", "untaste=x; =; taste")]).body == "none")
        }
    }

    @Test("What is downloaded is saved, not shown")
    func download() async throws {
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            let reply = try await server.send(.get, "/download")
            #expect(reply.headers["content-disposition"] == "attachment; filename=\"people.csv\"")
            #expect(reply.headers["cache-control"] == "no-store")
        }
    }

    @Test("A shutdown lets a request that is under way come to its end")
    func graceful() async throws {
        let slow = Endpoint(.get, "/slow") { _ in
            try await Task.sleep(for: .milliseconds(600))
            return .text("done")
        }
        try await RunningServer.run(WebServer(endpoints: [slow])) { server in
            async let reply = server.send(.get, "/slow")
            try await Task.sleep(for: .milliseconds(200))
            await server.stop()
            #expect(try await reply.body == "done")
        }
    }
}
