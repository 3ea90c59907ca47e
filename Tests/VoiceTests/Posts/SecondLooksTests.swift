import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("A second look") struct SecondLooksTests {
    @Test("Who asks is promised a reply, and the whole team sees the oldest first", arguments: TestDatabase.available)
    func asking(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine, crisis: { $0.replyWithinMinutes = 20 }) { story in
            let people = story.people
            let first = try await story.ask(try await story.draft(Said.shift, by: people.amara), by: people.amara)
            let promised = story.now + .minutes(20)
            story.clock.advance(.minutes(5))
            let second = try await story.ask(try await story.draft(Said.canteen, by: people.eve), by: people.eve)
            let crisis = story.crisis.id
            let waiting = try await story.database.read { try SecondLookRequest.waiting(in: crisis, in: $0) }
            #expect(waiting.map(\.id) == [first, second])
            #expect(waiting.first?.promisedBy == promised)
            #expect(try await story.events(.secondLookAsked).map(\.actor) == [nil, nil])
        }
    }

    @Test("Where the crisis has none, it says so", arguments: TestDatabase.available)
    func off(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine, crisis: { $0.secondLook = .off }) { story in
            let amara = story.people.amara
            let draft = try await story.draft(Said.shift, by: amara)
            let result = try await story.database.write { try askForSecondLook(draft, note: "", by: amara.id, in: $0) }
            #expect(result.refused == [""])
        }
    }

    @Test("Where it is required, only a done one of exactly this text opens the way", arguments: TestDatabase.available)
    func required(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine, crisis: { $0.secondLook = .required }) { story in
            let amara = story.people.amara
            let draft = try await story.draft(Said.shift, by: amara)
            #expect(try await story.tryToPublish(draft, by: amara).refused == [""])
            let look = try await story.ask(draft, by: amara)
            #expect(try await story.tryToPublish(draft, by: amara).refused == [""])
            try await story.reply(look, .notYet, "The cause is not known yet.")
            #expect(try await story.tryToPublish(draft, by: amara).refused == [""])
            try await story.reply(try await story.ask(draft, by: amara), .fine)
            _ = try await story.save(draft, Said.shift + " Thank you.", by: amara)
            #expect(try await story.tryToPublish(draft, by: amara).refused == [""])
            _ = try await story.save(draft, Said.shift, by: amara)
            #expect(try await story.tryToPublish(draft, by: amara).refused.isEmpty)
        }
    }

    @Test("When the crisis is over nobody waits for a team that has gone", arguments: TestDatabase.available)
    func closed(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine, crisis: { $0.secondLook = .required }) { story in
            let draft = try await story.draft(Said.shift, by: story.people.amara)
            try await story.database.write { try $0.run("UPDATE crises SET phase = 'closed', closed_at = \($0.now)") }
            #expect(try await story.tryToPublish(draft, by: story.people.amara).refused.isEmpty)
        }
    }

    @Test("On request, a “not yet” is advice: the author may still publish", arguments: TestDatabase.available)
    func advice(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara
            let draft = try await story.draft(Said.shift, by: amara)
            let look = try await story.ask(draft, by: amara)
            let chidi = story.people.chidi.id
            let crisis = story.crisis.id
            let silent = try await story.database.write {
                try reply(to: look, in: crisis, .notYet, words: "", by: chidi, in: $0)
            }
            #expect(silent.map(\.field) == ["reply"])
            try await story.reply(look, .notYet, "The cause is not known yet.")
            await #expect(throws: Refusal.conflict) { try await story.reply(look, .fine) }
            #expect(try await story.tryToPublish(draft, by: amara).refused.isEmpty)
        }
    }

    @Test(
        "Nobody looks at their own draft, and a look of another crisis is not there", arguments: TestDatabase.available)
    func reviewers(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (people, crisis) = (story.people, story.crisis.id)
            let look = try await story.ask(try await story.draft(Said.shift, by: people.chidi), by: people.chidi)
            try await story.database.write { tx in
                #expect(try reply(to: look, in: crisis, .fine, words: "", by: people.chidi.id, in: tx).count == 1)
                let other = try people.openRecall(in: tx) { $0.title = "Another one" }
                #expect(throws: Refusal.notFound) { try SecondLookRequest.find(look, in: other.id, in: tx) }
            }
        }
    }

    @Test(
        "A draft that is published or deleted is taken off the reviewers' desk", arguments: TestDatabase.available,
        [true, false])
    func offTheDesk(engine: TestDatabase, isPublished: Bool) async throws {
        try await VoiceStory.open(engine) { story in
            let (amara, crisis) = (story.people.amara, story.crisis.id)
            let draft = try await story.draft(Said.shift, by: amara)
            let look = try await story.ask(draft, by: amara)
            if isPublished {
                _ = try await story.tryToPublish(draft, by: amara).get()
            } else {
                try await story.database.write { try Draft.setWithdrawn(true, draft, of: amara.id, in: $0) }
            }
            try await story.database.read { tx throws in
                #expect(try SecondLookRequest.waiting(in: crisis, in: tx).isEmpty)
                #expect(try SecondLookRequest.countWaiting(in: crisis, in: tx).count == 0)
                #expect(throws: Refusal.notFound) { try SecondLookRequest.find(look, in: crisis, in: tx) }
            }
        }
    }
}

extension VoiceStory {
    func ask(_ draft: ID<Draft>, by viewer: Viewer) async throws -> ID<SecondLookRequest> {
        try await database.write { try askForSecondLook(draft, note: "Is it all right?", by: viewer.id, in: $0).get() }
    }

    /// Chidi answers.
    func reply(_ look: ID<SecondLookRequest>, _ verdict: SecondLookRequest.Verdict, _ words: String = "") async throws {
        let (crisis, chidi) = (crisis.id, people.chidi.id)
        let problems = try await database.write {
            try Voice.reply(to: look, in: crisis, verdict, words: words, by: chidi, in: $0)
        }
        #expect(problems.isEmpty)
    }

    func save(_ draft: ID<Draft>, _ text: String, by viewer: Viewer) async throws -> Draft.Saving {
        try await database.write { tx in
            let revision = try Draft.find(draft, of: viewer.id, in: tx).revision
            return try Draft.save(draft, text: text, networks: [.mastodon], revision: revision, by: viewer.id, in: tx)
        }
    }
}
