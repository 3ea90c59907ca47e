import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Publishing with two windows open") struct TwoWindowsTests {
    @Test("From two windows in the same moment: one set of posts", arguments: TestDatabase.available)
    func twice(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara
            for round in 1...12 {
                let text = "I work at Halden, round \(round) \(story.network.attempts)."
                let draft = try await story.draft(text, by: amara)
                let won = await withTaskGroup(of: Bool.self) { group in
                    for _ in 0..<2 {
                        group.addTask {
                            let posts = try? await story.tryToPublish(draft, by: amara, on: [.mastodon, .linkedin])
                                .get()
                            return posts != nil
                        }
                    }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                let posts = try await story.database.read {
                    try $0.count("SELECT count(*) FROM posts WHERE draft = \(draft)")
                }
                #expect(won == 1)
                #expect(posts == 2)
            }
        }
    }

    @Test("Words that another window saved in the last moment do not go out unseen", arguments: TestDatabase.available)
    func seen(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (amara, house) = (story.people.amara, story.house)
            let draft = try await story.draft(Said.shift, by: amara)
            _ = try await story.save(draft, "I work at Halden and hate it.", by: amara)
            let seen = Publication(networks: [.mastodon], revision: 1)
            let result = try await story.database.write {
                try publish(draft, seen, by: amara.person, house: house, in: $0)
            }
            #expect(result.refused == [""])
        }
    }
}
