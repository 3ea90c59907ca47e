import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Publishing a draft") struct PublishPostTests {
    private func refused(
        _ text: String, on networks: [Network] = [.mastodon], at: Instant? = nil, isConfirmed: Bool = false,
        _ story: VoiceStory
    ) async throws -> [String] {
        let draft = try await story.draft(text, by: story.people.amara)
        return try await story.tryToPublish(
            draft, by: story.people.amara, on: networks, at: at, isConfirmed: isConfirmed
        ).refused
    }

    @Test(
        "Each network gets a post of its own: one through the account, the others by their links",
        arguments: TestDatabase.available)
    func oneEach(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara
            let draft = try await story.draft(Said.shift, by: amara)
            let posts = try await story.tryToPublish(draft, by: amara, on: [.mastodon, .linkedin, .x]).get()
            let shown = try await story.database.read { try Post.all(of: amara.id, in: $0) }
            #expect(Set(shown.map(\.id)) == Set(posts))
            #expect(Set(shown.map(\.network)) == [.mastodon, .linkedin, .x])
            let throughAccount = shown.filter { $0.account != nil }
            #expect(throughAccount.map(\.network) == [.mastodon])
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test("What is missing stands beside its field", arguments: TestDatabase.available)
    func problems(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story async throws in
            #expect(try await refused("  \n", on: [], story) == ["text", "networks"])
            #expect(try await refused(Said.shift, at: story.now, story) == ["at"])
            #expect(try await refused(Said.shift, at: story.now + .days(61), story) == ["at"])
            #expect(try await refused(Said.shift, on: [.practice], story) == ["networks"])
            #expect(try await refused(Said.shift, story).isEmpty)
        }
    }

    @Test("A text that a network does not take stays here, the disclosure counted", arguments: TestDatabase.available)
    func tooLong(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story async throws in
            let bare = String(repeating: "a", count: 280)
            let added = "I work at Halden. ".count
            #expect(try await refused(String(bare.dropLast(added)), on: [.x], story).isEmpty)
            #expect(try await refused(String(bare.dropLast(added - 1)), on: [.x], story) == ["text"])
            #expect(try await refused(bare, on: [.linkedin], story).isEmpty)
        }
    }

    @Test(
        "What is marked in red needs one more look, and then it is the author's decision",
        arguments: TestDatabase.available)
    func red(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            _ = try await story.establish(.glass)
            let text = "I work at Halden. Glass was found in the cartons."
            #expect(try await story.check(text).map(\.weight).contains(.stop))
            #expect(try await refused(text, story) == ["confirmed"])
            #expect(try await refused(text, isConfirmed: true, story).isEmpty)
        }
    }

    @Test("A fact that is not public yet cannot enter a post before its time (E6)", arguments: TestDatabase.available)
    func notPublicYet(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            _ = try await story.establish(.recounted.notPublicBefore(story.now + .hours(2)))
            #expect(try await refused(Said.now612, isConfirmed: true, story) == ["text"])
            // Nor by scheduling it for later: the time may still be moved.
            #expect(try await refused(Said.now612, at: story.now + .hours(3), isConfirmed: true, story) == ["text"])
            try await story.wait(.hours(2))
            #expect(try await refused(Said.now612, story).isEmpty)
        }
    }

    @Test(
        "A secret that is made after publishing is kept too, also when the author lets it go",
        arguments: TestDatabase.available)
    func becameSecret(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.now612, at: story.now + .hours(1))
            _ = try await story.establish(.recounted.notPublicBefore(story.now + .hours(9)))
            try await story.wait(.hours(2))
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
            #expect(try await story.release(post).count == 1)
            try await story.wait(.hours(8))
            #expect(try await story.release(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.now612])
        }
    }

    @Test("Outside a crisis one can publish too, and the disclosure is the same", arguments: TestDatabase.available)
    func quietTimes(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing("The soup was good today.", inCrisis: false)
            #expect(try await story.post(post).text == "I work at Halden. The soup was good today.")
            #expect(try await story.post(post).sheetVersion == 0)
        }
    }

    @Test("Until the words are out, the record says nothing of them", arguments: TestDatabase.available)
    func quietRecord(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara
            func countEvents() async throws -> Int {
                try await story.database.read {
                    try $0.count("SELECT count(*) FROM events WHERE subject IS NOT NULL AND actor = \(amara.id)")
                }
            }
            let before = try await countEvents()
            let scheduled = try await story.publishing(Said.shift, at: story.now + .hours(1))
            let shared = try await story.publishing(Said.canteen, on: [.linkedin])
            #expect(try await story.withdraw(scheduled).isEmpty)
            #expect(try await countEvents() == before)
            _ = try await story.database.write { try notePublished(shared, permalink: "", by: amara.id, in: $0) }
            #expect(try await countEvents() == before + 1)
        }
    }
}
