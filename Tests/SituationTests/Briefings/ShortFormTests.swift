import Platform
import TestSupport
import Testing

@testable import Situation

@Suite("The short form of an update") struct ShortFormTests {
    @Test("It has at most 160 characters, and a correction says how it reads now", arguments: TestDatabase.available)
    func rules(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                func send(_ short: String) throws -> Result<Briefing, Problems> {
                    var details = BriefingDetails(text: "Four batches come back.", nextAt: tx.now + .hours(1))
                    details.short = short
                    return try sendBriefing(details, in: story.crisis.id, by: story.people.chidi.id, in: tx)
                }
                #expect(try send(String(repeating: "x", count: 161)).refused == ["short"])
                let briefing = try send("Four batches. More at 15:00.").get()
                func correct(_ text: String, _ short: String) throws -> [String] {
                    try correctBriefing(
                        briefing.id, of: story.crisis.id, text: text, short: short, why: "One more was found.",
                        by: story.people.chidi.id, in: tx
                    ).map(\.field)
                }
                #expect(try correct("Five batches come back.", "") == ["short"])
                #expect(try correct("Four batches come back.", "Four batches. More at 15:00.") == ["text"])
                #expect(try correct("Five batches come back.", "Five batches. More at 15:00.") == [])
                let now = try Briefing.get(briefing.id, of: story.crisis.id, in: tx)
                #expect(
                    now.currentShort == "Five batches. More at 15:00." && now.short == "Four batches. More at 15:00.")
            }
        }
    }

    @Test(
        "Amara’s locked phone shows it, also when it is corrected, and neither its text nor one that is for some of us",
        arguments: TestDatabase.available)
    func pushed(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            let phone = TestBrowser("amara")
            try await story.add(phone, of: story.people.amara)
            let briefing = try await story.brief("Four batches come back.", short: "Please stop selling Oat Barista.")
            try await story.work()
            try await story.database.write { tx in
                let problems = try correctBriefing(
                    briefing.id, of: story.crisis.id, text: "Five batches come back.",
                    short: "Stop selling oat drinks.",
                    why: "One more was found", by: story.people.chidi.id, in: tx)
                #expect(problems.isEmpty)
                var details = BriefingDetails(text: "Your shift is paid.", nextAt: nil)
                details.audience = BriefingAudience(departments: ["Production"])
                details.short = "You are paid."
                _ = try sendBriefing(details, in: story.crisis.id, by: story.people.chidi.id, in: tx).get()
            }
            try await story.work()
            let bodies = story.told(phone).map(\.body)
            #expect(bodies.contains("Please stop selling Oat Barista.") && bodies.contains("Stop selling oat drinks."))
            #expect(bodies.count == 3 && !bodies.contains { $0.contains("paid") || $0.contains("batches") })
        }
    }

    @Test(
        "A colleague writes it in Danish: Amara’s phone and mail show that, Ben’s what was sent, until it is corrected",
        arguments: TestDatabase.available)
    func translated(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            let (hers, his) = (TestBrowser("amara"), TestBrowser("ben"))
            try await story.add(hers, of: story.people.amara)
            try await story.add(his, of: story.people.ben)
            let briefing = try await story.brief("Four batches come back.", short: "Please stop selling.")
            try await story.database.write { tx in
                try tx.run("UPDATE people SET languages = 'da en' WHERE id = \(story.people.amara.id)")
                func translate(_ short: String) throws -> [String] {
                    try translateBriefing(
                        briefing.id, of: story.crisis.id, into: "da", text: "Fire partier kommer tilbage.",
                        short: short, by: story.people.chidi.id, in: tx
                    ).map(\.field)
                }
                #expect(try translate(String(repeating: "x", count: 161)) == ["short_translation"])
                #expect(try translate("Stop venligst salget.") == [])
                let now = try Briefing.get(briefing.id, of: story.crisis.id, in: tx)
                let (amara, ben) = (try Person.find(story.people.amara.id, in: tx), story.people.ben.person)
                let shown = try now.currentShort(for: #require(amara))
                #expect(shown == ShortForm(words: "Stop venligst salget.", language: "da"))
                #expect(now.currentShort(for: ben) == ShortForm(words: "Please stop selling."))
            }
            try await story.work()
            #expect(story.told(hers).map(\.body) == ["Stop venligst salget."])
            #expect(story.told(his).map(\.body) == ["Please stop selling."])
            try await story.database.write { tx in
                let problems = try correctBriefing(
                    briefing.id, of: story.crisis.id, text: "Five.", short: "Stop selling oat drinks.", why: "One more",
                    by: story.people.chidi.id, in: tx)
                #expect(problems.isEmpty)
            }
            try await story.work()
            #expect(story.told(hers).last?.body == "Stop selling oat drinks.", "the Danish one says what was wrong")
        }
    }

    @Test("That an update is there in Danish shows its Danish short form, and none that is for some of us")
    func noticed() async throws {
        try await DeviceStory.run(.sqlite) { story in
            let phone = TestBrowser("amara")
            let (follower, worker) = (
                personalNoticesFollower(story.house), PersonalNoticeWorker(services: story.house.services)
            )
            _ = try await follower.step(story.database)
            let briefing = try await story.brief("Four batches come back.", short: "Please stop selling.")
            try await story.work()
            try await story.add(phone, of: story.people.amara)
            try await story.database.write { tx in
                try tx.run("UPDATE people SET languages = 'da en' WHERE id = \(story.people.amara.id)")
                let problems = try translateBriefing(
                    briefing.id, of: story.crisis.id, into: "da", text: "Fire partier.", short: "Stop salget.",
                    by: story.people.chidi.id, in: tx)
                #expect(problems.isEmpty)
            }
            while try await Sealer.seal(story.database) > 0 {}
            while try await follower.step(story.database) {}
            try await worker.sendDue()
            #expect(story.told(phone).map(\.title) == ["The update is there in your language"])
            #expect(story.told(phone).map(\.body) == ["Stop salget."])
        }
    }

    @Test("It is the first line of the mail, and a mail without one begins as before")
    func mailed() async throws {
        try await MailStory.run(.sqlite) { story in
            try await story.brief("Four batches come back.", short: "Please stop selling Oat Barista.")
            try await story.work()
            let first = try #require(story.postbox.got.first)
            #expect(first.text.hasPrefix("Please stop selling Oat Barista.\n\n"))
            #expect(first.html.text.contains("<p>Please stop selling Oat Barista.</p>"))
            try await story.brief("Nothing more.")
            try await story.work()
            #expect(try #require(story.postbox.got.last).text.hasPrefix("Oat milk recall"))
        }
    }

    @Test(
        "What is cut ends with a whole word",
        arguments: [
            ("One two three", 20, "One two three"), ("One two three", 9, "One two…"), ("One two three", 8, "One two…"),
            ("One two three", 7, "One…"), ("Onetwothree", 5, "Onet…"), ("", 0, ""), ("x", -1, "x"),
        ])
    func cut(text: String, most: Int, cut: String) {
        #expect(text.cutAfterWord(most) == cut)
    }
}
