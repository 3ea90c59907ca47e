import Care
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("Thanks, in the browser and by programs") struct ThanksPagesTests {
    @Test(
        "Ben thanks Amara by name; she reads it on Now, shows it, and takes it off again",
        arguments: TestDatabase.available)
    func journey(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, ben, eve) = (
                try await app.visitor(app.people.amara), try await app.visitor(app.people.ben),
                try await app.visitor(app.people.eve)
            )
            try await ben.open("/thanks/new")
            let words = [("reason", "honesty"), ("words", "You said it first.")]
            let refused = try await ben.submit("/thanks", words + [("to", "Zoe")])
            #expect(refused.status == 422 && refused.body.contains("You said it first."))
            let given = try await ben.submit("/thanks", words + [("to", "Amara")])
            #expect(given.words.contains("Not seen yet"))
            let now = try await amara.open("/")
            #expect(now.words.contains("Someone thanks you") && !now.words.contains("You said it first."))
            let path = try #require(now.paths(beginning: "/thanks/0").first)
            #expect(try await eve.open(path).status == 404)
            #expect(try await amara.open(path).words.contains("You said it first."))
            #expect(try await !amara.open("/").words.contains("Someone thanks you"))
            #expect(try await ben.open("/thanks/given").words.contains("Received"))
            #expect(try await ben.submit(path + "/withdrawal").status == 422)
            #expect(try await !eve.open("/thanks").words.contains("You said it first."))
            try await amara.submit(path + "/showing")
            #expect(try await eve.open("/thanks").words.contains("You said it first."))
            #expect(try await !ben.open("/thanks/given").words.contains("wall, "), "the giver is told no more")
            try await amara.submit(path + "/hiding")
            #expect(try await !eve.open("/thanks").words.contains("You said it first."))
        }
    }

    @Test("When a part of a name fits several, they are offered, and what was typed is kept")
    func several() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let ben = try await app.visitor(app.people.ben)
            try await ben.open("/thanks/new")
            let typed = [("to", "da"), ("reason", "help"), ("words", "You stayed late.")]
            let offered = try await ben.submit("/thanks", typed)
            #expect(offered.status == 422 && offered.words.contains("Who of them?"))
            #expect(offered.words.contains("Dana · Management") && offered.words.contains("Frida · IT"))
            let chosen = try await ben.submit("/thanks", typed + [("to_chosen", app.people.frida.id.rawValue)])
            #expect(chosen.words.contains("Frida") && !chosen.words.contains("Dana"))
        }
    }

    @Test(
        "Eve reports words that hurt; Frida takes them out for everybody, and Eve hears why",
        arguments: TestDatabase.available)
    func reports(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let thanks = try await app.database.write { [people = app.people] tx in
                let details = ThanksDetails(receiver: people.amara.id, reason: .help, words: "Not bad for a beginner.")
                let thanks = try giveThanks(details, by: people.ben.id, in: tx).get()
                try shareThanks(thanks.id, true, by: people.amara.id, in: tx)
                return thanks.id
            }
            let (eve, frida) = (try await app.visitor(app.people.eve), try await app.visitor(app.people.frida))
            try await eve.open("/thanks/\(thanks)")
            #expect(try await eve.submit("/thanks/\(thanks)/reports", [("why", "It sneers.")]).status == 200)
            #expect(try await frida.open("/").words.contains("reported words of thanks"))
            let page = try await frida.open("/thanks/reports")
            #expect(page.words.contains("It sneers.") && !page.words.contains("Eve"))
            let path = try #require(page.paths(beginning: "/thanks/reports/0").first)
            #expect(try await frida.submit(path, [("outcome", "removed")]).status == 422)
            try await frida.submit(path, [("outcome", "removed"), ("reply", "It did. Sorry.")])
            #expect(try await eve.open("/thanks/received").words.contains("It did. Sorry."))
            let amara = try await app.visitor(app.people.amara)
            #expect(try await !amara.open("/thanks/received").words.contains("beginner"))
            let ben = try await app.visitor(app.people.ben)
            #expect(try await ben.open("/thanks/given").words.contains("An administrator found that it could hurt"))
        }
    }

    @Test("No page and no call says how many thanks somebody gave or got, or puts people in order by it")
    func neverCounted() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            // 57 to Amara, all of them on the wall.
            for _ in 0..<4 {
                try await app.database.write { [people = app.people] tx in
                    for giver in [people.ben, people.chidi, people.dana] {
                        for _ in 0..<5
                        where try Thanks.received(by: people.amara.id, after: nil, limit: 99, in: tx).count < 57 {
                            let details = ThanksDetails(receiver: people.amara.id, reason: .care, words: "Thank you")
                            let thanks = try giveThanks(details, by: giver.id, in: tx).get()
                            try shareThanks(thanks.id, true, by: people.amara.id, in: tx)
                        }
                    }
                }
                app.clock.advance(.days(2))
            }
            let received = try await app.database.read { [amara = app.people.amara.id] tx in
                try Thanks.received(by: amara, after: nil, limit: 99, in: tx).count
            }
            #expect(received == 57)
            for person in [app.people.amara, app.people.eve, app.people.dana, app.people.frida] {
                let (visitor, program) = (try await app.visitor(person), try await app.program(of: person))
                for route in app.application.routes where route.method == .get && !numbered.contains(route.path) {
                    let page = try await visitor.open(route.path(in: crisis.id))
                    #expect(!counts(page.words, 57), "\(person.person.name) \(route.path)")
                }
                for operation in allOperations where operation.method == .get && operation.path != "/events" {
                    let reply = try await program.send(.get, operation.path(in: crisis.id))
                    #expect(!counts(reply.body, 57), "\(person.person.name) \(operation.name)")
                }
            }
            try await app.sealed()
            let audit = try await app.visitor(app.people.frida).open(
                "/audit/file?format=jsonl&kind=thanks.wall-changed")
            #expect(audit.body.contains("thanks.wall-changed"))
            for person in app.people.all where person.id != app.people.frida.id {
                #expect(!audit.body.contains(person.id.rawValue), "\(person.person.name)")
            }
            // The walk can find one.
            #expect(counts("Amara was thanked 57 times", 57) && counts(#"{"thanks":57}"#, 57))
            let asked = allOperations.filter { $0.path.hasPrefix("/thanks") }.flatMap { $0.query.map(\.name) }
            #expect(Set(asked) == ["limit", "after"], "no call filters by person or sorts")
        }
    }

    /// Every act in the audit has its own number, and so nobody is told there; see below.
    private let numbered = ["/audit", "/audit/file", "/events"]

    /// The number, standing by itself: not within a time, a longer number or an id.
    private func counts(_ text: String, _ number: Int) -> Bool {
        let parts = text.replacing(/[0-9]+([:.][0-9]+)+/, with: " ").split { !$0.isLetter && !$0.isNumber }
        return parts.contains { $0 == "\(number)" }
    }

    @Test("A program reports thanks that hurt, and an administrator's decides")
    func programReports() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let (ben, amara) = (try await app.program(of: app.people.ben), try await app.program(of: app.people.amara))
            let frida = try await app.program(of: app.people.frida)
            let body = #"{"to":"amara@halden.example","reason":"learning","words":"At last."}"#
            let id = try #require(try await ben.send(.post, "/thanks", body).value("id"))
            #expect(try await ben.send(.post, "/thanks/\(id)/reports", json(("why", ""))).fields == ["why"])
            #expect(try await amara.send(.post, "/thanks/\(id)/reports", json(("why", "Mockery."))).status == 204)
            let report = try await frida.send(.get, "/thanks/reports")
            #expect(report.value("items.0.thanks.words") == "At last." && report.value("items.0.why") == "Mockery.")
            let path = "/thanks/reports/\(report.value("items.0.id") ?? "")"
            let settled = try json(("outcome", "removed"), ("reply", "Taken out."))
            #expect(try await amara.send(.post, path, settled).status == 404)
            #expect(try await frida.send(.post, path, settled).status == 204)
            #expect(try await amara.send(.get, "/thanks/received").value("items.0.thanks.id") == nil)
        }
    }

    @Test("A program thanks, reads what its owner got, and goes through the wall page by page")
    func program() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let (ben, amara) = (try await app.program(of: app.people.ben), try await app.program(of: app.people.amara))
            let body = #"{"to":"amara@halden.example","reason":"learning","words":"You asked."}"#
            let made = try await ben.send(.post, "/thanks", body, headers: [("Idempotency-Key", "one")])
            #expect(made.status == 201)
            #expect(try await ben.send(.post, "/thanks", body, headers: [("Idempotency-Key", "one")]).body == made.body)
            let kept = try await app.database.read { tx in
                try tx.all("SELECT body FROM kept_answers").map { try $0["body"] as String }
            }
            #expect(kept.count == 1 && kept.allSatisfy { !$0.contains("You asked") })
            #expect(
                try await ben.send(.post, "/thanks", json(("to", "Zoe"), ("reason", "care"), ("words", "x"))).fields
                    == ["to"])
            #expect(
                try await ben.send(.post, "/thanks", json(("to", "Eve"), ("reason", "volume"), ("words", "x"))).status
                    == 422)
            let id = try #require(made.value("id"))
            #expect(try await amara.send(.get, "/thanks/received").value("items.0.thanks.words") == "You asked.")
            #expect(try await ben.send(.post, "/thanks/\(id)/showing").status == 404)
            #expect(try await amara.send(.post, "/thanks/\(id)/showing").status == 204)
            app.clock.advance(.minutes(1))
            let other = try await ben.send(.post, "/thanks", body)
            #expect(try await amara.send(.post, "/thanks/\(other.value("id") ?? "")/showing").status == 204)
            let first = try await ben.send(.get, "/thanks?limit=1")
            #expect(first.value("items.0.id") == other.value("id"))
            let second = try await ben.send(.get, "/thanks?limit=1&after=\(first.value("next") ?? "")")
            #expect(second.value("items.0.id") == id && second.value("next") == nil)
        }
    }
}
