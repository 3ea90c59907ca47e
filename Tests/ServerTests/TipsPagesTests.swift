import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("What colleagues know, in the browser") struct TipsPagesTests {
    @Test(
        "Amara corrects a fact from its page; Chidi takes it with one click; she is told, and the history names her",
        arguments: TestDatabase.available)
    func journey(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let fact = try await app.database.write { [people = app.people] tx in
                let details = FactDetails(
                    statement: "About 400 were sold.", status: .confirmed, owner: "Communications", source: "Tills")
                return try establish(details, in: crisis, by: people.chidi.id, in: tx).get()
            }
            let (amara, eve, chidi) = (
                try await app.visitor(app.people.amara), try await app.visitor(app.people.eve),
                try await app.visitor(app.people.chidi)
            )
            #expect(try await amara.open("/").words.contains("Tell the team"))
            let page = try await amara.open(fact.path)
            #expect(page.words.contains("This is not right, because…"))
            let form = "/crises/\(crisis.id)/tips/new?fact=\(fact.id)"
            #expect(page.body.contains(form))
            try await amara.open(form)
            let typed = [("fact", fact.id.rawValue), ("statement", "612 were sold."), ("name", "on")]
            let refused = try await amara.submit("/crises/\(crisis.id)/tips", typed)
            #expect(refused.status == 422 && refused.body.contains("612 were sold."))
            let given = try await amara.submit("/crises/\(crisis.id)/tips", typed + [("source", "I counted them.")])
            #expect(given.words.contains("The team has not decided yet"))
            #expect(try await !eve.open(fact.path).words.contains("612"))
            #expect(try await eve.open("/crises/\(crisis.id)/tips").status == 404)
            #expect(try await chidi.open("/crises/\(crisis.id)").words.contains("A colleague knows something"))
            let waiting = try await chidi.open("/crises/\(crisis.id)/tips")
            #expect(waiting.words.contains("612 were sold.") && waiting.words.contains("Amara"))
            let take = try #require(waiting.paths(beginning: fact.path + "/versions/new?tip=").first)
            let filled = try await chidi.open(take)
            #expect(filled.body.contains("612 were sold.") && filled.body.contains("I counted them."))
            let tip = try #require(filled.field("tip"))
            let version = [
                ("statement", "612 were sold."), ("status", "confirmed"), ("owner", "Communications"),
                ("source", "I counted them."), ("why", "A colleague counted."), ("based_on", "1"), ("tip", tip),
                ("reply", "Well counted."),
            ]
            #expect(try await chidi.submit(fact.path + "/versions", version).status == 200)
            #expect(try await amara.open("/").words.contains("it was taken into the facts"))
            #expect(try await amara.open("/tips").words.contains("Well counted."))
            #expect(try await !amara.open("/").words.contains("it was taken into the facts"))
            #expect(try await eve.open(fact.path).words.contains("Amara knew it, and told us."))
            #expect(try await chidi.open("/crises/\(crisis.id)/tips").body.contains("/thanks/new?to=amara"))
        }
    }

    @Test(
        "What Chidi does not take he answers with a reason, and Amara is not named anywhere",
        arguments: TestDatabase.available)
    func refusal(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let (amara, chidi) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.chidi))
            try await amara.open("/crises/\(crisis.id)/tips/new")
            try await amara.submit(
                "/crises/\(crisis.id)/tips", [("statement", "It was the valve."), ("source", "I fitted it.")])
            let waiting = try await chidi.open("/crises/\(crisis.id)/tips")
            let path = try #require(waiting.paths(beginning: "/crises/\(crisis.id)/tips/0").first)
            let tip = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
            #expect(try await chidi.submit(path, [("tip", tip), ("reply", "")]).status == 422)
            try await chidi.submit(path, [("tip", tip), ("reply", "It was shut that night.")])
            #expect(try await amara.open("/tips").words.contains("It was shut that night."))
            #expect(try await !amara.open("/crises/\(crisis.id)/facts").words.contains("valve"))
        }
    }

    @Test("A tip that was decided meanwhile brings the fact form back, and no version is written")
    func faster() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let tip = try await app.database.write { [people = app.people] tx in
                let details = TipDetails(statement: "It was the valve.", source: "I fitted it.")
                let tip = try giveTip(details, in: crisis, by: people.amara, tx).get().id
                try leaveTip(tip, of: crisis.id, because: "No.", by: people.dana.id, in: tx).orThrow()
                return tip
            }
            let chidi = try await app.visitor(app.people.chidi)
            try await chidi.open("/crises/\(crisis.id)/facts/new")
            let answer = try await chidi.submit(
                "/crises/\(crisis.id)/facts",
                [
                    ("statement", "It was the valve."), ("status", "developing"), ("owner", "Communications"),
                    ("tip", tip.rawValue),
                ])
            #expect(answer.status == 422 && answer.body.contains("It was the valve."))
            let facts = try await app.database.read { try Fact.all(of: crisis.id, in: $0) }
            #expect(facts.isEmpty)
        }
    }
}
