import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite("Near-identical posts by colleagues are spread in time (F5)") struct SpreadPostsTests {
    private func dueAfterMinutes(_ post: ID<Post>, since start: Instant, _ story: VoiceStory) async throws -> Int {
        try await (story.delivery(post).dueAt - start).wholeSeconds / 60
    }

    @Test("Nearly a colleague's words go out half an hour after theirs, and say why", arguments: TestDatabase.available)
    func spread(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let eve = story.people.eve
            let start = story.now
            _ = try await story.published(Said.shift)
            story.clock.advance(.minutes(10))
            let post = try await story.publishing(Said.shift + " Truly.", by: eve)
            #expect(try await dueAfterMinutes(post, since: start, story) == 30)
            let state = try await story.state(of: post, by: eve)
            #expect(state.sentence.contains("A colleague has just said nearly the same"))
            #expect(state.ways == [.withdraw])
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
            story.clock.advance(.minutes(20))
            try await story.worker.sendDue()
            #expect(story.network.texts.count == 2)
        }
    }

    @Test("A third one waits for the second", arguments: TestDatabase.available)
    func third(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            try await story.connect(story.people.ben)
            let start = story.now
            _ = try await story.published(Said.shift)
            let second = try await story.publishing(Said.shift, by: story.people.eve)
            let third = try await story.publishing(Said.shift, by: story.people.ben)
            #expect(try await dueAfterMinutes(second, since: start, story) == 30)
            #expect(try await dueAfterMinutes(third, since: start, story) == 60)
        }
    }

    @Test("Own words, an old post, one's own post or a chosen time: nothing waits", arguments: TestDatabase.available)
    func free(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let eve = story.people.eve
            _ = try await story.published(Said.shift)
            let own = try await story.publishing(Said.canteen, by: eve)
            let again = try await story.publishing(Said.shift)
            let chosen = try await story.publishing(Said.shift, by: eve, at: story.now + .minutes(5))
            for post in [own, again] { #expect(try await dueAfterMinutes(post, since: story.now, story) == 0) }
            #expect(try await dueAfterMinutes(chosen, since: story.now, story) == 5)
            story.clock.advance(.hours(1))
            let late = try await story.publishing(Said.shift + " Truly.", by: eve)
            #expect(try await dueAfterMinutes(late, since: story.now, story) == 0)
        }
    }
}
