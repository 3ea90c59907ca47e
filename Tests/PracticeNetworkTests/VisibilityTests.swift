import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import PracticeNetwork

/// There are no followers here: what is private or direct is for its author alone.
@Suite struct VisibilityTests {
    @Test("What is private or direct is never shown to others, by any way in", arguments: TestDatabase.available)
    func hidden(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let root = try await story.post("Root", as: story.eve)
            for visibility in ["private", "direct"] {
                let fields = ["visibility": visibility, "in_reply_to_id": root.id]
                let status = try await story.post("Secret \(visibility) #recall", as: story.amara, fields)
                #expect(status.visibility == visibility)
                for reader in [nil, story.eve] {
                    for path in ["", "/context", "/history", "/source"] {
                        let reply = try await story.call(.get, "/api/v1/statuses/\(status.id)\(path)", as: reader)
                        #expect(reply.status == 404)
                    }
                    for path in [
                        "/api/v1/timelines/public", "/api/v1/timelines/tag/recall",
                        "/api/v1/statuses/\(root.id)/context",
                        "/api/v1/accounts/\(status.account.id)/statuses", "/", "/people/amara", "/tags/recall",
                        "/posts/\(root.id)", "/posts/\(status.id)",
                    ] {
                        let reply = try await story.call(.get, path, as: reader)
                        #expect(!reply.body.contains("Secret"), "\(path)")
                    }
                    let seen: Said = try await story.call(.get, "/api/v1/statuses/\(root.id)", as: reader).json()
                    #expect(seen.replies_count == 0)
                }
                #expect(try await !story.call(.get, "/api/v1/timelines/home", as: story.eve).body.contains("Secret"))
                let answer = ["status": "I saw it", "in_reply_to_id": status.id]
                #expect(try await story.call(.post, "/api/v1/statuses", as: story.eve, answer).status == 404)
            }
        }
    }

    @Test("Its author sees it where it belongs", arguments: TestDatabase.available)
    func author(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let status = try await story.post("Secret", as: story.amara, ["visibility": "private"])
            #expect(try await story.call(.get, "/api/v1/statuses/\(status.id)", as: story.amara).status == 200)
            #expect(try await story.list("/api/v1/timelines/home", as: story.amara) == ["Secret"])
            let own = "/api/v1/accounts/\(status.account.id)/statuses"
            #expect(try await story.list(own, as: story.amara) == ["Secret"])
            #expect(try await story.list("/api/v1/timelines/public", as: story.amara).isEmpty)
        }
    }

    @Test("What answers something private shows the answer and not what it answers", arguments: TestDatabase.available)
    func answers(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let secret = try await story.post("Secret", as: story.amara, ["visibility": "private"])
            let open = try await story.post("Open", as: story.amara, ["in_reply_to_id": secret.id])
            for path in ["/api/v1/statuses/\(open.id)/context", "/posts/\(open.id)"] {
                let reply = try await story.call(.get, path, as: story.eve)
                #expect(reply.status == 200)
                #expect(!reply.body.contains("Secret"))
            }
        }
    }

    @Test("What is unlisted is found by its address, not on the public timeline", arguments: TestDatabase.available)
    func unlisted(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let status = try await story.post("Quiet #recall", as: story.amara, ["visibility": "unlisted"])
            #expect(try await story.call(.get, "/api/v1/statuses/\(status.id)").status == 200)
            #expect(try await story.call(.get, "/posts/\(status.id)").status == 200)
            for path in ["/", "/tags/recall", "/api/v1/timelines/public", "/api/v1/timelines/tag/recall"] {
                #expect(try await !story.call(.get, path).body.contains("Quiet"))
            }
        }
    }

    @Test("What people say is text on every page, never markup", arguments: TestDatabase.available)
    func escaped(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let status = try await story.post("<script>alert(1)</script>\n\n\"two\" & three", as: story.amara)
            #expect(
                status.content
                    == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>&quot;two&quot; &amp; three</p>")
            for path in ["/", "/people/amara", "/posts/\(status.id)", "/tags/<script>"] {
                #expect(try await !story.call(.get, path).body.contains("<script>"))
            }
        }
    }
}
