import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite(
    "Promise 5: A post goes out once or says why it did not. An outcome that is not known is shown as not known."
) struct ExactlyOnceTests {
    @Test("What is due goes out, and the post knows where it stands", arguments: TestDatabase.available)
    func sent(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            #expect(try await story.post(post).publishedAt == nil)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
            #expect(try await story.delivery(post).state == .sent)
            #expect(try await story.post(post).permalink == "https://social.example.org/@amara/1000")
            #expect(try await story.post(post).publishedAt == story.now)
            #expect(try await story.events(.deliverySent).map(\.actor) == [story.people.amara.id.rawValue])
        }
    }

    @Test("Four workers on two nodes send forty posts, each of them once", arguments: TestDatabase.available)
    func manyWorkers(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let posts = try await story.enqueue(40)
            try await story.onTwoNodes(clock: story.clock.read, rules: DeliveryRules()) { workers in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for worker in workers { group.addTask { try await worker.sendDue() } }
                    try await group.waitForAll()
                }
            }
            #expect(story.network.attempts == 40)
            #expect(Set(story.network.texts).count == 40)
            for post in posts { #expect(try await story.delivery(post).state == .sent) }
        }
    }

    @Test("A lost answer is looked up: the post is there, and nothing is sent again", arguments: TestDatabase.available)
    func lostAnswer(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.be(.losingAnswers)
            let post = try await story.published(Said.shift)
            #expect(try await story.delivery(post).state == .sent)
            #expect(try await story.post(post).permalink == "https://social.example.org/@amara/1000")
            #expect(story.network.attempts == 1)
        }
    }

    @Test("An older post with the same words is not taken for the lost one", arguments: TestDatabase.available)
    func olderTwin(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.post(Said.shift, as: "amara")
            story.clock.advance(.hours(1))
            story.network.be(.swallowing)
            let post = try await story.published(Said.shift)
            #expect(try await story.delivery(post).state == .unknown)
        }
    }

    @Test(
        "What cannot be known stays not known for hours, and is never sent again by itself",
        arguments: TestDatabase.available)
    func unknown(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.be(.answering(500))
            let post = try await story.published(Said.shift)
            for _ in 0..<20 {
                story.clock.advance(.minutes(30))
                try await story.worker.sendDue()
            }
            #expect(story.network.attempts == 1)
            let state = try await story.state(of: post)
            #expect(state.tag == "Not known")
            #expect(state.sentence.contains("We looked and did not see it"))
            #expect(try await story.events(.deliveryUnknown).map(\.actor) == [nil])
        }
    }

    @Test("As long as the network lets nobody look, we do not say that we looked", arguments: TestDatabase.available)
    func notLooked(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.be(.losingAnswers)
            story.network.answerLooks(false)
            let post = try await story.published(Said.shift)
            #expect(try await story.state(of: post).sentence.contains("We could not look yet"))
            story.network.answerLooks(true)
            story.clock.advance(.minutes(2))
            try await story.worker.sendDue()
            #expect(try await story.delivery(post).state == .sent)
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test("A post that has left can no longer be taken back", arguments: TestDatabase.available)
    func tooLate(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            let delivery = try await story.claim()
            #expect(try await story.withdraw(post).count == 1)
            try await story.worker.carryOut(delivery)
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test("A post that was taken back before it left never leaves", arguments: TestDatabase.available)
    func inTime(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            #expect(try await story.withdraw(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
            #expect(try await story.delivery(post).state == .withdrawn)
        }
    }
}

extension VoiceStory {
    /// Deliveries of Amara's with words of their own, without the posts they belong to.
    func enqueue(_ count: Int, due: Instant? = nil) async throws -> [ID<Post>] {
        let (amara, crisis) = (people.amara, crisis.id)
        return try await database.write { tx in
            let account = try #require(try Account.all(of: amara.id, in: tx).first)
            return try (0..<count).map { _ in
                let post = ID<Post>.new(at: tx.now)
                _ = try Delivery.enqueue(
                    post: post, author: amara.person, crisis: crisis, account: account.id, text: "Words \(post)",
                    dueAt: due ?? tx.now, in: tx)
                return post
            }
        }
    }
}
