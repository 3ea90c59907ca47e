import Foundation
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct DevicesTests {
    @Test(
        "Amara’s phone is told of an update once, and nobody on the way can read it",
        arguments: TestDatabase.available)
    func told(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            let (phone, other) = (TestBrowser("amara"), TestBrowser("eve"))
            try await story.add(phone, of: story.people.amara)
            try await story.add(other, of: story.people.eve)
            let briefing = try await story.brief("Four batches are locked.")
            try await story.work()
            try await story.work()
            #expect(story.receiver.got.count == 2)
            let told = try #require(story.told(phone).first)
            #expect(told.title == "Update 1: Oat milk recall")
            #expect(told.body == "The next update comes by 16:00.", "in her zone")
            #expect(told.path == "/crises/\(story.crisis.id)/briefings/\(briefing.id)")
            let request = try #require(story.receiver.got.first { $0.address == phone.endpoint })
            #expect(other.read(request) == nil && request.body == nil)
            #expect(!String(decoding: request.bytes ?? [], as: UTF8.self).contains("Oat milk"))
            let headers = Dictionary(request.headers) { first, _ in first }
            #expect(headers["ttl"] == "86400" && headers["urgency"] == "normal")
            #expect(headers["topic"]?.count == 32)
            #expect(Set(story.receiver.got.flatMap { $0.headers.filter { $0.0 == "topic" }.map(\.1) }).count == 2)
        }
    }

    @Test("Its words never stand on a locked screen, nor what was corrected", arguments: TestDatabase.available)
    func corrected(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            let phone = TestBrowser("amara")
            try await story.add(phone, of: story.people.amara)
            let briefing = try await story.brief("Four batches")
            try await story.work()
            try await story.add(TestBrowser("late"), of: story.people.ben)
            try await story.database.write { tx in
                let problems = try correctBriefing(
                    briefing.id, of: story.crisis.id, text: "Five batches", why: "One more was found",
                    by: story.people.chidi.id, in: tx)
                #expect(problems.isEmpty)
            }
            try await story.work()
            let told = story.told(phone)
            #expect(told.map(\.title) == ["Update 1: Oat milk recall", "Corrected: update 1, Oat milk recall"])
            #expect(told.last?.body == "Corrected: One more was found")
            #expect(!told.contains { ($0.title + $0.body).contains("batches") })
            #expect(told.first?.tag != told.last?.tag, "it takes the place of no other news")
            #expect(story.receiver.got.count == 2, "Ben was not told the wrong words")
        }
    }

    @Test(
        "Quiet hours hold it back, the newest takes the place of what waited, and an urgent one breaks them and says why",
        arguments: TestDatabase.available)
    func quiet(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            let (amara, ben) = (TestBrowser("amara"), TestBrowser("ben"))
            try await story.add(amara, of: story.people.amara)
            try await story.add(ben, of: story.people.ben)
            try await story.quiet(story.people.amara, from: 14 * 60, until: 16 * 60)
            try await story.brief("One")
            try await story.work()
            #expect(story.told(ben).count == 1 && story.told(amara).isEmpty)
            try await story.brief("Leave the building", urgentBecause: "There is a fire.")
            try await story.work()
            #expect(story.told(amara).map(\.body) == ["This is urgent: There is a fire."])
            let headers = story.receiver.got.last?.headers.first { $0.0 == "urgency" }
            #expect(headers?.1 == "high")
            try await story.brief("Three")
            try await story.work()
            story.clock.advance(.minutes(61))
            try await story.work()
            #expect(
                story.told(amara).map(\.title) == [
                    "Urgent: update 2, Oat milk recall", "Update 3: Oat milk recall",
                ])
            let states = try await story.states()
            #expect(states.filter { $0 == "dropped" }.count == 1)
        }
    }

    @Test(
        "What a push service cannot take now is tried again when it says, for a day; what it refuses is not",
        arguments: TestDatabase.available)
    func later(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            try await story.add(TestBrowser("amara"), of: story.people.amara)
            story.receiver.answers(429, headers: ["retry-after": "120"])
            try await story.brief("One")
            try await story.work()
            story.clock.advance(.minutes(1))
            try await story.work()
            #expect(story.receiver.got.count == 1, "it said how long to wait")
            story.receiver.answers(503)
            story.clock.advance(.minutes(2))
            try await story.work()
            story.receiver.answers(nil)
            story.clock.advance(.minutes(10))
            try await story.work()
            #expect(try await story.states() == ["waiting"])
            story.receiver.answers(201)
            story.clock.advance(.minutes(10))
            try await story.work()
            #expect(try await story.states() == ["sent"])
            story.receiver.answers(403)
            try await story.brief("Two")
            try await story.work()
            #expect(try await story.states() == ["failed", "sent"])
            story.receiver.answers(nil)
            try await story.brief("Three")
            try await story.work()
            story.receiver.answers(201)
            story.clock.advance(.hours(25))
            let before = story.receiver.got.count
            try await story.work()
            #expect(story.receiver.got.count == before, "old news would be taken for new")
        }
    }

    @Test("A browser that has ended it is forgotten", arguments: TestDatabase.available)
    func gone(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            for status in [404, 410] {
                try await story.add(TestBrowser("amara"), of: story.people.amara)
                story.receiver.answers(status)
                try await story.brief("News \(status)")
                try await story.work()
                let left = try await story.database.read { [amara = story.people.amara.id] in
                    try Device.all(of: amara, in: $0).count
                }
                #expect(left == 0)
            }
            #expect(try await story.states().isEmpty)
        }
    }

    @Test(
        "A browser belongs to whoever used it last, is sealed, and is told nothing once removed",
        arguments: TestDatabase.available)
    func owners(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            let shared = TestBrowser("shared")
            try await story.add(shared, of: story.people.amara)
            let id = try await story.add(shared, of: story.people.eve)
            let (amaras, eves) = try await story.database.read { [people = story.people] in
                (try Device.all(of: people.amara.id, in: $0), try Device.all(of: people.eve.id, in: $0))
            }
            #expect(amaras.isEmpty && eves.map(\.name) == ["Firefox, Android"])
            #expect(!eves[0].sealed.contains("push.example") && !eves[0].mark.contains("shared"))
            await #expect(throws: Refusal.self) {
                try await story.database.read { [amara = story.people.amara.id] in
                    try Device.get(id, of: amara, in: $0)
                }
            }
            try await story.database.write { [eve = story.people.eve.id] in
                try Device.get(id, of: eve, in: $0).remove(in: $0)
            }
            try await story.brief()
            try await story.work()
            #expect(story.receiver.got.isEmpty)
        }
    }

    @Test("A new key of the house takes subscriptions and the signing key over", arguments: TestDatabase.available)
    func rotation(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            try await story.add(TestBrowser("amara"), of: story.people.amara)
            var vault = try Vault(base64: Vault.newKey())
            vault.former = [story.house.services.vault]
            let (resealed, again) = try await story.database.write { [vault] in
                (try Device.reseal(vault, in: $0), try Device.reseal(vault, in: $0))
            }
            #expect(resealed.changed == 2 && again.current == 2 && again.changed == 0)
        }
    }

    @Test("An address is a stranger’s: what no browser gives is refused, and nobody fills the house with devices")
    func refused() async throws {
        try await DeviceStory.run(.sqlite) { story in
            let form = TestBrowser("x").form
            for (field, value) in [
                ("endpoint", "http://push.example.net/x"), ("endpoint", "https://me:x@push.example.net/x"),
                ("endpoint", "https://push.example.net/x\nHost: y"), ("endpoint", ""), ("key", "AAAA"), ("auth", ""),
            ] {
                var fields = form.fields
                fields[field] = [value]
                #expect(DeviceDetails(Form(fields), userAgent: "").validate(allowing: []).count == 1, "\(field)")
            }
            for number in 0..<10 { try await story.add(TestBrowser("\(number)"), of: story.people.amara) }
            await #expect(throws: Problems.self) {
                try await story.add(TestBrowser("one more"), of: story.people.amara)
            }
            try await story.add(TestBrowser("3"), of: story.people.amara)
        }
    }

    @Test("When the company wants it so, devices get a link and none of the words")
    func linkOnly() async throws {
        try await DeviceStory.run(.sqlite, choose: { $0.channelsLinkOnly = true }) { story in
            let phone = TestBrowser("amara")
            try await story.add(phone, of: story.people.amara)
            try await story.brief("Secret", urgentBecause: "Fire")
            try await story.work()
            let told = try #require(story.told(phone).first)
            #expect(told.title == "There is an update from Halden Foods" && told.body.isEmpty)
        }
    }

    @Test("However long a title is, the message fits")
    func long() async throws {
        try await DeviceStory.run(.sqlite) { story in
            let phone = TestBrowser("amara")
            try await story.add(phone, of: story.people.amara)
            try await story.brief("x", urgentBecause: String(repeating: "\"👩‍👩‍👧‍👦\n", count: 30))
            try await story.work()
            #expect(story.told(phone).count == 1)
        }
    }

    @Test(
        "A browser is known again by two words",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome, Linux"),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
            ("<script>", "?"), ("", "?"),
        ])
    func names(userAgent: String, name: String) {
        #expect(browserName(userAgent) == name)
    }
}
