import Dispatch
import HTTPTypes
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Platform

private let notes = [
    Migration("notes", ["CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL, at BIGINT)"])
]
private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

@Suite struct StepsTests {
    @Test("A transaction is told within what asked for it, and by itself not at all", arguments: TestDatabase.available)
    func transactions(engine: TestDatabase) async throws {
        try await TestTraces.run { traces in
            try await engine.open(notes) { database in
                try await database.write { try $0.run("INSERT INTO notes (id, text, at) VALUES (1, 'secret', 0)") }
                #expect(try traces.spans().isEmpty)
                try await Steps().begin("work") { _ in
                    _ = try await database.read { try $0.count("SELECT count(*) FROM notes") }
                    try await database.write { try $0.run("UPDATE notes SET text = 'secret' WHERE id = 1") }
                    await #expect(throws: Refusal.notFound) {
                        try await database.read { _ in throw Refusal.notFound }
                    }
                    await #expect(throws: DatabaseError.self) {
                        try await database.read { try $0.count("SELECT secret") }
                    }
                }
            }
            let spans = try traces.spans()
            try #require(
                spans.map(\.name) == ["database read", "database write", "database read", "database read", "work"])
            #expect(spans.dropLast().allSatisfy { $0.lies(within: spans[4]) })
            #expect(spans.dropLast().allSatisfy { $0["firsthand.transaction.attempts"] == "1" })
            #expect(spans[0]["db.system.name"] == (engine == .sqlite ? "sqlite" : "postgresql"))
            #expect(spans.map { $0.status?.code } == [nil, nil, nil, 2, nil], "a refusal is an answer")
            #expect(spans[2]["error.type"] == "Platform.Refusal")
            #expect(try !traces.lines().contains { $0.contains("secret") })
        }
    }

    @Test(
        "A transaction that had to start again says how often it was tried",
        .enabled(if: TestDatabase.available.contains(.postgres)))
    func again() async throws {
        try await TestTraces.run { traces in
            try await TestDatabase.postgres.open(notes) { database in
                try await database.write { try $0.run("INSERT INTO notes (id, text, at) VALUES (1, 'count', 0)") }
                let tries = Mutex(0)
                let (hasRead, mayWrite) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
                async let slow: Int = Steps().begin("slow") { _ in
                    try await database.write { tx in
                        let count = try tx.count("SELECT at FROM notes WHERE id = 1")
                        let isFirst = tries.withLock { tries in
                            tries += 1
                            return tries == 1
                        }
                        if isFirst {
                            hasRead.signal()
                            mayWrite.wait()
                        }
                        return try tx.run("UPDATE notes SET at = \(count + 1) WHERE id = 1")
                    }
                }
                try await onThread { hasRead.wait() }
                try await database.write { try $0.run("UPDATE notes SET at = at + 10 WHERE id = 1") }
                mayWrite.signal()
                _ = try await slow
            }
            #expect(try traces.spans().map { $0["firsthand.transaction.attempts"] } == ["2", nil])
        }
    }

    @Test(
        "A job is told once it is done, with its transaction; looking for one is not", arguments: TestDatabase.available
    )
    func jobs(engine: TestDatabase) async throws {
        try await TestTraces.run { traces in
            try await engine.open { database in
                let handler = JobHandler("letter") { _, _ in }
                let runner = JobRunner(database: database, handlers: [handler], logger: LogLines().logger)
                #expect(try await !runner.step())
                try await database.write { try $0.enqueue("letter", ["to": "amara@halden.example"]) }
                #expect(try await runner.step())
                let spans = try traces.spans()
                try #require(spans.map(\.name) == ["database write", "job letter"])
                #expect(spans[0].lies(within: spans[1]))
                #expect(spans[1].kind == 5 && spans[1]["firsthand.job.attempt"] == "1")
                #expect(try !traces.lines().contains { $0.contains("amara") })
            }
        }
    }

    @Test(
        "A follower tells how many events it handled, and nothing when there were none",
        arguments: TestDatabase.available)
    func followers(engine: TestDatabase) async throws {
        try await TestTraces.run { traces in
            try await engine.open { database in
                let follower = Follower("reader") { _, _ in }
                #expect(try await !follower.step(database))
                try await database.write { tx in
                    for _ in 0..<3 { try tx.record("fact.changed", actor: "amara", scope: nil, subject: nil) }
                }
                _ = try await Sealer.seal(database)
                #expect(try await follower.step(database))
                let spans = try traces.spans()
                #expect(spans.map(\.name) == ["follower reader"])
                #expect(spans.first?["firsthand.events"] == "3")
            }
        }
    }

    @Test("Our own machines are told which trace a call belongs to; strangers neither learn it nor stand in the file")
    func outgoing() async throws {
        let endpoints = [Endpoint(.get, "/:name") { .text($0.headers[.traceparent] ?? "nothing") }]
        try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
            for isOurs in [true, false] {
                try await TestTraces.run { traces in
                    let connections = WebConnections(reach: isOurs ? .publicly(and: ["127.0.0.1"]) : .anywhere)
                    let request = WebRequest(.get, server.address + "/amara?name=secret")
                    let heard = try await Steps().begin("delivery") { _ in try await connections.webClient.send(request)
                    }
                    try await connections.close()
                    let spans = try traces.spans()
                    try #require(spans.map(\.name) == ["GET", "delivery"])
                    #expect(spans[0].lies(within: spans[1]))
                    #expect(spans[0].kind == 3 && spans[0]["http.response.status_code"] == "200")
                    #expect(heard.body == (isOurs ? "00-\(spans[0].traceId)-\(spans[0].spanId)-01" : "nothing"))
                    #expect(spans[0]["server.address"] == (isOurs ? "127.0.0.1" : nil))
                    #expect(try !traces.lines().contains { $0.contains("amara") || $0.contains("secret") })
                }
            }
        }
    }

    @Test("Nothing that people typed is in a trace, and a method that there is not is not named")
    func privacy() async throws {
        try await TestTraces.run { traces in
            let endpoints = [
                Endpoint(.get, "/people/:person") { call in .text(try call.id("person", of: Call.self).rawValue) },
                Endpoint(.post, "/notes") { call in .text(try await call.text(limit: 9)) },
            ]
            try await RunningServer.run(WebServer(endpoints: endpoints)) { server in
                let headers = [
                    ("Cookie", "taste=secretcookie"), ("User-Agent", "secretagent"), ("Referer", "/secretreferer"),
                    ("traceparent", "00-\(trace)-secret-01"), ("tracestate", "who=secretstate"),
                ]
                _ = try await server.send(.get, "/people/secretpath?q=secretquery", headers: headers)
                _ = try await server.send(.post, "/notes", headers: headers, body: "secretbody")
                _ = try await server.send(.get, "/secretnothing", headers: headers)
                _ = try await RawSocket.ask(server.port, "PROPFIND /secretpath HTTP/1.1")
            }
            let spans = try traces.spans().filter { $0.kind == 2 }
            #expect(spans.map(\.name) == ["GET /people/:person", "POST /notes", "HTTP", "HTTP"])
            #expect(spans.map { $0["http.request.method"] } == ["GET", "POST", "GET", "_OTHER"])
            #expect(spans.map { $0["http.response.status_code"] } == ["200", "413", "404", "404"])
            #expect(spans.allSatisfy { $0.traceId != trace && $0.parentSpanId == nil })
            #expect(try !traces.lines().contains { $0.lowercased().contains("secret") })
        }
    }
}
