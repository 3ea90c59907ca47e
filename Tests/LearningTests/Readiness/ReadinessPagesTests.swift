import Foundation
import Learning
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("Who can be called is for those who have to call") struct ReadinessPagesTests {
    private let night: [(String, String)] =
        [("functions", "Lead"), ("functions", "Second look"), ("phone", "+45 20 30 40 50"), ("mail", "on")]
        + (1...7).flatMap { [("from_\($0)", "22:00"), ("until_\($0)", "06:00")] }

    @Test(
        "Ben says when he can be called; what he typed comes back when it is wrong, and goes when he wants it",
        arguments: TestDatabase.available)
    func own(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let ben = try await app.visitor(app.people.ben)
            #expect(try await ben.open("/profile").body.contains("/profile/reachable"))
            try await ben.open("/profile/reachable")
            let wrong = try await ben.submit(
                "/profile/reachable",
                [("functions", "Lead"), ("from_3", "22:00"), ("until_3", ""), ("phone", "+45 20")])
            #expect(wrong.status == 422 && wrong.body.contains("value=\"22:00\"") && wrong.body.contains("+45 20"))
            #expect(wrong.words.contains("Give both times of a day"))
            let saved = try await ben.submit("/profile/reachable", night)
            #expect(saved.words.contains("You are on the list"))
            #expect(saved.body.contains("value=\"+45 20 30 40 50\""))
            let dana = try await app.visitor(app.people.dana)
            #expect(try await dana.open("/readiness/duty").words.contains("Ben"))
            #expect(try await dana.open("/readiness").words.contains("1 of 1 person has confirmed") == true)
            #expect(try await ben.submit("/profile/reachable/end").words.contains("Nobody was told"))
            #expect(try await !dana.open("/readiness/duty").words.contains("Ben"))
            let kinds = try await app.database.read { tx in
                try tx.all("SELECT DISTINCT kind FROM events").map { try $0["kind"] as String }
            }
            #expect(kinds.allSatisfy { $0.hasPrefix("person.") }, "\(kinds)")
        }
    }

    @Test(
        "His number is for who leads, while a crisis is open, and he sees that they looked",
        arguments: TestDatabase.available)
    func number(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let ben = try await app.visitor(app.people.ben)
            try await ben.open("/profile/reachable")
            try await ben.submit("/profile/reachable", night)
            let path = "/readiness/duty/\(app.people.ben.id)"
            let (dana, frida) = (try await app.visitor(app.people.dana), try await app.visitor(app.people.frida))
            for visitor in [dana, frida] {
                let page = try await visitor.open(path)
                #expect(page.words.contains("22:00 to 06:00") && !page.body.contains("20 30 40 50"))
            }
            #expect(try await app.visitor(app.people.eve).open(path).status == 404)
            #expect(try await dana.open("/readiness/duty/\(app.people.eve.id)").status == 404, "she is on no list")
            _ = try await app.openRecall()
            #expect(try await dana.open(path).body.contains("tel:+4520304050"), "she leads the recall")
            #expect(try await !frida.open(path).body.contains("20 30 40 50"), "she administers, and does not lead")
            #expect(try await ben.open("/profile/data").words.contains("Dana"))
        }
    }

    @Test(
        "A week later Ben is asked on Now and by mail; one button answers, signed out too",
        arguments: TestDatabase.available)
    func asked(engine: TestDatabase) async throws {
        let postbox = Postbox()
        try await TestApplication.run(
            on: engine, mail: postbox.mail, configure: { $0.playbooksFolder = fewPlaybooks }
        ) { app in
            let ben = try await app.visitor(app.people.ben)
            try await ben.open("/profile/reachable")
            try await ben.submit("/profile/reachable", night)
            app.clock.advance(.days(7))
            try await app.database.write { try askContacts(in: $0) }
            #expect(try await !ben.open("/").words.contains("can we reach you?"), "it is not yet night")
            app.clock.advance(.hours(8))
            #expect(try await ben.open("/").words.contains("can we reach you?"))
            #expect(try await !app.visitor(app.people.eve).open("/").words.contains("can we reach you?"))
            try await ContactMailWorker(services: app.house.services).sendDue()
            let text = try #require(postbox.got.first?.text)
            let start = try #require(text.range(of: "/contact-checks/"))
            let link = String(text[start.lowerBound...].prefix { !$0.isWhitespace })
            app.clock.advance(.days(3))
            #expect(try await ben.open("/").words.contains("have not heard from you"))
            let dana = try await app.visitor(app.people.dana)
            let ready = try await dana.open("/readiness").words
            #expect(ready.contains("For “Lead” nobody has answered the last contact check.") && !ready.contains("Ben"))
            #expect(try await app.guest.open(link + "x").status == 404)
            let guest = app.guest
            #expect(try await guest.open(link).words.contains("This is a test"))
            let done = try await guest.submit(link)
            #expect(done.words.contains("You are counted again") && !done.words.contains("Ben"))
            #expect(try await !ben.open("/").words.contains("have not heard from you"))
            #expect(try await !dana.open("/readiness").words.contains("nobody has answered the last contact check"))
        }
    }

    @Test("Dana changes how often people are asked, and reads a playbook through", arguments: TestDatabase.available)
    func settings(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let dana = try await app.visitor(app.people.dana)
            let page = try await dana.open("/readiness")
            #expect(page.words.contains("Nobody has said that they can be called for “Lead”"))
            let wrong = try await dana.submit("/readiness/settings", [("check_days", "0")])
            #expect(wrong.status == 422 && wrong.body.contains("value=\"0\""))
            #expect(
                try await dana.submit("/readiness/settings", [("check_days", "14")]).body.contains("value=\"14\""))
            let read = try await dana.submit("/readiness/playbooks/data-breach/reading")
            #expect(read.words.contains("Saved."))
            #expect(try await dana.submit("/readiness/playbooks/nothing/reading").status == 404)
            let week = try await dana.open("/readiness/week?function=Legal")
            #expect(week.words.contains("From Sunday 22 November, 15:00, to Sunday 29 November, 15:00"))
        }
    }
}
