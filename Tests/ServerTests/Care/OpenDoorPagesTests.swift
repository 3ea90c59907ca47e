import Care
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("The open door, in the browser") struct OpenDoorPagesTests {
    @Test(
        "Amara asks without her name, Eve votes, Dana is asked on Now and answers, and everyone reads it",
        arguments: TestDatabase.available)
    func journey(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, eve, dana) = (
                try await app.visitor(app.people.amara), try await app.visitor(app.people.eve),
                try await app.visitor(app.people.dana)
            )
            try await amara.open("/door/questions/new")
            let typed = [("text", "Who knew of it in May?"), ("leader", "")]
            let refused = try await amara.submit("/door/questions", typed)
            #expect(refused.status == 422 && refused.body.contains("Who knew of it in May?"))
            let asked = try await amara.submit("/door/questions", typed + [("name", "without")])
            #expect(asked.words.contains("Who knew of it in May?") && asked.words.contains("Without a name"))
            #expect(asked.words.contains("Take it back") && asked.words.contains("Asked today"))
            let seen = try await eve.open("/door")
            #expect(!seen.words.contains("Take it back") && !seen.words.contains("Amara"))
            let path = try #require(seen.paths(beginning: "/door/questions/0").first)
            #expect(try await !dana.open("/").words.contains("Most want to know this from you"))
            let voted = try await eve.submit(path + "/votes")
            #expect(voted.words.contains("1 vote") && voted.words.contains("Answer due by the end of"))
            #expect(try await dana.open("/").words.contains("Most want to know this from you"))
            #expect(try await !eve.open("/").words.contains("Most want to know this from you"))
            try await dana.open(path)
            let empty = try await dana.submit(path + "/answer", [("outcome", "answered"), ("answer", "")])
            #expect(empty.status == 422)
            let said = try await dana.submit(path + "/answer", [("outcome", "answered"), ("answer", "I did not.")])
            #expect(said.words.contains("I did not.") && said.words.contains("Dana"))
            #expect(try await eve.open("/door").words.contains("I did not."))
            #expect(try await eve.submit(path + "/answer", [("outcome", "answered")]).status == 404)
            #expect(try await amara.open(path).words.contains("I did not."))
        }
    }

    @Test("Amara takes a question without a name back, and Eve could not have", arguments: TestDatabase.available)
    func undo(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, eve) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.eve))
            try await amara.open("/door/questions/new")
            let asked = try await amara.submit("/door/questions", [("text", "Oh no"), ("name", "without")])
            let path = try #require(asked.paths(beginning: "/door/questions/0").first { !$0.hasSuffix("/withdrawal") })
            try await eve.open("/door")
            let taken = path.replacing("/votes", with: "") + "/withdrawal"
            #expect(try await eve.submit(taken).status == 404)
            #expect(try await eve.open("/door").words.contains("Oh no"))
            #expect(try await !amara.submit(taken).words.contains("Oh no"))
            #expect(try await !eve.open("/door").words.contains("Oh no"))
        }
    }

    @Test("Whoever asked with a name finds the answer on Now until they have read it")
    func told() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let id = try await app.database.write { [people = app.people] tx in
                let asked = try askAtTheDoor(DoorQuestionDetails(text: "And us?"), by: people.amara.id, in: tx).get()
                try answerDoorQuestion(asked.id, DoorAnswer(.declined, "Not yet."), by: people.dana.id, in: tx)
                    .orThrow()
                return asked.id
            }
            #expect(try await amara.open("/").words.contains("Your question has a word from a leader"))
            try await amara.open("/door/questions/\(id)")
            #expect(try await !amara.open("/").words.contains("Your question has a word from a leader"))
        }
    }

    @Test(
        "Amara books Dana’s hour, sees where it is, has it in her calendar, and reads why it was called off",
        arguments: TestDatabase.available)
    func hours(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, eve, dana) = (
                try await app.visitor(app.people.amara), try await app.visitor(app.people.eve),
                try await app.visitor(app.people.dana)
            )
            try await dana.open("/door/hours/new")
            let starts = Words(zone: app.people.dana.person.zone, now: app.clock.read()).input(
                app.clock.read() + .hours(5))
            let typed = [
                ("starts_at", starts), ("minutes", "30"), ("kind", "one-to-one"), ("about", "Whatever, or; nothing"),
            ]
            #expect(
                try await dana.submit("/door/hours", typed + [("place", "")]).body.contains("Whatever, or; nothing"))
            let made = try await dana.submit("/door/hours", typed + [("place", "https://meet.halden.example/dana")])
            let path = String(made.path.prefix { $0 != "?" })
            #expect(try await !amara.open(path).body.contains("meet.halden.example"))
            let booked = try await amara.submit(path + "/bookings")
            #expect(booked.body.contains("https://meet.halden.example/dana"))
            let taken = try await eve.open("/door/hours")
            #expect(taken.words.contains("Taken") && !taken.words.contains("Amara"))
            #expect(try await !eve.open(path).words.contains("Amara"))
            #expect(try await dana.open(path).words.contains("Amara"))
            #expect(try await amara.open("/").words.contains("Today’s hour at"))
            #expect(try await !eve.open(path + "/calendar").body.contains("meet.halden.example"))
            try await amara.open("/door/hours")
            let fed = try await amara.submit("/door/calendar")
            let shown = try #require(fed.paths(beginning: "http").first { $0.contains("/door/calendar/") })
            let feed = "/door/calendar/" + (shown.split(separator: "/").last.map(String.init) ?? "")
            let file = try await app.guest.fetch(feed)
            #expect(file.body.contains("SUMMARY:Open door with Dana") && file.body.contains("or\\; nothing"))
            try await dana.submit(path + "/cancellation", [("why", "I am ill.")])
            #expect(try await amara.open("/").words.contains("Called off"))
            #expect(try await amara.open(path).words.contains("I am ill."))
            let again = try await app.guest.fetch(feed)
            #expect(again.body.contains("STATUS:CANCELLED"))
            try await amara.open("/door/hours")
            try await amara.submit("/door/calendar/removal")
            let gone = try await app.guest.fetch(feed)
            #expect(gone.status == 404)
        }
    }

    @Test("Six questions in a row are one too many, and the sixth is not lost")
    func rate() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/door/questions/new")
            for number in 1...5 {
                let asked = try await amara.submit("/door/questions", [("text", "Q\(number)"), ("name", "without")])
                #expect(asked.status == 200)
            }
            let late = try await amara.submit("/door/questions", [("text", "Q6"), ("name", "without")])
            #expect(late.status == 422 && late.body.contains("Q6"))
        }
    }
}
