import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import PracticeNetwork

@Suite struct ListingsTests {
    @Test(
        "A list is paged both ways by its Link header, without a gap or a repetition", arguments: TestDatabase.available
    )
    func paging(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            for number in 1...7 {
                story.clock.advance(.seconds(1))
                _ = try await story.post("\(number)", as: story.amara)
            }
            let me: Said.Who = try await story.call(.get, "/api/v1/accounts/lookup?acct=amara").json()
            #expect(me.statuses_count == 7)
            var path: String? = "/api/v1/accounts/\(me.id)/statuses?limit=3"
            var pages: [[String]] = []
            var back: String?
            while let next = path {
                let reply = try await story.call(.get, next)
                pages.append(try reply.json([Said].self).map(\.words))
                back = link("prev", in: reply) ?? back
                path = link("next", in: reply)
            }
            #expect(pages == [["7", "6", "5"], ["4", "3", "2"], ["1"], []])
            // Upwards come those right above, not the newest.
            let above = try #require(back)
            #expect(try await story.list(above) == ["4", "3", "2"])
        }
    }

    @Test("Since a status come the newest after it", arguments: TestDatabase.available)
    func since(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            var ids: [String] = []
            for number in 1...5 {
                story.clock.advance(.seconds(1))
                ids.append(try await story.post("\(number)", as: story.amara).id)
            }
            #expect(try await story.list("/api/v1/timelines/public?limit=2&since_id=\(ids[0])") == ["5", "4"])
            #expect(try await story.list("/api/v1/timelines/public?limit=2&min_id=\(ids[0])") == ["3", "2"])
            #expect(try await story.list("/api/v1/timelines/public?limit=0").count == 1)
        }
    }

    @Test("Replies, pins and pictures can be left out of someone's list", arguments: TestDatabase.available)
    func filters(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let root = try await story.post("Root", as: story.amara)
            _ = try await story.post("Reply", as: story.amara, ["in_reply_to_id": root.id])
            let path = "/api/v1/accounts/\(root.account.id)/statuses"
            #expect(try await story.list(path + "?exclude_replies=true") == ["Root"])
            #expect(try await story.list(path + "?pinned=true").isEmpty)
            #expect(try await story.list(path + "?only_media=true").isEmpty)
            #expect(try await story.call(.get, "/api/v1/accounts/12/statuses").status == 404)
        }
    }

    @Test("Clients find null where there is nothing, and the shape they expect", arguments: TestDatabase.available)
    func shape(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let status = try await story.post("Hello", as: story.amara)
            let body = try await story.call(.get, "/api/v1/statuses/\(status.id)").body
            for key in ["edited_at", "in_reply_to_id", "in_reply_to_account_id", "reblog", "poll", "card"] {
                #expect(body.contains("\"\(key)\":null"))
            }
            #expect(!body.contains("\"text\""))
            let instance = try await story.call(.get, "/api/v2/instance").body
            #expect(instance.contains("\"domain\":\"practice.test\""))
            #expect(instance.contains("\"max_characters\":500"))
        }
    }

    @Test("What is asked for wrongly is refused as data", arguments: TestDatabase.available)
    func wrong(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            for (path, status) in [
                ("/api/v1/statuses/abc", 404), ("/api/v1/statuses/99999999999999999999", 404), ("/api/v1/nothing", 404),
                ("/api/v1/timelines/home", 401),
            ] {
                let reply = try await story.call(.get, path)
                #expect(reply.status == status)
                #expect(reply.headers["content-type"] == "application/json")
            }
            #expect(try await story.call(.get, "/api/v1/timelines/public", as: "wrong").status == 401)
            let broken = try await story.server.send(
                .post, "/api/v1/statuses", headers: [("Content-Type", "application/json")], body: "{")
            #expect(broken.status == 400)
        }
    }

    private func link(_ name: String, in reply: WebReply) -> String? {
        let links = (reply.headers["link"] ?? "").split(separator: ", ")
        let wanted = links.first { $0.hasSuffix("rel=\"\(name)\"") }
        let address = wanted?.dropFirst().prefix { $0 != ">" }
        return address.map { String($0.dropFirst("http://practice.test".count)) }
    }
}
