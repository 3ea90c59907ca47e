import Foundation
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct PauseWebhookTests {
    @Test("While it is paused nothing is sent and nothing is lost", arguments: TestDatabase.available)
    func paused(engine: TestDatabase) async throws {
        try await WebhookStory.run(engine) { story in
            try await story.database.write { [id = story.webhook, frida = story.people.frida.id] in
                try pauseWebhook(id, by: frida, in: $0)
            }
            _ = try await story.openRecall()
            try await story.work()
            #expect(story.receiver.got.isEmpty)
            #expect(try await story.deliveries(.paused).count == 3)
            try await story.database.write { [id = story.webhook, frida = story.people.frida.id] in
                try resumeWebhook(id, by: frida, in: $0)
            }
            try await story.work()
            #expect(story.receiver.got.count == 3)
        }
    }

    @Test("An address that says it is gone is not called any more")
    func gone() async throws {
        try await WebhookStory.run(.sqlite) { story in
            story.receiver.answers(410)
            _ = try await story.openRecall()
            try await story.work()
            #expect(story.receiver.got.count == 1)
            #expect(try await story.current().pauseReason == .gone)
        }
    }

    @Test("When for three days nothing has arrived, it is paused, and that is on the record")
    func unreachable() async throws {
        try await WebhookStory.run(.sqlite) { story in
            story.receiver.answers(nil)
            _ = try await story.openRecall()
            for _ in 0..<10 {
                try await story.work()
                story.clock.advance(.hours(27))
            }
            #expect(try await story.current().pauseReason == .unreachable)
            let one = try #require(try await story.deliveries(.failed).first)
            #expect(one.attempts == 10)
            while try await Sealer.seal(story.database) > 0 {}
            let last = try await story.database.read { try EventLog.search(LogFilter(), limit: 1, in: $0) }
            #expect(last.events.first?.event.kind == .webhookPaused)
        }
    }

    @Test("Everything since a moment goes again, with the ids it had", arguments: TestDatabase.available)
    func replayed(engine: TestDatabase) async throws {
        try await WebhookStory.run(engine) { story in
            let start = story.clock.read()
            _ = try await story.openRecall()
            try await story.work()
            story.clock.advance(.hours(2))
            let since = story.clock.read() - .minutes(1)
            _ = try await story.openRecall()
            try await story.work()
            let sent = story.receiver.got.map { $0.header("webhook-id") }
            #expect(sent.count == 6)
            story.clock.advance(.minutes(5))
            let replay = { @Sendable (since: Instant) in
                try await story.database.write { tx in
                    try replayWebhook(
                        story.webhook, since: since, by: story.people.frida.id, house: story.house, in: tx)
                }
            }
            #expect(try await replay(since).get() == 3)
            try await story.work()
            #expect(story.receiver.got[6...].map { $0.header("webhook-id") } == Array(sent[3...]))
            #expect(try await replay(start).get() == 6)
            for wrong in [story.clock.read() + .hours(1), story.clock.read() - .days(31)] {
                guard case .failure(let problems) = try await replay(wrong) else {
                    Issue.record("it was replayed")
                    continue
                }
                #expect(problems.all.map(\.field) == ["since"])
            }
        }
    }

    @Test("For a day after a new secret was made, messages are signed with both")
    func secrets() async throws {
        try await WebhookStory.run(.sqlite) { story in
            let new = try await story.database.write { tx in
                try renewSecret(
                    of: story.webhook, by: story.people.frida.id, services: story.house.services, in: tx)
            }
            let (vault, webhook, now) = (story.house.services.vault, try await story.current(), story.clock.read())
            #expect(try webhook.secrets(vault, at: now + .hours(23)) == [new, story.secret])
            #expect(try webhook.secrets(vault, at: now + .hours(25)) == [new])
            _ = try await story.openRecall()
            try await story.work()
            let signatures = try #require(story.receiver.got.first?.header("webhook-signature"))
            #expect(signatures.split(separator: " ").count == 2)
        }
    }

    @Test("A removed webhook leaves nothing behind, and after thirty days neither does a message")
    func removed() async throws {
        try await WebhookStory.run(.sqlite) { story in
            _ = try await story.openRecall()
            try await story.work()
            let left = { @Sendable in
                try await story.database.read { tx in
                    try tx.count("SELECT count(*) FROM webhook_deliveries")
                        + tx.count("SELECT count(*) FROM webhook_attempts")
                }
            }
            #expect(try await left() == 6)
            story.clock.advance(.days(31))
            _ = try await story.database.write { try webhooksData.expire(KeptTimes(days: 365), $0) }
            #expect(try await left() == 0)
            _ = try await story.openRecall()
            try await story.work()
            #expect(try await left() == 6)
            try await story.database.write { try removeWebhook(story.webhook, by: story.people.frida.id, in: $0) }
            #expect(try await left() == 0)
        }
    }

    @Test("Whoever is erased goes from the messages too", arguments: TestDatabase.available)
    func erased(engine: TestDatabase) async throws {
        try await WebhookStory.run(engine) { story in
            _ = try await story.openRecall()
            try await story.work()
            try await story.database.write { try webhooksData.forget(story.people.dana.id, $0) }
            let left = try await story.deliveries()
            #expect(left.isEmpty || !left.contains { $0.body.contains(story.people.dana.id.rawValue) })
        }
    }

    @Test(
        "Addresses that are none, are not safe, or carry a secret are refused",
        arguments: [
            "wall", "ftp://wall.example.org", "http://wall.example.org", "https://a:b@wall.example.org",
            "https://wall.example.org/#top", "https://",
        ])
    func addresses(address: String) {
        let details = WebhookDetails(name: "Wall", address: address, topics: [.holds])
        #expect(details.validate(allowing: ["chat.internal:8065"]).map(\.field) == ["address"])
        let inside = WebhookDetails(name: "Wall", address: "http://chat.internal:8065/x", topics: [.holds])
        #expect(inside.validate(allowing: ["chat.internal:8065"]).isEmpty)
    }
}
