import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing
import Voice

@Suite struct TeamAPITests {
    @Test(
        "A hold that a program places is confirmed, stops a post, and leaves the rest to its author",
        arguments: TestDatabase.available)
    func hold(engine: TestDatabase) async throws {
        try await speaking(on: engine) { app, network in
            let crisis = try await app.openRecall()
            let (amara, chidi) = (
                try await app.program(of: app.people.amara), try await app.program(of: app.people.chidi)
            )
            let holds = "/crises/\(crisis.id)/holds"
            let placed = try await chidi.send(
                .post, holds, #"{"reach": "organisation", "reason": "A number is wrong."}"#,
                headers: [("Idempotency-Key", "hold")])
            #expect(placed.status == 201)
            let hold = "\(holds)/\(try #require(placed.value("id")))"
            let read = try await chidi.send(.get, hold)
            #expect(read.value("confirmed_at") != nil)
            #expect(read.value("placed_by") == "Chidi")
            let draft = try #require(try await amara.begin(SpeakingAPITests.shift).value("id"))
            let published = try await amara.send(
                .post, "/drafts/\(draft)/publication", #"{"networks": ["mastodon"], "revision": 1}"#)
            let post = "/posts/\(try #require(published.value("posts.0.id")))"
            #expect(try await amara.reaches("on-hold", post))
            #expect(try await amara.send(.post, post + "/release").status == 422)
            #expect(network.attempts == 0)
            #expect(try await chidi.send(.post, hold + "/lift").value("lifted_at") != nil)
            #expect(try await chidi.send(.get, holds).value("items.0") == nil)
            #expect(network.attempts == 0)
            #expect(try await amara.send(.post, post + "/release").status == 200)
            #expect(try await amara.reaches("published", post))
        }
    }

    @Test("A hold on a department that nobody is in is refused, and another team's hold is not there")
    func reach() async throws {
        try await speaking(on: .sqlite) { app, _ in
            let (crisis, other) = (try await app.openRecall(), try await app.openRecall())
            let chidi = try await app.program(of: app.people.chidi)
            let holds = "/crises/\(crisis.id)/holds"
            let nobody = try await chidi.send(.post, holds, #"{"reach": "department", "department": "Nobody"}"#)
            #expect(nobody.fields == ["department"])
            let sales = try await chidi.send(.post, holds, #"{"reach": "department", "department": "Sales"}"#)
            #expect(sales.status == 201)
            let placed = try await chidi.send(.post, holds, #"{"reach": "crisis"}"#)
            let own = try #require(placed.value("id"))
            #expect(try await chidi.send(.get, "\(holds)/\(own)").status == 200)
            #expect(try await chidi.send(.get, "/crises/\(other.id)/holds/\(own)").status == 404)
            #expect(try await chidi.send(.post, "/crises/\(other.id)/holds/\(own)/lift").status == 404)
            let eve = try await app.program(of: app.people.eve)
            let refused = try await eve.send(.post, holds, #"{"reach": "crisis"}"#)
            #expect(refused.status == 404)
        }
    }

    @Test(
        "A second look goes from program to program, and every word stays the author's decision",
        arguments: TestDatabase.available)
    func secondLook(engine: TestDatabase) async throws {
        try await speaking(on: engine) { app, _ in
            let crisis = try await app.openRecall { $0.secondLook = .required }
            let (amara, chidi) = (
                try await app.program(of: app.people.amara), try await app.program(of: app.people.chidi)
            )
            let draft = "/drafts/\(try #require(try await amara.begin(SpeakingAPITests.shift).value("id")))"
            #expect(try await amara.send(.get, draft + "/second-look").status == 404)
            let asked = try await amara.send(.post, draft + "/second-look", #"{"note": "Too sad?"}"#)
            #expect(asked.status == 201)
            let look = "/crises/\(crisis.id)/second-looks/\(try #require(asked.value("id")))"
            let waiting = try await chidi.send(.get, "/crises/\(crisis.id)/second-looks")
            #expect(waiting.value("items.0.text") == SpeakingAPITests.shift)
            #expect(!waiting.body.contains("Amara"))
            #expect(try await chidi.send(.post, look + "/taking").value("author") == "Amara, Colleague")
            let remark = #"{"quote": "everyone who worried", "comment": "Say whom.", "suggestion": "every family"}"#
            #expect(try await chidi.send(.post, look + "/comments", remark).status == 201)
            #expect(try await amara.send(.get, draft + "/second-look").value("comments.0") == nil)
            let silent = try await chidi.send(.post, look + "/reply", #"{"verdict": "not-yet"}"#)
            #expect(silent.fields == ["reply"])
            let replied = try await chidi.send(.post, look + "/reply", #"{"verdict": "suggestions"}"#)
            #expect(replied.status == 200)
            let answered = try await amara.send(.get, draft + "/second-look")
            #expect(answered.value("verdict") == "suggestions")
            #expect(!answered.body.contains("Chidi"))
            let comment = "/second-look-comments/\(try #require(answered.value("comments.0.id")))"
            let another = try await chidi.send(.post, comment, #"{"decision": "taken"}"#)
            #expect(another.status == 404)
            let taken = try await amara.send(.post, comment, #"{"decision": "taken"}"#)
            #expect(taken.value("text")?.hasSuffix("I am sorry for every family.") == true)
            #expect(try await amara.send(.get, draft + "/second-look").value("has_changed") == "1")
        }
    }
}
