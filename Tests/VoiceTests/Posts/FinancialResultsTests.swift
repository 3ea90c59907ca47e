import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Words of financial results stop for a second look (E6)") struct FinancialResultsTests {
    private static let results = "I work at Halden. Our profit will fall by 12 percent because of this."

    private func publish(_ story: VoiceStory, isConfirmed: Bool) async throws -> (ID<Draft>, [String]) {
        let draft = try await story.draft(Self.results, by: story.people.amara)
        let result = try await story.tryToPublish(draft, by: story.people.amara, isConfirmed: isConfirmed)
        return (draft, result.refused)
    }

    @Test(
        "Where the team gives second looks, one of exactly this text has to be done", arguments: TestDatabase.available)
    func secondLook(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara
            let (draft, refused) = try await publish(story, isConfirmed: true)
            #expect(refused == [""])
            let look = try await story.ask(draft, by: amara)
            try await story.reply(look, .fine)
            let changed = Self.results + " I am sorry."
            _ = try await story.database.write {
                try Draft.save(draft, text: changed, networks: [.mastodon], revision: 1, by: amara.id, in: $0)
            }
            #expect(try await story.tryToPublish(draft, by: amara).refused == [""])
            let again = try await story.ask(draft, by: amara)
            try await story.reply(again, .suggestions)
            #expect(try await story.tryToPublish(draft, by: amara).refused.isEmpty)
        }
    }

    @Test("Where nobody gives second looks, the author confirms as with what is red", arguments: TestDatabase.available)
    func confirmation(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine, crisis: { $0.secondLook = .off }) { story async throws in
            #expect(try await publish(story, isConfirmed: false).1 == ["confirmed"])
            #expect(try await publish(story, isConfirmed: true).1 == [])
        }
    }

    @Test("A correction cannot bring them in past the second look", arguments: TestDatabase.available)
    func correction(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.published(Said.shift)
            let problems = try await story.correct(post, to: Self.results, isConfirmed: true)
            #expect(problems.map(\.field) == ["text"])
            #expect(try await story.post(post).text == Said.shift)
        }
    }
}
