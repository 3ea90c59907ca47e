import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("A post that its author publishes by themselves") struct SharePostTests {
    private func notePublished(_ post: ID<Post>, _ permalink: String, _ story: VoiceStory) async throws -> [String] {
        let amara = story.people.amara.id
        return try await story.database.write {
            try Voice.notePublished(post, permalink: permalink, by: amara, in: $0).map(\.field)
        }
    }

    @Test("It is out when they say so, with its address if they like, and told once", arguments: TestDatabase.available)
    func out(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift, on: [.x])
            #expect(try await story.state(of: post).ways == [.share, .withdraw])
            #expect(try await notePublished(post, "https://evil.org/amara/1", story) == ["permalink"])
            #expect(try await notePublished(post, "", story) == [])
            #expect(try await notePublished(post, "https://x.com/amara/status/1", story) == [])
            #expect(try await story.post(post).permalink == "https://x.com/amara/status/1")
            #expect(try await story.events(.deliverySent).map(\.actor) == [story.people.amara.id.rawValue])
            #expect(try await story.state(of: post).ways == [.correct])
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
        }
    }

    @Test("A text that has become secret is not handed out", arguments: TestDatabase.available)
    func secret(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.now612, on: [.x])
            _ = try await story.establish(.recounted.notPublicBefore(story.now + .hours(2)))
            let state = try await story.state(of: post)
            #expect(state.ways == [.withdraw])
            #expect(state.sentence.contains("not public before"))
            try await story.wait(.hours(2))
            #expect(try await story.state(of: post).ways == [.share, .withdraw])
        }
    }

    @Test("What an account sends is not noted by hand, and nobody notes for others", arguments: TestDatabase.available)
    func notThis(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let throughAccount = try await story.publishing(Said.shift)
            await #expect(throws: Refusal.conflict) { try await notePublished(throughAccount, "", story) }
            let eves = try await story.publishing(Said.canteen, by: story.people.eve, on: [.x])
            await #expect(throws: Refusal.notFound) { try await notePublished(eves, "", story) }
        }
    }
}
