import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import PracticeNetwork

@Suite struct StatusesTests {
    @Test("The same key gives the same status again for an hour, then a new one", arguments: TestDatabase.available)
    func idempotency(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let first = try await story.post("We recall batch 4.", as: story.amara, key: "one")
            story.clock.advance(.minutes(59))
            #expect(try await story.post("We recall batch 4.", as: story.amara, key: "one").id == first.id)
            #expect(try await story.post("Me too.", as: story.eve, key: "one").id != first.id)
            story.clock.advance(.minutes(2))
            let later = try await story.post("We recall batch 5.", as: story.amara, key: "one")
            #expect(later.id != first.id)
            #expect(try await story.post("We recall batch 5.", as: story.amara, key: "one").id == later.id)
            #expect(try await story.list("/api/v1/timelines/public").count == 3)
        }
    }

    @Test("The same key sent many times at once makes one status", arguments: TestDatabase.available)
    func atOnce(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 { group.addTask { try await story.post("Once.", as: story.amara, key: "k").id } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try await story.list("/api/v1/timelines/public") == ["Once."])
        }
    }

    @Test("Numbers of two moments that take turns do not meet, as when a story is told with a clock that is set back")
    func numbers() {
        let moments = [Instant(milliseconds: 1_795_356_000_000), Instant(milliseconds: 1_795_356_000_001)]
        let numbers = (0..<4_000).map { snowflake(at: moments[$0 % 2]) }
        #expect(Set(numbers).count == numbers.count)
        #expect(numbers.allSatisfy { moments.map(\.milliseconds).contains($0 >> 16) })
    }

    @Test("After its status was deleted, a key is free again", arguments: TestDatabase.available)
    func deletedKey(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let first = try await story.post("Oops", as: story.amara, key: "k")
            _ = try await story.call(.delete, "/api/v1/statuses/\(first.id)", as: story.amara)
            let second = try await story.post("Better", as: story.amara, key: "k")
            #expect(second.id != first.id)
            #expect(second.words == "Better")
        }
    }

    @Test("Replies stand below what they answer, and count", arguments: TestDatabase.available)
    func context(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let root = try await story.post("Is it safe?", as: story.eve)
            let answer = try await story.post("Batch 4 is not.", as: story.amara, ["in_reply_to_id": root.id])
            _ = try await story.post("Thank you", as: story.eve, ["in_reply_to_id": answer.id])
            struct Context: Decodable {
                let ancestors: [Said]
                let descendants: [Said]
            }
            let context: Context = try await story.call(.get, "/api/v1/statuses/\(answer.id)/context").json()
            #expect(context.ancestors.map(\.words) == ["Is it safe?"])
            #expect(context.descendants.map(\.words) == ["Thank you"])
            let read: Said = try await story.call(.get, "/api/v1/statuses/\(root.id)").json()
            #expect(read.replies_count == 1)
            #expect(answer.in_reply_to_id == root.id)
            let unknown = try await story.call(
                .post, "/api/v1/statuses", as: story.amara, ["status": "x", "in_reply_to_id": "12"])
            #expect(unknown.status == 404)
        }
    }

    @Test("An edit keeps every earlier version, oldest first", arguments: TestDatabase.available)
    func edits(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let status = try await story.post("Batch 4 #recall", as: story.amara)
            for text in ["Batch 4 and 5 #recall", "Batch 4 and 5 #recall", "Batches 4 to 6"] {
                story.clock.advance(.minutes(1))
                let reply = try await story.call(
                    .put, "/api/v1/statuses/\(status.id)", as: story.amara, ["status": text])
                #expect(reply.status == 200)
            }
            struct Version: Decodable {
                let content: String
                let created_at: String
            }
            let versions: [Version] = try await story.call(.get, "/api/v1/statuses/\(status.id)/history").json()
            #expect(
                versions.map(\.content) == [
                    "<p>Batch 4 #recall</p>", "<p>Batch 4 and 5 #recall</p>", "<p>Batches 4 to 6</p>",
                ])
            #expect(versions.map(\.created_at) == versions.map(\.created_at).sorted())
            #expect(try await story.list("/api/v1/timelines/tag/recall").isEmpty)
            let source = try await story.call(.get, "/api/v1/statuses/\(status.id)/source")
            #expect(source.body.contains("\"text\":\"Batches 4 to 6\""))
            let page = try await story.call(.get, "/posts/\(status.id)")
            #expect(page.body.contains("Batch 4 and 5 #recall"))
        }
    }

    @Test("Only its author edits or deletes a status", arguments: TestDatabase.available)
    func owners(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let status = try await story.post("Mine", as: story.amara)
            let path = "/api/v1/statuses/\(status.id)"
            #expect(try await story.call(.put, path, as: story.eve, ["status": "Hers"]).status == 404)
            #expect(try await story.call(.delete, path, as: story.eve).status == 404)
            #expect(try await story.call(.delete, path).status == 401)
            #expect(try await story.list("/api/v1/timelines/public") == ["Mine"])
        }
    }

    @Test(
        "What was deleted is gone everywhere, and its text goes back to its author", arguments: TestDatabase.available)
    func deletes(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let root = try await story.post("Root", as: story.eve)
            let status = try await story.post("Gone #recall", as: story.amara, ["in_reply_to_id": root.id])
            let reply = try await story.call(.delete, "/api/v1/statuses/\(status.id)", as: story.amara)
            #expect(reply.body.contains("\"text\":\"Gone #recall\""))
            for path in ["", "/context", "/history", "/source"] {
                #expect(try await story.call(.get, "/api/v1/statuses/\(status.id)\(path)").status == 404)
            }
            #expect(try await story.call(.get, "/posts/\(status.id)").status == 404)
            for path in ["/", "/people/amara", "/tags/recall", "/posts/\(root.id)"] {
                #expect(try await !story.call(.get, path).body.contains("Gone"))
            }
            let left: Said = try await story.call(.get, "/api/v1/statuses/\(root.id)").json()
            #expect(left.replies_count == 0)
        }
    }

    @Test("Texts that are empty, too long or of unknown visibility are refused", arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            for fields in [
                ["status": "  "], [:], ["status": String(repeating: "a", count: 501)],
                ["status": "x", "visibility": "secret"],
                ["status": String(repeating: "a", count: 400), "spoiler_text": String(repeating: "b", count: 101)],
            ] {
                #expect(try await story.call(.post, "/api/v1/statuses", as: story.amara, fields).status == 422)
            }
            let address = "https://halden.example/" + String(repeating: "a", count: 400)
            #expect(Status.length(of: String(repeating: "b", count: 476) + "\n" + address) == 500)
            _ = try await story.post(String(repeating: "b", count: 476) + "\n" + address, as: story.amara)
        }
    }

    @Test(
        "Tags are words after a hash",
        arguments: [
            ("#Recall and #recall", ["recall"]), ("a#b ##c #1 #2x #", ["2x", "c"]),
            ("(#Kød) #a_b, #ø!", ["a_b", "kød", "ø"]),
            ("#a#b", []),
        ])
    func tags(text: String, tags: [String]) {
        #expect(Status.tags(in: text) == tags)
    }
}
