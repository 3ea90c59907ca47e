import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Speaking, as the browser sees it") struct PostPagesTests {
    /// The whole program, with Amara's account on a network that a test plays.
    private func run(
        _ engine: TestDatabase, crisis change: @escaping @Sendable (inout CrisisDetails) -> Void = { _ in },
        _ body: @escaping @Sendable (TestApplication, Crisis, FakeNetwork) async throws -> Void
    ) async throws {
        let clock = TestClock()
        let network = FakeNetwork(clock: clock)
        try await TestApplication.run(on: engine, web: network.web, clock: clock) { app in
            let (crisis, amara, vault) = (
                try await app.openRecall(change), app.people.amara.id, app.house.services.vault
            )
            network.letIn("token-of-amara", as: "amara")
            try await app.database.write { tx in
                _ = try connectAccount(
                    of: amara, network: .mastodon, server: FakeNetwork.server, handle: "amara",
                    token: "token-of-amara", vault: vault, in: tx)
            }
            try await body(app, crisis, network)
        }
    }

    private func draft(_ text: String, _ app: TestApplication, _ crisis: Crisis) async throws -> String {
        let amara = app.people.amara.id
        let id = try await app.database.write {
            try Draft.begin(text: text, networks: [.mastodon], crisis: crisis.id, by: amara, in: $0)
        }
        return "/drafts/\(id)"
    }

    private func publishing(_ text: String, revision: Int = 1, _ more: [(String, String)] = []) -> [(String, String)] {
        [("text", text), ("networks", "mastodon"), ("revision", "\(revision)"), ("do", "publish")] + more
    }

    @Test(
        "A lost answer: the page says what is known, and both ways out work", arguments: TestDatabase.available,
        [true, false])
    func settling(engine: TestDatabase, isThere: Bool) async throws {
        try await run(engine) { app, crisis, network in
            let visitor = try await app.visitor(app.people.amara)
            network.be(isThere ? .losingAnswers : .swallowing)
            network.answerLooks(false)
            let path = try await draft(Said.shift, app, crisis)
            try await visitor.open(path)
            var page = try await visitor.submit(path, publishing(Said.shift))
            let post = page.path.prefix { $0 != "?" }
            while !page.words.contains("Not known") {
                try await Task.sleep(for: .milliseconds(50))
                page = try await visitor.open(String(post))
            }
            #expect(page.words.contains("It was sent and the answer was lost."))
            guard isThere else {
                page = try await visitor.submit(post + "/repetition")
                #expect(page.words.contains("On its way"))
                return
            }
            page = try await visitor.submit(post + "/arrival", [("permalink", "https://elsewhere.org/1")])
            #expect(page.status == 422)
            #expect(page.field("permalink") == "https://elsewhere.org/1")
            page = try await visitor.submit(
                post + "/arrival", [("permalink", "https://social.example.org/@amara/1000")])
            #expect(page.words.contains("It is out since"))
            #expect(page.body.contains("href=\"https://social.example.org/@amara/1000\""))
        }
    }

    @Test("Nobody else opens a draft or a post: it is not there", arguments: TestDatabase.available)
    func notThere(engine: TestDatabase) async throws {
        try await run(engine) { app, crisis, _ in
            let path = try await draft(Said.shift, app, crisis)
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open(path).status == 200)
            let post = try await amara.submit(path, publishing(Said.shift)).path.prefix { $0 != "?" }
            #expect(try await amara.open(String(post)).status == 200)
            for other in [app.people.ben, app.people.chidi, app.people.dana, app.people.frida] {
                let visitor = try await app.visitor(other)
                #expect(try await visitor.open(path).status == 404)
                #expect(try await visitor.open(String(post)).status == 404)
                try await visitor.open("/drafts")
                #expect(try await visitor.submit(post + "/withdrawal").status == 404)
            }
        }
    }

    @Test("An empty draft shows what would be put in front; the counters count it", arguments: TestDatabase.available)
    func disclosure(engine: TestDatabase) async throws {
        try await run(engine) { app, crisis, _ in
            let visitor = try await app.visitor(app.people.amara)
            let path = try await draft("", app, crisis)
            #expect(try await visitor.open(path).words.contains("“I work at Halden Foods.”"))
            struct Typed: Encodable {
                let text = "It rained."
                let networks = ["x"]
                let revision = 1
            }
            let answer = try await visitor.send(path + "/check", json: Typed())
            let count = "I work at Halden Foods. It rained.".count
            #expect(answer.body.contains("\"count\":\(count),\"over\":0,\"limit\":280,\"network\":\"x\""))
        }
    }

    @Test("Words of results ask for the author's confirmation where nobody can look", arguments: TestDatabase.available)
    func results(engine: TestDatabase) async throws {
        try await run(engine, crisis: { $0.secondLook = .off }) { app, crisis, _ in
            let visitor = try await app.visitor(app.people.amara)
            let text = "I work at Halden. Our profit will fall by 12 percent."
            let path = try await draft(text, app, crisis)
            let quiet = try await draft(Said.shift, app, crisis)
            #expect(try await visitor.open(quiet).body.contains("data-confirming hidden"))
            #expect(try await visitor.open(path).body.contains("data-confirming><label"))
            let refused = try await visitor.submit(path, publishing(text))
            #expect(refused.status == 422)
            #expect(refused.words.contains("It speaks of results, which can move markets."))
            #expect(try await visitor.submit(path, publishing(text, [("confirmed", "on")])).status == 200)
        }
    }

    @Test(
        "Without script, the slower of two windows keeps its text as a draft of its own",
        arguments: TestDatabase.available)
    func twoWindows(engine: TestDatabase) async throws {
        try await run(engine) { app, crisis, network in
            let visitor = try await app.visitor(app.people.amara)
            let path = try await draft("I was there", app, crisis)
            try await visitor.open(path)
            let check = [("networks", "mastodon"), ("revision", "1"), ("do", "check")]
            try await visitor.submit(path, check + [("text", "I was there at night")])
            let page = try await visitor.submit(path, publishing("I was there all day"))
            #expect(page.status == 422)
            #expect(page.words.contains("Your text is kept here as a draft of its own."))
            let amara = app.people.amara.id
            let texts = try await app.database.read { try Draft.open(of: amara, in: $0).map(\.text).sorted() }
            #expect(texts == ["I was there all day", "I was there at night"])
            #expect(network.attempts == 0)
        }
    }

    @Test(
        "A hold needs a department that is there, and says at once that it is confirmed",
        arguments: TestDatabase.available)
    func hold(engine: TestDatabase) async throws {
        try await run(engine) { app, crisis, _ in
            let visitor = try await app.visitor(app.people.chidi)
            try await visitor.open("/crises/\(crisis.id)/holds")
            let reach = ("reach", "department")
            for nowhere in ["", "Prodction"] {
                let page = try await visitor.submit("/crises/\(crisis.id)/holds", [reach, ("department", nowhere)])
                #expect(page.status == 422)
            }
            let page = try await visitor.submit("/crises/\(crisis.id)/holds", [reach, ("department", "Production")])
            #expect(page.words.contains("Confirmed"))
            #expect(page.words.contains("after that moment nothing has left"))
        }
    }
}
