import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite("Remarks beside the words: the author decides on each") struct CommentsTests {
    /// Amara's draft with two remarks by Chidi.
    private func remarked(
        _ engine: TestDatabase,
        _ body: @escaping @Sendable (VoiceStory, ID<Draft>, [SecondLookComment]) async throws -> Void
    ) async throws {
        try await VoiceStory.open(engine) { story in
            let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
            let draft = try await story.draft(Said.shift, by: story.people.amara)
            let look = try await story.ask(draft, by: story.people.amara)
            let comments = try await story.database.write { tx in
                for (quote, suggestion) in [("oat milk", "oat milk cartons"), ("worried", "was worried")] {
                    let problems = try comment(
                        on: look, in: crisis, quote: quote, comment: "Perhaps", suggestion: suggestion, by: chidi,
                        in: tx)
                    #expect(problems.isEmpty)
                }
                return try SecondLookComment.all(of: look, in: tx).sorted { $0.quote < $1.quote }
            }
            try await story.reply(look, .suggestions)
            try await body(story, draft, comments)
        }
    }

    private func text(_ draft: ID<Draft>, _ story: VoiceStory) async throws -> String {
        let amara = story.people.amara.id
        return try await story.database.read { try Draft.find(draft, of: amara, in: $0).text }
    }

    @Test(
        "A suggestion that is taken stands in the draft; one that is left changes nothing",
        arguments: TestDatabase.available)
    func decisions(engine: TestDatabase) async throws {
        try await remarked(engine) { story, draft, comments in
            let amara = story.people.amara.id
            try await story.database.write { tx in
                _ = try decide(on: comments[0].id, isTaken: true, by: amara, in: tx).get()
                _ = try decide(on: comments[1].id, isTaken: false, by: amara, in: tx).get()
            }
            #expect(try await text(draft, story) == Said.shift.replacing("oat milk", with: "oat milk cartons"))
        }
    }

    @Test("Pressed twice, a suggestion is taken once", arguments: TestDatabase.available)
    func twice(engine: TestDatabase) async throws {
        try await remarked(engine) { story, draft, comments in
            let amara = story.people.amara.id
            _ = try await story.database.write { try decide(on: comments[0].id, isTaken: true, by: amara, in: $0) }
            await #expect(throws: Refusal.conflict) {
                try await story.database.write { try decide(on: comments[0].id, isTaken: true, by: amara, in: $0) }
            }
            #expect(try await text(draft, story) == Said.shift.replacing("oat milk", with: "oat milk cartons"))
        }
    }

    @Test(
        "Words that are gone cannot be replaced: it says so, and the remark stays open",
        arguments: TestDatabase.available)
    func stale(engine: TestDatabase) async throws {
        try await remarked(engine) { story, draft, comments in
            let amara = story.people.amara
            _ = try await story.save(draft, "I work at Halden and was there.", by: amara)
            let result = try await story.database.write {
                try decide(on: comments[0].id, isTaken: true, by: amara.id, in: $0)
            }
            #expect(result.refused == ["text"])
            #expect(try await text(draft, story) == "I work at Halden and was there.")
            _ = try await story.database.write {
                try decide(on: comments[0].id, isTaken: false, by: amara.id, in: $0).get()
            }
        }
    }

    @Test("Nobody decides for the author", arguments: TestDatabase.available)
    func others(engine: TestDatabase) async throws {
        try await remarked(engine) { story, draft, comments async throws in
            for other in [story.people.chidi, story.people.ben, story.people.eve] {
                await #expect(throws: Refusal.notFound) {
                    try await story.database.write {
                        try decide(on: comments[0].id, isTaken: true, by: other.id, in: $0)
                    }
                }
            }
            #expect(try await text(draft, story) == Said.shift)
        }
    }

    @Test("A remark is about words that stand there, and says something", arguments: TestDatabase.available)
    func remarks(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
            let draft = try await story.draft(Said.shift, by: story.people.amara)
            let look = try await story.ask(draft, by: story.people.amara)
            func refused(_ quote: String, _ words: String) async throws -> [String] {
                try await story.database.write {
                    try comment(on: look, in: crisis, quote: quote, comment: words, suggestion: "", by: chidi, in: $0)
                }.map(\.field)
            }
            #expect(try await refused("soy milk", "Which one?") == ["quote"])
            #expect(try await refused("oat milk", "") == ["comment"])
            #expect(try await refused("", "Lovely.") == [])
        }
    }
}
