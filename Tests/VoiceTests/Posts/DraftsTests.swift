import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Drafts") struct DraftsTests {
    private func save(
        _ draft: ID<Draft>, _ text: String, _ revision: Int, _ story: VoiceStory, by viewer: Viewer? = nil
    ) async throws -> Draft.Saving {
        let author = (viewer ?? story.people.amara).id
        return try await story.database.write {
            try Draft.save(draft, text: text, networks: [.mastodon], revision: revision, by: author, in: $0)
        }
    }

    private func find(_ draft: ID<Draft>, _ story: VoiceStory) async throws -> Draft {
        let amara = story.people.amara.id
        return try await story.database.read { try Draft.find(draft, of: amara, in: $0) }
    }

    @Test("What is typed is saved, and each save has its number", arguments: TestDatabase.available)
    func saving(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let draft = try await story.draft("I", by: story.people.amara)
            guard case .saved(2) = try await save(draft, "I was", 1, story),
                case .saved(3) = try await save(draft, "I was there", 2, story)
            else {
                Issue.record("it was not saved")
                return
            }
            // The same once more, as when a page is closed twice, is no news.
            guard case .saved(3) = try await save(draft, "I was there", 3, story) else {
                Issue.record("saving twice made two revisions")
                return
            }
            #expect(try await find(draft, story).text == "I was there")
        }
    }

    @Test(
        "Two windows: the slower one is told what stands there, and neither text is lost",
        arguments: TestDatabase.available)
    func twoWindows(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let draft = try await story.draft("I was there", by: story.people.amara)
            _ = try await save(draft, "I was there at night", 1, story)
            guard case .conflict(let other) = try await save(draft, "I was there all day", 1, story) else {
                Issue.record("the slower window overwrote the faster one")
                return
            }
            #expect(other.text == "I was there at night")
            #expect(other.revision == 2)
            #expect(try await find(draft, story).text == "I was there at night")
        }
    }

    @Test("Two windows in the same moment: one of them wins", arguments: TestDatabase.available)
    func sameMoment(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let draft = try await story.draft("I", by: story.people.amara)
            for round in 1...20 {
                async let first = save(draft, "Left \(round)", round, story)
                async let second = save(draft, "Right \(round)", round, story)
                let won = try await [first, second].count { if case .saved = $0 { true } else { false } }
                #expect(won == 1)
                #expect(try await find(draft, story).revision == round + 1)
            }
        }
    }

    @Test(
        "Nobody but its author ever finds a draft: not her lead, not the team, not a leader",
        arguments: TestDatabase.available)
    func privacy(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let people = story.people
            let draft = try await story.draft(Said.shift, by: people.amara)
            #expect(try await find(draft, story).text == Said.shift)
            for other in [people.ben, people.chidi, people.dana, people.eve, people.frida] {
                await #expect(throws: Refusal.notFound) {
                    try await story.database.read { try Draft.find(draft, of: other.id, in: $0) }
                }
                await #expect(throws: Refusal.notFound) { try await save(draft, "Mine", 1, story, by: other) }
                await #expect(throws: Refusal.notFound) {
                    try await story.database.write { try Draft.setWithdrawn(true, draft, of: other.id, in: $0) }
                }
                let theirs = try await story.database.read { try Draft.open(of: other.id, in: $0) }
                #expect(theirs.isEmpty)
            }
            let (house, crisis) = (story.house, story.crisis.id)
            let words = try await story.database.read { try house.recentWords(crisis, $0) }
            #expect(words.isEmpty)
        }
    }

    @Test("A deleted draft can be brought back as it was", arguments: TestDatabase.available)
    func deleting(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara.id
            let draft = try await story.draft(Said.shift, by: story.people.amara)
            try await story.database.write { tx in
                try Draft.setWithdrawn(true, draft, of: amara, in: tx)
                #expect(try Draft.open(of: amara, in: tx).isEmpty)
            }
            let refused = await #expect(throws: Refusal.self) {
                try await story.tryToPublish(draft, by: story.people.amara)
            }
            #expect(refused == .conflict)
            try await story.database.write { tx in
                try Draft.setWithdrawn(false, draft, of: amara, in: tx)
                #expect(try Draft.open(of: amara, in: tx).map(\.text) == [Said.shift])
            }
        }
    }

    @Test("What was published cannot be typed over", arguments: TestDatabase.available)
    func published(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let draft = try await story.draft(Said.shift, by: story.people.amara)
            _ = try await story.tryToPublish(draft, by: story.people.amara).get()
            await #expect(throws: Refusal.conflict) { try await save(draft, "Something else", 1, story) }
        }
    }

    @Test("A draft has an end, so that checking it stays quick", arguments: TestDatabase.available)
    func longest(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let endless = String(repeating: "word ", count: 5000)
            let draft = try await story.draft(endless, by: story.people.amara)
            #expect(try await find(draft, story).text.count == Draft.longest)
            guard case .saved(1) = try await save(draft, endless, 1, story) else {
                Issue.record("the same text was taken for a new one")
                return
            }
        }
    }
}
