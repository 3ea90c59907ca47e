import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing
import TextEngine
import Voice

@Suite struct SpeakingAPITests {
    static let shift = "I work at Halden and packed oat milk on the night shift. I am sorry for everyone who worried."

    @Test(
        "A program does the whole main job for Amara: writes, checks, publishes, corrects",
        arguments: TestDatabase.available)
    func mainJob(engine: TestDatabase) async throws {
        try await speaking(on: engine) { app, network in
            let crisis = try await app.openRecall()
            let (amara, chidi) = (
                try await app.program(of: app.people.amara), try await app.program(of: app.people.chidi)
            )
            let facts = "/crises/\(crisis.id)/facts"
            let fact = try #require(try await chidi.send(.post, facts, APIRulesTests.fact).value("id"))
            let begun = try await amara.begin("I work at Halden. 700 cartons were sold.")
            #expect(begun.value("crisis") == crisis.id.rawValue)
            #expect(begun.value("networks.0") == "mastodon")
            let draft = "/drafts/\(try #require(begun.value("id")))"
            let check = try await amara.send(
                .post, draft + "/check", #"{"text": "I work at Halden. 700 cartons were sold."}"#)
            #expect(check.value("findings.0.kind") == "fact-differs")
            #expect(check.value("findings.0.fact_number") == "1")
            #expect(check.value("findings.0.places.0.utf16.start") == "18")
            #expect(check.value("findings.0.ways_out.0.replacement") == "612 cartons")
            #expect(check.value("counters.0.limit") == "500")
            let text = #"{"text": "I work at Halden. 612 cartons were sold.", "networks": ["mastodon"], "revision": 1}"#
            #expect(try await amara.send(.put, draft + "/text", text).value("revision") == "2")
            let published = try await amara.send(
                .post, draft + "/publication", #"{"networks": ["mastodon"], "revision": 2}"#)
            #expect(published.status == 201)
            let post = "/posts/\(try #require(published.value("posts.0.id")))"
            #expect(try await amara.reaches("published", post))
            #expect(network.texts == ["I work at Halden. 612 cartons were sold."])
            let read = try await amara.send(.get, post)
            #expect(read.value("permalink")?.hasPrefix(FakeNetwork.server) == true)
            #expect(read.value("delivery.state") == "sent")
            let change = """
                {"details": {"statement": "718 cartons were sold.", "status": "developing", "owner": "Communications",
                 "figures": [{"name": "cartons sold", "value": 718, "unit": "cartons", "comparator": "exactly"}]},
                 "why": "The recount is in.", "based_on": 1}
                """
            #expect(try await chidi.send(.post, "\(facts)/\(fact)/versions", change).status == 201)
            let isTold = try await amara.sees("718 cartons", at: "notices.0.says", of: post)
            #expect(isTold)
            let offer = try await amara.send(.get, post + "/correction")
            #expect(offer.value("text") == "I work at Halden. 718 cartons were sold.")
            let corrected = try await amara.send(
                .post, post + "/correction", #"{"text": "I work at Halden. 718 cartons were sold."}"#)
            #expect(corrected.status == 200)
            let isThere = try await eventually { network.texts == ["I work at Halden. 718 cartons were sold."] }
            #expect(isThere)
            #expect(try await amara.send(.get, "/posts").value("items.0.text") == corrected.value("text"))
        }
    }

    @Test(
        "What must not go out does not, and the program is told why and beside which field",
        arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await speaking(on: engine) { app, network in
            _ = try await app.openRecall { $0.secondLook = .required }
            let amara = try await app.program(of: app.people.amara)
            let draft = "/drafts/\(try #require(try await amara.begin(SpeakingAPITests.shift).value("id")))"
            let refusals: [(body: String, fields: [String])] = [
                (#"{"networks": [], "revision": 1}"#, ["networks", ""]),
                (#"{"networks": ["mastodon"], "revision": 9}"#, [""]),
                (#"{"networks": ["letters"], "revision": 1}"#, ["networks.0"]),
                (#"{"networks": ["mastodon"], "at": "2001-01-01T00:00:00Z", "revision": 1}"#, ["at", ""]),
            ]
            for (body, fields) in refusals {
                let refused = try await amara.send(.post, draft + "/publication", body)
                #expect(refused.status == 422)
                #expect(refused.fields == fields)
            }
            #expect(try await amara.send(.get, "/posts").value("items.0") == nil)
            #expect(network.attempts == 0)
        }
    }

    @Test("Named twice, a network gets a post once", arguments: TestDatabase.available)
    func twice(engine: TestDatabase) async throws {
        try await speaking(on: engine) { app, _ in
            let amara = try await app.program(of: app.people.amara)
            let draft = "/drafts/\(try #require(try await amara.begin(SpeakingAPITests.shift).value("id")))"
            let published = try await amara.send(
                .post, draft + "/publication",
                #"{"networks": ["mastodon", "linkedin", "mastodon", "linkedin"], "revision": 1}"#)
            #expect(published.status == 201)
            #expect(published.value("posts.1.state") == "your-turn")
            #expect(published.value("posts.1.share.needs_copy") == "1")
            #expect(published.value("posts.2") == nil)
        }
    }

    @Test("The slower of two windows is refused, and the faster one's text stays", arguments: TestDatabase.available)
    func windows(engine: TestDatabase) async throws {
        try await speaking(on: engine) { app, _ in
            let amara = try await app.program(of: app.people.amara)
            let draft = "/drafts/\(try #require(try await amara.begin("I was there").value("id")))"
            let tag = try #require(try await amara.send(.get, draft).headers["etag"])
            func save(_ text: String, tag: String? = nil) async throws -> Int {
                try await amara.send(
                    .put, draft + "/text", #"{"text": "\#(text)", "networks": ["mastodon"], "revision": 1}"#,
                    headers: tag.map { [("If-Match", $0)] } ?? []
                ).status
            }
            #expect(try await save("I was there at night", tag: tag) == 200)
            #expect(try await save("I was there all day", tag: tag) == 412)
            #expect(try await save("I was there all day") == 409)
            #expect(try await amara.send(.get, draft).value("text") == "I was there at night")
            let long = String(repeating: "a", count: Draft.longest + 1)
            #expect(try await amara.begin(long).fields == ["text"])
        }
    }

    @Test("Another person's drafts, posts and accounts are not there", arguments: TestDatabase.available)
    func others(engine: TestDatabase) async throws {
        try await speaking(on: engine) { app, _ in
            let crisis = try await app.openRecall()
            let amara = try await app.program(of: app.people.amara)
            let draft = try #require(try await amara.begin(SpeakingAPITests.shift).value("id"))
            let account = try #require(try await amara.send(.get, "/accounts").value("items.0.id"))
            let published = try await amara.send(
                .post, "/drafts/\(draft)/publication", #"{"networks": ["mastodon"], "revision": 1}"#)
            let post = try #require(published.value("posts.0.id"))
            for viewer in [app.people.ben, app.people.chidi, app.people.frida] {
                let other = try await app.program(of: viewer)
                for path in [
                    "/drafts/\(draft)", "/posts/\(post)", "/posts/\(post)/correction", "/drafts/\(draft)/second-look",
                ] {
                    #expect(try await other.send(.get, path).status == 404, "\(path)")
                }
                for path in ["/drafts", "/posts", "/accounts"] {
                    #expect(try await other.send(.get, path).value("items.0") == nil, "\(path)")
                }
                for path in [
                    "/drafts/\(draft)/withdrawal", "/drafts/\(draft)/return", "/posts/\(post)/withdrawal",
                    "/posts/\(post)/release",
                    "/posts/\(post)/repetition", "/posts/\(post)/notices/settlement", "/accounts/\(account)/revocation",
                ] {
                    #expect(try await other.send(.post, path).status == 404, "\(path)")
                }
            }
            #expect(try await amara.send(.post, "/accounts/\(account)/revocation").status == 204)
            #expect(try await amara.send(.get, "/accounts").value("items.0") == nil)
            #expect(try await amara.send(.get, "/crises/\(crisis.id)/holds").status == 404)
        }
    }

    @Test("“I cannot say this” leaves no trace of who it was, not even for a program that sends a key")
    func declines() async throws {
        try await speaking(on: .sqlite) { app, _ in
            let crisis = try await app.openRecall()
            let amara = try await app.program(of: app.people.amara)
            let path = "/crises/\(crisis.id)/declines"
            for _ in 0..<2 {
                #expect(try await amara.send(.post, path, headers: [("Idempotency-Key", "once")]).status == 204)
            }
            let (times, kept) = try await app.database.read { tx in
                (try PostFigures.find(of: crisis.id, in: tx).declines, try tx.count("SELECT count(*) FROM kept_answers"))
            }
            #expect((times, kept) == (2, 0))
        }
    }

    @Test("A character that no database can hold is refused, not failed on")
    func nul() async throws {
        try await speaking(on: .sqlite) { app, _ in
            let amara = try await app.program(of: app.people.amara)
            let refused = try await amara.send(.post, "/drafts", #"{"text": "a\u0000b"}"#)
            #expect(refused.status == 400)
            let escaped = try await amara.send(.post, "/drafts", #"{"text": "a\\u0000b"}"#)
            #expect(escaped.value("text") == #"a\u0000b"#)
        }
    }

    @Test("Drafts come in pages that miss nothing while one goes on writing", arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        try await speaking(on: engine) { app, _ in
            let amara = try await app.program(of: app.people.amara)
            var begun: [String] = []
            for number in 0..<5 {
                let draft = try await amara.begin("Draft \(number)")
                begun.append(try #require(draft.value("id")))
                app.clock.advance(.seconds(1))
            }
            var found: [String] = []
            var next: String? = ""
            while let after = next {
                let page = try await amara.send(.get, "/drafts?limit=2" + (after.isEmpty ? "" : "&after=\(after)"))
                found += (0..<2).compactMap { page.value("items.\($0).id") }
                next = page.value("next")
                let again = #"{"text": "More", "networks": [], "revision": 1}"#
                #expect(try await amara.send(.put, "/drafts/\(begun[0])/text", again).status != 404)
            }
            #expect(found == begun.reversed())
        }
    }
}

extension APIClient {
    func begin(_ text: String) async throws -> Reply {
        try await send(.post, "/drafts", #"{"text": "\#(text)"}"#)
    }

    func reaches(_ state: String, _ post: String) async throws -> Bool {
        try await sees(state, at: "state", of: post)
    }

    /// What happens beside us shows by itself; the test's clock stands still, and so does what is left of the rate.
    func sees(_ value: String, at place: String, of path: String) async throws -> Bool {
        for _ in 0..<200 {
            if try await send(.get, path).value(place) == value { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }
}

/// The program, and a network that Amara has an account on.
func speaking(
    on engine: TestDatabase, _ body: @escaping @Sendable (TestApplication, FakeNetwork) async throws -> Void
) async throws {
    let clock = TestClock()
    let network = FakeNetwork(clock: clock)
    network.letIn("token-of-amara", as: "amara")
    try await TestApplication.run(on: engine, web: network.web, clock: clock) { app in
        let (amara, vault) = (app.people.amara.id, app.house.services.vault)
        try await app.database.write { tx in
            _ = try connectAccount(
                of: amara, network: .mastodon, server: FakeNetwork.server, handle: "amara", token: "token-of-amara",
                vault: vault, in: tx)
        }
        try await body(app, network)
    }
}
