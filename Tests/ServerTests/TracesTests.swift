import Foundation
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite struct TracesTests {
    private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    @Test(
        "What Amara's visit set off stands in the trace of the proxy that sent her, and nobody's name does",
        arguments: TestDatabase.available)
    func visit(engine: TestDatabase) async throws {
        try await TestTraces.run { traces in
            try await TestApplication.run(on: engine) { app in
                let crisis = try await app.openRecall()
                let amara = try await app.visitor(app.people.amara)
                try await amara.open("/?crisis=\(crisis.id)")
                let page = try await amara.request(
                    .get, "/crises/\(crisis.id)/facts", headers: [("traceparent", "00-\(trace)-00f067aa0ba902b7-01")])
                #expect(page.status == 200)
                let told = try await eventually { try traces.spans().contains { $0.name == "follower ripple" } }
                #expect(told, "the opening was followed")
                let spans = try traces.spans()
                let handed = spans.filter { $0.traceId == trace }
                let visit = try #require(handed.first { $0.parentSpanId == "00f067aa0ba902b7" })
                #expect(visit.name == "GET /crises/:crisis/facts" && visit.kind == 2)
                #expect(visit["http.route"] == "/crises/:crisis/facts" && visit["http.response.status_code"] == "200")
                #expect(visit["firsthand.request.id"] == page.headers["x-request-id"])
                let reads = handed.filter { $0.name == "database read" }
                #expect(!reads.isEmpty && reads.count == handed.count - 1)
                #expect(reads.allSatisfy { $0.lies(within: visit) })
                #expect(spans.contains { $0.name == "database write" }, "she signed in")
                for secret in ["amara", "halden", "127.0.0.1", crisis.id.rawValue, "Oat"] {
                    #expect(try !traces.lines().contains { $0.lowercased().contains(secret.lowercased()) }, "\(secret)")
                }
            }
        }
    }

    @Test("The last spans are in the file when the program has ended")
    func end() async throws {
        try await TestTraces.run { traces in
            try await TestApplication.run(on: .sqlite) { app in
                _ = try await app.guest.fetch("/health/live")
            }
            #expect(try traces.lines().contains { $0.contains("GET /health/live") })
        }
    }
}
