import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("Questions under an update, in the browser") struct QuestionsPagesTests {
    @Test(
        "Amara asks without her name, Eve wants to know it too, Chidi says by when, and then everyone reads the answer",
        arguments: TestDatabase.available)
    func journey(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (crisis, update) = try await app.update()
            let (amara, eve, chidi) = (
                try await app.visitor(app.people.amara), try await app.visitor(app.people.eve),
                try await app.visitor(app.people.chidi)
            )
            #expect(try await amara.open("/").body.contains(update))
            #expect(try await amara.open(update).words.contains("Nobody has asked yet"))
            try await amara.open(update + "/questions/new")
            let typed = [("text", "Who knew of it in May?")]
            let refused = try await amara.submit(update + "/questions", typed)
            #expect(refused.status == 422 && refused.body.contains("Who knew of it in May?"))
            let asked = try await amara.submit(update + "/questions", typed + [("name", "without")])
            #expect(asked.words.contains("Who knew of it in May?") && asked.words.contains("Without a name"))
            let seen = try await eve.open(update)
            #expect(!seen.words.contains("Amara"))
            let path = try #require(seen.paths(beginning: update + "/questions/0").first)
            #expect(try await !eve.open(path).words.contains("Take it back"))
            #expect(try await amara.open(path).words.contains("Take it back"))
            try await eve.open(update)
            #expect(try await eve.submit(path + "/wishes").words.contains("1 more wants to know this"))
            #expect(try await eve.submit(path + "/replies", [("outcome", "answered")]).status == 404)
            #expect(try await chidi.open(crisis.path).words.contains("A question under an update waits"))
            try await chidi.open(path)
            let empty = try await chidi.submit(path + "/replies", [("outcome", "promised"), ("words", "I asked.")])
            #expect(empty.status == 422 && empty.body.contains("I asked."))
            let due = Words(zone: app.people.chidi.person.zone, now: app.clock.read()).input(
                app.clock.read() + .hours(2))
            let reply = [("outcome", "promised"), ("words", ""), ("promised_for", due), ("seen", "0")]
            #expect(try await chidi.submit(path + "/replies", reply).words.contains("We say more by"))
            #expect(try await eve.open(update).words.contains("We do not know yet."))
            app.clock.advance(.hours(3))
            #expect(try await chidi.open("/").words.contains("You promised to say more"))
            #expect(try await !eve.open("/").words.contains("You promised to say more"))
            #expect(try await chidi.open(crisis.path).words.contains("has not come"))
            #expect(try await eve.open(crisis.path + "/questions").words.contains("is late"))
            try await chidi.open(path)
            let said = [("outcome", "answered"), ("words", "I did not."), ("seen", "1")]
            #expect(try await chidi.submit(path + "/replies", said).words.contains("I did not."))
            #expect(try await eve.open(path).words.contains("What we said before"))
            #expect(try await !chidi.open("/").words.contains("You promised to say more"))
        }
    }

    @Test("Whoever asked with a name finds the answer on Now until they have read it")
    func told() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let (_, update) = try await app.update()
            let (amara, chidi) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.chidi))
            try await amara.open(update + "/questions/new")
            let asked = try await amara.submit(update + "/questions", [("text", "And us?"), ("name", "with")])
            let path = try #require(asked.paths(beginning: update + "/questions/0").first)
            try await chidi.open(path)
            try await chidi.submit(path + "/replies", [("outcome", "declined"), ("words", "Not ours."), ("seen", "0")])
            #expect(try await amara.open("/").words.contains("Your question has a word from the team"))
            #expect(try await amara.open(path).words.contains("Not ours."))
            #expect(try await !amara.open("/").words.contains("Your question has a word from the team"))
        }
    }

    @Test("Amara takes a question without a name back, and Eve could not have", arguments: TestDatabase.available)
    func undo(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (_, update) = try await app.update()
            let (amara, eve) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.eve))
            try await amara.open(update + "/questions/new")
            let asked = try await amara.submit(update + "/questions", [("text", "Oh no"), ("name", "without")])
            let path = try #require(asked.paths(beginning: update + "/questions/0").first)
            try await eve.open(path)
            #expect(try await eve.submit(path + "/withdrawal").status == 404)
            #expect(try await eve.open(update).words.contains("Oh no"))
            try await amara.open(path)
            #expect(try await !amara.submit(path + "/withdrawal").words.contains("Oh no"))
        }
    }

    @Test("Eve finds no question under an update that is for Production", arguments: TestDatabase.available)
    func audience(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (crisis, _) = try await app.update()
            let (_, update) = try await app.update(of: crisis, for: ["Production"])
            let (amara, eve) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.eve))
            try await amara.open(update + "/questions/new")
            let asked = try await amara.submit(update + "/questions", [("text", "Our shift?"), ("name", "with")])
            let path = try #require(asked.paths(beginning: update + "/questions/0").first)
            for hidden in [path, update, update + "/questions/new"] {
                #expect(try await eve.open(hidden).status == 404)
            }
            // From a page that has a form: its token is good.
            try await eve.open("/")
            #expect(try await eve.submit(path + "/wishes").status == 404)
            #expect(try await !eve.open(crisis.path + "/questions").words.contains("Our shift?"))
            #expect(try await app.visitor(app.people.ben).open(crisis.path + "/questions").words.contains("Our shift?"))
        }
    }
}

extension TestApplication {
    /// A recall with one update, and the path of it.
    fileprivate func update() async throws -> (Crisis, String) { try await update(of: openRecall(), for: []) }

    fileprivate func update(of crisis: Crisis, for departments: [String]) async throws -> (Crisis, String) {
        let id = try await database.write { [people] tx in
            var details = BriefingDetails(text: "Nobody is ill.", nextAt: tx.now + .hours(9))
            details.audience = BriefingAudience(departments: departments)
            return try sendBriefing(details, in: crisis.id, by: people.chidi.id, in: tx).get().id
        }
        return (crisis, crisis.path + "/briefings/\(id)")
    }
}
