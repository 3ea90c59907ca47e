import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite(
    "Promise 1: Nobody is made to speak. Taking part is chosen crisis by crisis and left without a word. No screen, export or API answers “who did not post”."
) struct NobodyIsMadeToSpeakTests {
    @Test(
        "“I cannot say this” is a count by day: the table has no place for a person or an hour (D12)",
        arguments: TestDatabase.available)
    func declines(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let columns = try await story.database.read { tx in
                try tx.all(
                    """
                    \(sqlite: "SELECT name FROM pragma_table_info('declines')",
                      postgres: "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'declines'")
                    """
                ).map { row -> String in try row["name"] }
            }
            #expect(Set(columns) == ["crisis", "day", "times"])
            let crisis = story.crisis.id
            for hours in [0, 1, 30] {
                story.clock.advance(.hours(hours))
                try await story.database.write { try decline(in: crisis, in: $0) }
            }
            let (days, total) = try await story.database.read { tx in
                let days = try tx.all("SELECT day FROM declines").map { row -> Int in try row["day"] }
                return (days, try PostFigures.find(of: crisis, in: tx).declines)
            }
            #expect(total == 3)
            #expect(days.count == 2)
            #expect(try #require(days.max()) < 100_000, "a day, not a moment")
        }
    }

    @Test("Saying no writes nothing on the record", arguments: TestDatabase.available)
    func noTrace(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            func count() async throws -> Int {
                try await story.database.read { try $0.count("SELECT count(*) FROM events") }
            }
            let before = try await count()
            let crisis = story.crisis.id
            try await story.database.write { try decline(in: crisis, in: $0) }
            #expect(try await count() == before)
        }
    }

    @Test(
        "Writing, deleting, asking, scheduling: the record names nobody who has not spoken",
        arguments: TestDatabase.available)
    func record(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara
            let draft = try await story.draft(Said.shift, by: amara)
            _ = try await story.ask(draft, by: amara)
            _ = try await story.tryToPublish(draft, by: amara, at: story.now + .hours(1)).get()
            story.network.be(.answering(422))
            _ = try await story.published(Said.canteen)
            let deleted = try await story.draft("Not this.", by: amara)
            try await story.database.write { try Draft.setWithdrawn(true, deleted, of: amara.id, in: $0) }
            let named = try await story.database.read {
                try $0.count("SELECT count(*) FROM events WHERE actor = \(amara.id) OR data LIKE \("%\(amara.id)%")")
            }
            #expect(named == 0)
            #expect(try await story.events(.deliveryRefused).count == 1, "something was there to be named")
        }
    }

    @Test("What colleagues see are words that are out, and no list of people", arguments: TestDatabase.available)
    func colleagues(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            _ = try await story.draft("A draft of Amara’s", by: story.people.amara)
            _ = try await story.publishing(Said.canteen, by: story.people.eve, at: story.now + .hours(1))
            _ = try await story.published(Said.shift)
            let crisis = story.crisis.id
            let words = try await story.database.read { try PublishedWords.newest(of: crisis, limit: 10, in: $0) }
            #expect(words.map(\.text) == [Said.shift])
            let page = colleaguesCard(words, Words(now: story.now)).text
            #expect(page.contains("Amara"))
            #expect(!page.contains("Eve"))
        }
    }

    @Test("The room’s figures are totals", arguments: TestDatabase.available)
    func figures(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            _ = try await story.published(Said.shift)
            _ = try await story.publishing(Said.canteen, by: story.people.eve, at: story.now + .hours(1))
            let crisis = story.crisis.id
            let figures = try await story.database.read { try PostFigures.find(of: crisis, in: $0) }
            #expect(figures.published == 1)
            #expect(figures.waiting == 1)
            let fields = Mirror(reflecting: figures).children.map { $0.value is Int }
            #expect(fields == Array(repeating: true, count: 5))
        }
    }
}
