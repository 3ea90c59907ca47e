import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite("An answer was lost: its author settles it") struct SettleTests {
    /// Amara's post of which nobody can say whether it arrived.
    private func lost(
        _ engine: TestDatabase, hasArrived: Bool,
        _ body: @escaping @Sendable (VoiceStory, ID<Post>) async throws -> Void
    ) async throws {
        try await VoiceStory.open(engine) { story in
            story.network.be(hasArrived ? .losingAnswers : .swallowing)
            story.network.answerLooks(false)
            let post = try await story.published(Said.shift)
            #expect(try await story.delivery(post).state == .unknown)
            try await body(story, post)
        }
    }

    @Test(
        "“It is there”: with its address the post is published, and can be corrected", arguments: TestDatabase.available
    )
    func there(engine: TestDatabase) async throws {
        try await lost(engine, hasArrived: true) { story, post async throws in
            let address = "https://social.example.org/@amara/1000"
            #expect(try await story.noteArrived(post, at: address).isEmpty)
            #expect(try await story.post(post).permalink == address)
            #expect(try await story.delivery(post).state == .sent)
            #expect(try await story.events(.deliverySent).map(\.actor) == [story.people.amara.id.rawValue])
            let text = Said.shift + " Thank you."
            story.clock.advance(.minutes(1))
            _ = try await story.correct(post, to: text)
            try await story.worker.sendDue()
            #expect(story.network.texts == [text])
        }
    }

    @Test(
        "An address elsewhere is not taken", arguments: TestDatabase.available,
        ["", "https://elsewhere.org/@amara/1000", "https://social.example.org/@amara", "1000"])
    func elsewhere(engine: TestDatabase, address: String) async throws {
        try await lost(engine, hasArrived: true) { story, post async throws in
            #expect(try await story.noteArrived(post, at: address).map(\.field) == ["permalink"])
            #expect(try await story.delivery(post).state == .unknown)
        }
    }

    @Test("“It is not there”: it goes out once more, and the record says so", arguments: TestDatabase.available)
    func again(engine: TestDatabase) async throws {
        try await lost(engine, hasArrived: false) { story, post in
            #expect(try await story.sendAgain(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
            #expect(try await story.delivery(post).attempts == 2)
            let repeated = try await story.events(.deliveryRepeated)
            #expect(repeated.map(\.subject) == [post.rawValue])
            #expect(repeated.map(\.actor) == [nil])
        }
    }

    @Test(
        "It was there after all: the network knows the key and makes no second one", arguments: TestDatabase.available)
    func mistaken(engine: TestDatabase) async throws {
        try await lost(engine, hasArrived: true) { story, post in
            #expect(try await story.sendAgain(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.attempts == 2)
            #expect(story.network.texts == [Said.shift])
            #expect(try await story.post(post).permalink == "https://social.example.org/@amara/1000")
        }
    }

    @Test("Nobody else can settle it, and what is known needs no settling", arguments: TestDatabase.available)
    func notEve(engine: TestDatabase) async throws {
        try await lost(engine, hasArrived: true) { story, post in
            await #expect(throws: Refusal.notFound) { try await story.sendAgain(post, by: story.people.eve) }
            let known = try await story.published(Said.canteen)
            await #expect(throws: Refusal.conflict) { try await story.sendAgain(known) }
            await #expect(throws: Refusal.conflict) {
                try await story.noteArrived(known, at: "https://social.example.org/@amara/1")
            }
        }
    }

    @Test("Under a hold it stays here, whatever its author decides", arguments: TestDatabase.available)
    func held(engine: TestDatabase) async throws {
        try await lost(engine, hasArrived: false) { story, post in
            _ = try await story.placeHold(.organisation)
            #expect(try await story.sendAgain(post).count == 1)
            try await story.worker.sendDue()
            #expect(story.network.attempts == 1)
        }
    }
}
