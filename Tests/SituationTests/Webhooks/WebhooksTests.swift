import Crypto
import Foundation
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct WebhooksTests {
    @Test("What happens is told once, signed, and without anybody’s words", arguments: TestDatabase.available)
    func told(engine: TestDatabase) async throws {
        try await WebhookStory.run(engine) { story in
            let crisis = try await story.openRecall()
            try await story.work()
            try await story.work()
            #expect(story.receiver.types == ["crisis.opened", "crisis.function-taken", "crisis.function-taken"])
            let first = try #require(story.receiver.got.first)
            #expect(first.address == WebhookStory.address)
            let body = try #require(first.body)
            #expect(!body.contains("Oat milk"))
            let data = try #require(try first.message["data"] as? [String: Any])
            #expect(data["crisis"] as? String == crisis.id.rawValue)
            #expect(data["actor"] as? String == story.people.dana.id.rawValue)
            #expect(data["sentence"] as? String == "Opened a crisis")
            let signed =
                "\(try #require(first.header("webhook-id")))."
                + "\(try #require(first.header("webhook-timestamp"))).\(body)"
            #expect(first.header("webhook-signature") == signature(of: signed, with: story.secret))
            #expect(Set(story.receiver.got.map { $0.header("webhook-id") }).count == 3)
        }
    }

    @Test("Of posts and second looks it is told that there was one, never whose", arguments: TestDatabase.available)
    func nobody(engine: TestDatabase) async throws {
        try await WebhookStory.run(engine) { story in
            let amara = story.people.amara.id.rawValue
            try await story.database.write { tx in
                try tx.record("post.sent", actor: amara, scope: nil, subject: "a-post-of-hers")
            }
            try await story.work()
            let body = try #require(story.receiver.got.last?.body)
            #expect(body.contains("post.sent"))
            #expect(!body.contains(amara) && !body.contains("a-post-of-hers"))
        }
    }

    @Test(
        "What it was not asked to be told, and what came before it, it is not told", arguments: TestDatabase.available)
    func chosen(engine: TestDatabase) async throws {
        try await WebhookStory.run(engine, topics: [.holds]) { story in
            _ = try await story.openRecall()
            try await story.work()
            #expect(story.receiver.got.isEmpty)
            #expect(try await story.deliveries().isEmpty)
        }
    }

    @Test("Every kind of event belongs to one topic, but for what happens between people")
    func topics() async throws {
        try await TestDatabase.sqlite.open { database in
            for kind in try House.testing(database).auditWords.keys {
                let isBetweenPeople = ["circle.", "thanks.", "drill.", "concern."].contains {
                    kind.rawValue.hasPrefix($0)
                }
                #expect((WebhookTopic.of(kind) == nil) == isBetweenPeople, "\(kind.rawValue)")
            }
        }
    }

    @Test("What does not arrive is sent again, later and later for three days, always as the same message")
    func retried() async throws {
        try await WebhookStory.run(.sqlite) { story in
            story.receiver.answers(500)
            _ = try await story.openRecall()
            try await story.work()
            let waiting = try await story.deliveries()
            #expect(waiting.map(\.state) == [.waiting, .waiting, .waiting])
            try await story.work()
            #expect(story.receiver.got.count == 3, "not before its time")
            for pause in [.seconds(6), .minutes(6), .minutes(34)] as [Duration] {
                story.clock.advance(pause)
                try await story.work()
            }
            #expect(story.receiver.got.count == 12)
            #expect(Set(story.receiver.got.map { $0.header("webhook-id") }).count == 3)
            story.receiver.answers(204)
            story.clock.advance(.hours(3))
            try await story.work()
            #expect(try await story.deliveries(.delivered).count == 3)
            let one = try #require(try await story.deliveries().first)
            let attempts = try await story.database.read { try one.attemptsMade(in: $0) }
            #expect(attempts.map(\.status) == [204, 500, 500, 500, 500])
            #expect(attempts.first?.answer == "Thank you")
        }
    }

    @Test("A receiver that says how long to wait is left alone for so long")
    func retryAfter() async throws {
        try await WebhookStory.run(.sqlite) { story in
            story.receiver.answers(429, headers: ["retry-after": "3600"])
            _ = try await story.openRecall()
            try await story.work()
            story.clock.advance(.minutes(59))
            try await story.work()
            #expect(story.receiver.got.count == 3)
            story.clock.advance(.minutes(2))
            try await story.work()
            #expect(story.receiver.got.count == 6)
        }
    }

    @Test("A worker that dies with a message in its hands keeps it from nobody", arguments: TestDatabase.available)
    func died(engine: TestDatabase) async throws {
        try await WebhookStory.run(engine) { story in
            _ = try await story.openRecall()
            while try await Sealer.seal(story.database) > 0 {}
            _ = try await webhooksFollower(story.house).step(story.database)
            let taken = try await story.database.write { tx in
                try (0..<3).compactMap { _ in try WebhookDelivery.claim(leaving: [], in: tx) }
            }
            #expect(taken.count == 3)
            try await story.work()
            #expect(story.receiver.got.isEmpty, "it is in somebody's hands")
            story.clock.advance(.seconds(61))
            try await story.work()
            #expect(try await story.deliveries(.delivered).count == 3)
            // The first worker was only slow: what it says now changes nothing.
            try await story.database.write { try taken[0].delivery.finish(WebReply(status: 500), in: $0) }
            #expect(try await story.deliveries(.delivered).count == 3)
        }
    }

    private func signature(of text: String, with secret: String) -> String? {
        guard let key = Data(base64Encoded: String(secret.dropFirst("whsec_".count))) else { return nil }
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key))
        return "v1," + Data(code).base64EncodedString()
    }
}
