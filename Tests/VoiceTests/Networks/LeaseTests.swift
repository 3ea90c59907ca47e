import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite("A worker that dies or sleeps") struct LeaseTests {
    /// Amara's post in the hands of a worker of which nothing more is heard.
    private func claimed(_ story: VoiceStory) async throws -> (ID<Post>, Delivery) {
        (try await story.publishing(Said.shift), try await story.claim())
    }

    @Test("While the lease runs nobody else touches the post", arguments: TestDatabase.available)
    func running(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (post, _) = try await claimed(story)
            story.clock.advance(deliveryLease - .seconds(1))
            try await story.worker.sendDue()
            #expect(try await story.delivery(post).state == .sending)
            #expect(story.network.attempts == 0)
        }
    }

    @Test("It had been sent: the next worker finds it there", arguments: TestDatabase.available)
    func arrived(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (post, delivery) = try await claimed(story)
            story.network.post(delivery.text, as: "amara")
            story.clock.advance(deliveryLease + .seconds(1))
            try await story.worker.sendDue()
            #expect(try await story.delivery(post).state == .sent)
            #expect(story.network.texts == [Said.shift])
            #expect(try await story.events(.deliveryUnknown).count == 1)
            #expect(try await story.events(.deliverySent).count == 1)
        }
    }

    @Test("It had not been sent: it is not known, and not sent by anyone", arguments: TestDatabase.available)
    func lost(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (post, _) = try await claimed(story)
            for _ in 0..<10 {
                story.clock.advance(.minutes(1))
                try await story.worker.sendDue()
            }
            #expect(try await story.delivery(post).state == .unknown)
            #expect(story.network.attempts == 0)
        }
    }

    @Test("Whoever slept through the lease does not send any more", arguments: TestDatabase.available)
    func asleep(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (post, delivery) = try await claimed(story)
            story.clock.advance(.minutes(2))
            try await story.worker.sendDue()
            let hold = try await story.placeHold(.organisation)
            try await story.worker.sendDue()
            #expect(try await story.hold(hold).confirmedAt != nil)
            try await story.worker.carryOut(delivery)
            #expect(story.network.attempts == 0)
            try await story.worker.sendDue()
            #expect(try await story.delivery(post).state == .held)
        }
    }

    @Test("An answer that comes late is believed as long as nothing was decided", arguments: TestDatabase.available)
    func lateAnswer(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (post, delivery) = try await claimed(story)
            let rules = story.rules
            story.clock.advance(.minutes(2))
            try await story.database.write { tx in
                #expect(try giveUpExpiredLeases(rules, in: tx) == 1)
                try finishDelivery(delivery, .sent(id: "7", permalink: "https://x.org/7"), rules, in: tx)
            }
            #expect(try await story.delivery(post).state == .sent)
        }
    }

    @Test("An answer that comes after the author has decided changes nothing", arguments: TestDatabase.available)
    func tooLateAnswer(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (post, delivery) = try await claimed(story)
            let rules = story.rules
            story.clock.advance(.minutes(2))
            try await story.worker.sendDue()
            #expect(try await story.sendAgain(post).isEmpty)
            try await story.worker.sendDue()
            let before = try await story.delivery(post)
            #expect(before.state == .sent)
            try await story.database.write { try finishDelivery(delivery, .refused(.rejected), rules, in: $0) }
            let after = try await story.delivery(post)
            #expect(after.state == .sent)
            #expect(after.permalink == before.permalink)
        }
    }
}
