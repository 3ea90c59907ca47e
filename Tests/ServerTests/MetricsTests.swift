import Foundation
import HTTPTypes
import Metrics
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite struct MetricsTests {
    /// Runs with figures, and gives a way to ask for them as Prometheus does.
    private func counting(
        on engine: TestDatabase,
        _ body:
            @escaping @Sendable (TestApplication, @escaping @Sendable () async throws -> [String]) async throws -> Void
    ) async throws {
        try await withMetricsFactory(MetricsRegistry()) {
            try await TestApplication.run(on: engine) { app in
                let server = try #require(app.application.metricsServer())
                try await RunningServer.run(server) { running in
                    try await body(app) {
                        let reply = try await running.send(.get, "/metrics")
                        #expect(reply.headers["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
                        return reply.body.split(separator: "\n").map(String.init)
                    }
                }
            }
        }
    }

    @Test(
        "A visit, a failed sign-in and a transaction each stand in the figures, and nobody's name does",
        arguments: TestDatabase.available)
    func figures(engine: TestDatabase) async throws {
        try await counting(on: engine) { app, scrape in
            let crisis = try await app.openRecall()
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/?crisis=\(crisis.id)")
            try await amara.open("/support")
            let eve = app.guest
            try await eve.open("/sign-in")
            try await eve.submit("/sign-in", [("email", "amara@halden.example"), ("password", "guess")])
            let caughtUp = try await eventually {
                try await scrape().contains("firsthand_follower_lag_events{follower=\"ripple\"} 0")
            }
            let lines = try await scrape()
            #expect(caughtUp, "\(lines.filter { $0.contains("follower") })")
            #expect(lines.contains("firsthand_sign_ins_total{outcome=\"accepted\"} 1"))
            #expect(lines.contains("firsthand_sign_ins_total{outcome=\"refused\"} 1"))
            #expect(lines.contains("firsthand_database_up 1"))
            #expect(lines.contains("firsthand_jobs{state=\"dead\"} 0"))
            #expect(lines.contains("firsthand_deliveries{state=\"held\"} 0"))
            let request =
                "http_server_request_duration_seconds_count{server=\"firsthand\",method=\"POST\",route=\"/sign-in\""
            #expect(lines.contains(request + ",status=\"4xx\"} 1"))
            #expect(
                lines.contains { $0.hasPrefix("firsthand_database_transaction_duration_seconds_count{kind=\"write\"}") }
            )
            // The background works meanwhile: how many wait is any number.
            #expect(lines.contains { $0.hasPrefix("firsthand_database_transactions_waiting ") })
            for secret in ["amara", "halden", "/support", "127.0.0.1", "guess", crisis.id.rawValue, "Oat"] {
                #expect(!lines.contains { $0.contains(secret) }, "\(secret)")
            }
        }
    }

    @Test("Every figure says what it means", arguments: TestDatabase.available)
    func meaning(engine: TestDatabase) async throws {
        try await counting(on: engine) { app, scrape in
            try await app.guest.open("/sign-in")
            let lines = try await scrape()
            let names = lines.filter { $0.hasPrefix("# TYPE ") }.compactMap {
                $0.split(separator: " ").dropFirst(2).first
            }
            #expect(names.count > 20)
            for name in names { #expect(meanings[String(name)]?.isEmpty == false, "\(name)") }
        }
    }

    @Test("What waits in the database is read when it is asked for", arguments: TestDatabase.available)
    func waiting(engine: TestDatabase) async throws {
        try await counting(on: engine) { app, scrape in
            let later = app.clock.read() + .hours(1)
            // What goes by itself with time waits for its day too.
            try await waitUntil { try await scrape().contains("firsthand_jobs{state=\"later\"} 4") }
            try await app.database.write { try $0.enqueue("nobody.does", ["a"], at: later) }
            try await app.database.write { try $0.enqueue("nobody.does", ["b"]) }
            let lines = try await scrape()
            #expect(lines.contains("firsthand_jobs{state=\"due\"} 1"))
            #expect(lines.contains("firsthand_jobs{state=\"later\"} 5"))
        }
    }

    @Test("Without a database there are figures still, and they say so", arguments: TestDatabase.available)
    func gone(engine: TestDatabase) async throws {
        try await counting(on: engine) { app, _ in
            let server = try #require(try await app.withoutDatabase().metricsServer())
            let page = try await RunningServer.run(server) { try await $0.send(.get, "/metrics").body }
            #expect(page.contains("\nfirsthand_database_up 0\n"))
            #expect(page.contains("\nprocess_resident_memory_bytes "))
        }
    }

    @Test("People's own port has no figures, and without a wish for them there is no other port")
    func elsewhere() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let page = try await app.guest.fetch("/metrics")
            #expect(page.status == 404)
            #expect(app.application.metricsServer() == nil)
        }
    }
}
