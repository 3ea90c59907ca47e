import Platform
import Situation
import TestSupport
import Testing

@Suite struct LateUpdateTests {
    @Test(
        "A missed update is put before the one who promised it after a minute, and before the lead after ten",
        arguments: TestDatabase.available)
    func alarms(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.visitor(app.people.chidi)
            let dana = try await app.visitor(app.people.dana)
            try await chidi.open("/crises/\(crisis.id)/briefings/new")
            let sent = try await chidi.submit(
                "/crises/\(crisis.id)/briefings",
                [("text", "The batch is off the shelves."), ("next_at", "2026-11-22T15:20")])
            #expect(sent.words.contains("Sent."))
            #expect(try await !chidi.open("/").words.contains("The update that you promised"))

            app.clock.advance(.minutes(22))
            try await waitUntil {
                try await chidi.open("/").words.contains("The update that you promised for 15:20 has not gone out.")
            }
            #expect(try await !dana.open("/").words.contains("has not gone out"))

            app.clock.advance(.minutes(10))
            try await waitUntil {
                try await dana.open("/drafts").words.contains(
                    "You lead, and the update promised for 15:20 has not gone out.")
            }

            try await chidi.open("/crises/\(crisis.id)/briefings/new")
            try await chidi.submit("/crises/\(crisis.id)/briefings/nothing-new")
            #expect(try await !chidi.open("/").words.contains("has not gone out"))
            #expect(try await !dana.open("/").words.contains("has not gone out"))
        }
    }
}

/// Waits for what the background does, ten seconds at most.
func waitUntil(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<200 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("it did not happen within ten seconds")
}
