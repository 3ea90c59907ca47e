import Foundation
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing
import Voice

@testable import Care

@Suite("D12: a pause needs no reason and leaves no trace") struct PauseTests {
    private let invitation = "Do you want to say something?"

    @Test("One button hides every request to speak, until Amara ends it", arguments: TestDatabase.available)
    func button(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            try await app.addTemplate(in: crisis.id)
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open("/").words.contains(invitation))
            #expect(try await amara.open("/drafts").words.contains("Need a way in?"))
            try await amara.open("/")
            let now = try await amara.submit("/support/pause", [("back", "now")])
            #expect(now.path == "/" && !now.words.contains(invitation) && now.words.contains("You are taking a pause"))
            let speak = try await amara.open("/drafts").words
            #expect(!speak.contains("Need a way in?") && speak.contains("Write something"), "she may still speak")
            #expect(try await amara.open("/support").words.contains("until you end it"))
            #expect(try await amara.submit("/support/pause/end", [("back", "drafts")]).words.contains("Need a way in?"))
            #expect(try await amara.open("/").words.contains(invitation))
        }
    }

    @Test("With a day it ends by itself where Amara is", arguments: TestDatabase.available)
    func until(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            _ = try await app.openRecall()
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/support")
            for wrong in ["yesterday", "2020-01-01", "2099-01-01"] {
                let page = try await amara.submit("/support/pause", [("until", wrong)])
                #expect(page.status == 422 && page.field("until") == wrong, "\(wrong)")
            }
            #expect(try await amara.open("/").words.contains(invitation))
            let t = Words(zone: app.people.amara.person.zone, now: app.clock.read())
            let tomorrow = t.input(app.clock.read() + .days(1)).prefix(10)
            try await amara.submit("/support/pause", [("until", String(tomorrow))])
            #expect(!(try await amara.open("/").words.contains(invitation)))
            app.clock.advance(.hours(22))
            #expect(!(try await amara.open("/").words.contains(invitation)))
            app.clock.advance(.hours(26))
            #expect(try await amara.open("/").words.contains(invitation))
            try await app.database.write { [house = app.house] in try endKeptTime(house: house, in: $0) }
            let rows = try await app.database.read { try $0.count("SELECT count(*) FROM support_pauses") }
            let told = try await app.database.read {
                try $0.count("SELECT count(*) FROM events WHERE kind = 'people.kept-time-ended'")
            }
            #expect(rows == 0 && told == 0)
        }
    }

    @Test(
        "Nobody else can see it: not Ben, Chidi, Dana or Frida, not the audit, the API or an export",
        arguments: TestDatabase.available)
    func unseen(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let others = [app.people.ben, app.people.chidi, app.people.dana, app.people.frida]
            var visitors: [(Viewer, Visitor)] = []
            for other in others { visitors.append((other, try await app.visitor(other))) }
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/support")
            // Streams, and files that write an event of their own each time.
            let unread = ["/events", "/accounts/callback", "/profile/data/file", "/audit/file"]
            let paths =
                app.application.routes.filter {
                    $0.method == .get && !unread.contains($0.path)
                }
                .map { route in
                    route.path.replacing(":crisis", with: crisis.id.rawValue)
                        .replacing(":person", with: app.people.amara.id.rawValue)
                }.filter { !$0.contains(":") }
            func seen() async throws -> [String: String] {
                while try await Sealer.seal(app.database) > 0 {}
                var all: [String: String] = [:]
                for (person, visitor) in visitors {
                    for path in paths { all["\(person.person.name) \(path)"] = try await visitor.open(path).words }
                }
                return all
            }
            _ = try await seen()
            let before = try await seen()
            let events = try await app.database.read { try $0.count("SELECT count(*) FROM events") }
            try await amara.submit("/support/pause")
            try await amara.submit("/support/follow-ups")
            let eventsNow = try await app.database.read { try $0.count("SELECT count(*) FROM events") }
            #expect(eventsNow == events)
            let after = try await seen()
            let different = after.filter { $0.value != before[$0.key] }.keys.sorted()
            #expect(different == [])
            #expect(before.count > 80, "the walk means something")
            let leaving = try await app.database.read { try Belongings.find(in: $0).tables.map(\.name) }
            #expect(leaving.contains("support_resources"))
            #expect(!leaving.contains("support_pauses") && !leaving.contains("support_follow_ups"))
        }
    }

    @Test("Amara takes it out with her data; erased, it is gone", arguments: TestDatabase.available)
    func data(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/support")
            try await amara.submit("/support/pause")
            try await amara.submit("/support/follow-ups")
            let file = try await amara.open("/profile/data/file").body
            let data = try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: [[String: Any]]]
            #expect(data?["pause"]?.count == 1 && data?["asked to be asked"]?.count == 2)
            let other = try await app.visitor(app.people.eve).open("/profile/data/file").body
            let eves = try JSONSerialization.jsonObject(with: Data(other.utf8)) as? [String: [[String: Any]]]
            #expect(eves?["pause"]?.isEmpty == true)
            _ = try await app.database.write { [people = app.people, house = app.house] tx in
                try erase(people.amara.id, house: house, by: people.frida.id, in: tx)
            }
            let left = try await app.database.read { tx in
                try tx.count("SELECT count(*) FROM support_pauses")
                    + tx.count("SELECT count(*) FROM support_follow_ups")
            }
            #expect(left == 0)
        }
    }
}

extension TestApplication {
    func addTemplate(in crisis: ID<Crisis>) async throws {
        try await database.write { [chidi = people.chidi.id, speech = house.protectedSpeech] tx in
            let details = TemplateDetails(kind: .prompt, title: "My day", text: "What I saw at work today was …")
            _ = try write(Situation.Template.self, details, in: crisis, protecting: speech, by: chidi, in: tx).get()
        }
    }
}
