import Platform
import Situation
import TestSupport
import Testing

@Suite("An update can be for some of us, and translated") struct BriefingAudienceTests {
    private func send(
        _ text: String, to audience: BriefingAudience = .everyone, in crisis: ID<Crisis>, by sender: ID<Person>,
        in tx: Transaction
    ) throws -> Result<Briefing, Problems> {
        var details = BriefingDetails(text: text, nextAt: tx.now + .hours(1))
        details.audience = audience
        return try sendBriefing(details, in: crisis, by: sender, in: tx)
    }

    @Test(
        "Whoever it is not for has the update before it, and the promise to everyone stays",
        arguments: TestDatabase.available)
    func some(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
                let (amara, eve) = (story.people.amara.person, story.people.eve.person)
                _ = try send("The recall has begun.", in: crisis, by: chidi, in: tx).get()
                let promised = try #require(try Briefing.next(of: crisis, in: tx))
                let theirs = BriefingAudience(departments: [amara.department], countries: ["dk"])
                let sent = try send("Line 3 stands still.", to: theirs, in: crisis, by: chidi, in: tx).get()
                #expect(sent.number == 2 && sent.nextAt == promised)
                #expect(try Briefing.next(of: crisis, in: tx) == promised)
                let everybody = try tx.all("SELECT id FROM people WHERE department = \(amara.department)")
                #expect(sent.recipients == everybody.count)
                #expect(try Briefing.latest(of: crisis, for: amara, in: tx)?.number == 2)
                #expect(try Briefing.latest(of: crisis, for: eve, in: tx)?.number == 1)
                #expect(try Briefing.latest(of: crisis, for: nil, in: tx)?.number == 1, "signed out")
            }
        }
    }

    @Test(
        "It is refused when nobody fits, before everyone has heard, and while everyone waits for a late one",
        arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { try RecallStory(in: $0) }
            let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
            let (some, none) = (
                BriefingAudience(countries: ["DK"]), BriefingAudience(departments: ["Nobody's"], languages: ["da"])
            )
            try await database.write { tx in
                try UpdatePromise.open(of: crisis, in: tx).map { _ in
                    try tx.run("UPDATE update_promises SET kept_at = \(tx.now)")
                }
            }
            try await database.write { tx in
                #expect(try send("News.", to: some, in: crisis, by: chidi, in: tx).refused == ["departments"])
                _ = try send("News.", in: crisis, by: chidi, in: tx).get()
                #expect(try send("News.", to: none, in: crisis, by: chidi, in: tx).refused == ["departments"])
                let odd = BriefingAudience(countries: ["Denmark"], languages: ["dansk"])
                #expect(
                    try send("News.", to: odd, in: crisis, by: chidi, in: tx).refused == ["countries", "languages"])
            }
            clock.advance(.hours(2))
            try await database.write { tx in
                let late = try send("News.", to: some, in: crisis, by: chidi, in: tx)
                #expect(late.refused == ["departments"])
            }
        }
    }

    @Test("The rule and the question to the database choose the same people", arguments: TestDatabase.available)
    func same(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                _ = try RecallStory(in: tx)
                let (departments, countries, languages) = (
                    ["Line", "Lab", "Office"], ["DK", "se", "PT"], ["da", "en", "PT", "fi"]
                )
                for number in 0..<60 {
                    var details = PersonDetails()
                    details.name = "Person \(number)"
                    details.email = "p\(number)@halden.example"
                    details.department = departments[number % 3]
                    details.country = countries[number / 3 % 3]
                    details.languages = [languages[number % 4], languages[number / 4 % 4]]
                    details.zoneName = "UTC"
                    _ = try addPerson(details, by: nil, in: tx)
                }
                let people = try Person.all(
                    tx.all("SELECT id FROM people").map { try $0["id"] as ID<Person> }, in: tx
                ).values
                for number in 0..<64 {
                    func some(_ values: [String], _ shift: Int) -> [String] {
                        values.enumerated().filter { number >> ($0.offset + shift) & 1 == 1 }.map(\.element)
                    }
                    let audience = BriefingAudience(
                        departments: some(departments, 0), countries: some(countries, 2), languages: some(languages, 3))
                    let chosen = people.filter { audience.includes($0) }
                    #expect(try audience.count(in: tx) == chosen.count)
                }
            }
        }
    }

    @Test(
        "Eve finds nothing of it on a page or by its address, and of four people there is no total",
        arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let chidi = try await app.visitor(app.people.chidi)
            let crisis = try await app.openRecall().id
            let briefings = "/crises/\(crisis)/briefings"
            let next = String((app.clock.read() + .hours(3)).iso.prefix(16))
            try await chidi.open(briefings + "/new")
            try await chidi.submit(briefings, [("text", "The recall has begun."), ("next_at", next)])
            let theirs = app.people.amara.person.department
            let preview = try await chidi.submit(
                briefings + "/preview", [("text", "Line 3 stands still."), ("departments", theirs)])
            #expect(preview.words.contains("For some of us") && preview.words.contains(theirs))
            let empty = try await chidi.submit(
                briefings, [("text", "Line 3 stands still."), ("next_at", next), ("countries", "Denmark")])
            #expect(
                empty.status == 422 && empty.body.contains("Line 3 stands still.") && empty.body.contains("Denmark"))
            let sent = try await chidi.submit(
                briefings, [("text", "Line 3 stands still."), ("next_at", next), ("departments", theirs)])
            #expect(sent.words.contains("For some of us"))
            let (amara, eve) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.eve))
            #expect(try await amara.open("/").words.contains("Line 3 stands still."))
            #expect(try await amara.open(briefings).words.contains("Line 3 stands still."))
            for path in ["/", briefings, "/crises/\(crisis)/state"] {
                #expect(try await !eve.open(path).words.contains("Line 3 stands still."))
            }
            let path = try #require(sent.body.firstMatch(of: /href="(\/crises\/\w+\/briefings\/(?!new)\w+)"/)).1
            #expect(try await amara.open(String(path)).status == 200)
            #expect(try await eve.open(String(path)).status == 404)
            #expect(try await chidi.open(String(path)).words.contains("fewer than five people"))
        }
    }

    @Test("Amara reads it in her language first, until what was sent is corrected", arguments: TestDatabase.available)
    func translated(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
                let sent = try send("The shops are told.", in: crisis, by: chidi, in: tx).get()
                func translate(_ language: String, _ text: String) throws -> [String] {
                    try translateBriefing(sent.id, of: crisis, into: language, text: text, by: chidi, in: tx)
                        .map(\.field)
                }
                #expect(try translate("dansk", "") == ["language", "translation"])
                #expect(try translate("DA", "Butikker har fået besked.").isEmpty)
                #expect(try translate("da", "Butikkerne har fået besked.").isEmpty, "better words take its place")
                var reader = story.people.amara.person
                reader.languages = ["da", "en"]
                let now = try Briefing.get(sent.id, of: crisis, in: tx)
                #expect(now.translations.map(\.text) == ["Butikkerne har fået besked."])
                #expect(now.translation(for: reader)?.language == "da")
                reader.languages = ["en"]
                #expect(now.translation(for: reader) == nil)
                _ = try correctBriefing(
                    sent.id, of: crisis, text: "Most shops are told.", why: "Two were closed.", by: chidi, in: tx)
                reader.languages = ["da"]
                let later = try Briefing.get(sent.id, of: crisis, in: tx)
                #expect(later.translation(for: reader) == nil, "it still says what was wrong")
                #expect(later.translations.map { later.isBehind($0) } == [true])
            }
        }
    }
}
