import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite(
    "Promise 7: Readers know who speaks. The link to the employer is said in the post, near the top and in plain words."
) struct DisclosureTests {
    @Test(
        "Who does not say it gets it in front; who says it keeps their words as they are",
        arguments: TestDatabase.available)
    func added(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let silent = try await story.publishing("The night shift packed by hand.")
            #expect(try await story.post(silent).text == "I work at Halden. The night shift packed by hand.")
            let open = try await story.publishing(Said.shift)
            #expect(try await story.post(open).text == Said.shift)
        }
    }

    @Test("A hashtag at the end is not plain words", arguments: TestDatabase.available)
    func hashtag(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing("The night shift packed by hand. #Halden")
            #expect(try await story.post(post).text == "I work at Halden. The night shift packed by hand. #Halden")
        }
    }

    @Test("Its author sees it before, exactly, and the counters count it", arguments: TestDatabase.available)
    func shownBefore(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let text = "The night shift packed by hand."
            let draft = try await story.draft(text, by: story.people.amara)
            let shown = try await composer(draft, story)
            #expect(shown.disclosure == "I work at Halden.")
            #expect(shown.leaving == "I work at Halden. " + text)
            let posts = try await story.tryToPublish(draft, by: story.people.amara).get()
            #expect(try await story.post(posts[0]).text == shown.leaving)
        }
    }

    @Test("An empty draft already shows what would be added", arguments: TestDatabase.available, [true, false])
    func empty(engine: TestDatabase, inCrisis: Bool) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara
            let empty = try await composer(try await story.draft("", by: amara, inCrisis: inCrisis), story)
            let begun = try await composer(try await story.draft("It rained.", by: amara, inCrisis: inCrisis), story)
            #expect(empty.disclosure == begun.disclosure)
            #expect(empty.disclosure == "I work at Halden.")
            #expect(empty.leaving.isEmpty)
        }
    }

    @Test("A correction does not take it away", arguments: TestDatabase.available)
    func corrected(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.published(Said.shift)
            #expect(try await story.correct(post, to: "The night shift packed.").isEmpty)
            #expect(try await story.post(post).text == "I work at Halden. The night shift packed.")
        }
    }

    private func composer(_ draft: ID<Draft>, _ story: VoiceStory) async throws -> ComposerShown {
        let (house, amara) = (story.house, story.people.amara.id)
        return try await story.database.read { tx in
            let draft = try Draft.find(draft, of: amara, in: tx)
            return try ComposerShown.find(draft, house: house, in: tx, Words(now: tx.now))
        }
    }
}
