import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite("What a network answers") struct RetryTests {
    @Test(
        "A refusal is final and says why; the author decides what then", arguments: TestDatabase.available,
        [(401, "expired"), (403, "expired"), (404, "rejected"), (422, "rejected")])
    func refused(engine: TestDatabase, answer: (status: Int, reason: String)) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.be(.answering(answer.status))
            let post = try await story.published(Said.shift)
            story.clock.advance(.days(1))
            try await story.worker.sendDue()
            let delivery = try await story.delivery(post)
            #expect(delivery.state == .refused)
            #expect(delivery.reason == answer.reason)
            #expect(story.network.attempts == 1)
            #expect(try await story.events(.deliveryRefused).map(\.actor) == [nil])
        }
    }

    @Test("A rate limit is waited for as long as the network asks", arguments: TestDatabase.available)
    func tooFast(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.be(.answering(429, headers: ["retry-after": "120"]))
            let post = try await story.published(Said.shift)
            let state = try await story.state(of: post)
            #expect(state.tag == "Trying again")
            #expect(state.sentence == "The network asks us to slow down. We try again by ourselves.")
            story.clock.advance(.seconds(119))
            try await story.worker.sendDue()
            #expect(story.network.attempts == 1)
            story.clock.advance(.seconds(2))
            try await story.worker.sendDue()
            #expect(try await story.delivery(post).state == .sent)
        }
    }

    @Test(
        "Whatever a server asks for, the next attempt lies within the hour", arguments: TestDatabase.available,
        ["9223372036854775807", "-5", "soon"])
    func absurd(engine: TestDatabase, asked: String) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.be(.answering(429, headers: ["retry-after": asked]))
            let post = try await story.published(Said.shift)
            let due = try await story.delivery(post).dueAt
            #expect(due > story.now && due <= story.now + .hours(1))
        }
    }

    @Test("A network that cannot be reached is tried again, more and more slowly", arguments: TestDatabase.available)
    func unreachable(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.be(.unreachable, .unreachable, .unreachable)
            let post = try await story.published(Said.shift)
            var waits: [Duration] = []
            while try await story.delivery(post).state == .waiting {
                let wait = try await story.delivery(post).dueAt - story.now
                waits.append(wait)
                story.clock.advance(wait)
                try await story.worker.sendDue()
            }
            #expect(waits == [.seconds(30), .seconds(60), .seconds(120)])
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test("After some hours without the network its author decides", arguments: TestDatabase.available)
    func givingUp(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            for _ in 0..<mostAttempts + 5 {
                story.network.be(.unreachable)
                try await story.worker.sendDue()
                story.clock.advance(.minutes(16))
            }
            #expect(story.network.attempts == mostAttempts)
            let state = try await story.state(of: post)
            #expect(state.sentence == "The network could not be reached. Nothing was sent.")
            #expect(state.ways == [.withdraw, .release])
            story.network.be(.well)
            #expect(try await story.release(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test("An expired connection is made anew, and the same post goes out", arguments: TestDatabase.available)
    func expired(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.forgetTokens()
            let post = try await story.published(Said.shift)
            #expect(try await story.delivery(post).reason == "expired")
            try await story.connect(story.people.amara)
            #expect(try await story.release(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
        }
    }
}
