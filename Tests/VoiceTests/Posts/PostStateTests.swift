import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("What became of a post, in one honest sentence") struct PostStateTests {
    @Test("Each state has its own tag and sentence, and only ways out that work", arguments: TestDatabase.available)
    func all(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            var seen: [Delivery.State: PostState] = [:]
            for state in Delivery.State.allCases {
                try await story.set(post, state)
                seen[state] = try await story.state(of: post)
            }
            #expect(Set(seen.values.map(\.tag)).count == Delivery.State.allCases.count)
            #expect(Set(seen.values.map(\.sentence)).count == Delivery.State.allCases.count)
            #expect(
                seen.mapValues(\.ways) == [
                    .waiting: [], .sending: [], .held: [.withdraw, .release], .stopped: [.withdraw, .release],
                    .sent: [.correct], .refused: [.withdraw, .release], .unknown: [.settle], .withdrawn: [],
                ])
        }
    }

    @Test(
        "Why it was stopped", arguments: TestDatabase.available,
        [
            ("facts-changed", "A fact it stands on has changed."), ("crisis-opened", "A crisis was opened"),
            ("account-revoked", "Its account is no longer connected."),
        ])
    func stopped(engine: TestDatabase, why: (reason: String, words: String)) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            try await story.set(post, .stopped, why.reason)
            #expect(try await story.state(of: post).sentence.hasPrefix(why.words))
        }
    }

    @Test(
        "Four refusals are four sentences", arguments: TestDatabase.available,
        [
            ("expired", "Connect the account again."), ("rejected", "The network refused the post."),
            ("unreachable", "Nothing was sent."), ("too-fast", "asks us to slow down"),
        ])
    func refused(engine: TestDatabase, why: (reason: String, words: String)) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            try await story.set(post, .refused, why.reason)
            #expect(try await story.state(of: post).sentence.contains(why.words))
        }
    }

    @Test("What waits to be tried again is not called scheduled", arguments: TestDatabase.available)
    func tryingAgain(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift, at: story.now + .hours(1))
            #expect(try await story.state(of: post).tag == "Scheduled")
            try await story.set(post, .waiting, "unreachable")
            #expect(try await story.state(of: post).tag == "Trying again")
        }
    }
}

extension VoiceStory {
    fileprivate func set(_ post: ID<Post>, _ state: Delivery.State, _ reason: String? = nil) async throws {
        let lease = state == .sending ? now : nil
        try await database.write {
            try $0.run(
                "UPDATE deliveries SET state = \(state), reason = \(reason), lease_until = \(lease) WHERE post = \(post)"
            )
        }
    }
}
