import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct MailsTests {
    @Test("An update goes to everybody once, with its words and the way out", arguments: TestDatabase.available)
    func everybody(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            let briefing = try await story.brief("Äpfel & <b>Birnen</b>.\n.Zweite Zeile")
            try await story.work()
            try await story.work()
            #expect(story.postbox.readers == story.people.all.map(\.person.email).sorted())
            let mail = try #require(story.postbox.got.first { $0.to.text == "amara@halden.example" })
            #expect(mail.subject == "Update 1: Oat milk recall")
            #expect(mail.text.contains("Äpfel & <b>Birnen</b>.\n.Zweite Zeile"))
            #expect(mail.html.text.contains("Äpfel &amp; &lt;b&gt;Birnen"))
            #expect(mail.text.contains("http://localhost/crises/\(story.crisis.id)/briefings/\(briefing.id)"))
            #expect(mail.text.contains("The next update comes by 16:00."), "in her zone")
            #expect(mail.unsubscribe?.hasPrefix("http://localhost/unsubscribe/\(story.people.amara.id)/") == true)
            #expect(Set(story.postbox.got.map(\.reference)).count == 6)
        }
    }

    @Test(
        "Whoever wants none gets none, and a digest waits for its hour and is one mail",
        arguments: TestDatabase.available)
    func choices(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            try await story.choose(story.people.amara, .off)
            try await story.choose(story.people.ben, .evening)
            try await story.choose(story.people.eve, .morning)
            try await story.brief("One")
            try await story.work()
            story.clock.advance(.minutes(30))
            try await story.brief("Two")
            try await story.work()
            #expect(story.postbox.got.count == 6, "two each for Chidi, Dana and Frida")
            story.postbox.empty()
            story.clock.advance(.minutes(149))
            try await story.work()
            #expect(story.postbox.readers == [], "not before six")
            story.clock.advance(.minutes(2))
            try await story.work()
            #expect(story.postbox.readers == ["ben@halden.example"])
            let digest = try #require(story.postbox.got.first)
            #expect(digest.subject == "2 updates from Halden Foods")
            let parts = digest.text.split(separator: "– – –")
            #expect(parts.count == 2 && parts[0].contains("One") && parts[1].contains("Two"))
            story.clock.advance(.hours(14))
            try await story.work()
            #expect(story.postbox.readers == ["ben@halden.example", "eve@halden.example"])
        }
    }

    @Test(
        "Quiet hours hold a mail back until they end, and an urgent one breaks them and says why",
        arguments: TestDatabase.available)
    func quiet(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            // From two to four in the afternoon, and over midnight.
            try await story.choose(story.people.amara, .atOnce, quiet: (14 * 60, 16 * 60))
            try await story.choose(story.people.ben, .atOnce, quiet: (22 * 60, 7 * 60))
            try await story.choose(story.people.eve, .off)
            try await story.choose(story.people.dana, .morning)
            try await story.brief()
            try await story.work()
            #expect(story.postbox.readers == ["ben@halden.example", "chidi@halden.example", "frida@halden.example"])
            story.clock.advance(.minutes(61))
            try await story.work()
            #expect(story.postbox.readers.contains("amara@halden.example"))
            story.postbox.empty()
            story.clock.advance(.hours(7))
            try await story.brief("Later")
            try await story.work()
            #expect(!story.postbox.readers.contains("ben@halden.example"), "it is eleven at night")
            story.postbox.empty()
            try await story.brief("Leave the building", urgentBecause: "There is a fire.")
            try await story.work()
            #expect(
                story.postbox.readers == [
                    "amara@halden.example", "ben@halden.example", "chidi@halden.example", "dana@halden.example",
                    "frida@halden.example",
                ], "Eve wants no mail at all")
            let mail = try #require(story.postbox.got.first)
            #expect(mail.subject.hasPrefix("Urgent: "))
            #expect(mail.text.contains("This is urgent: There is a fire."))
        }
    }

    @Test("Nobody sends an urgent update without a reason")
    func reason() {
        let now = Instant(milliseconds: 0)
        var details = BriefingDetails(text: "x", nextAt: now + .hours(1))
        details.isUrgent = true
        #expect(details.validate(at: now).map(\.field) == ["urgent_because"])
        details.urgentBecause = "Fire"
        #expect(details.validate(at: now).isEmpty)
        details.isUrgent = false
        #expect(details.validate(at: now).map(\.field) == ["urgent_because"], "a reason alone is not passed over")
    }

    @Test(
        "A correction goes to whom the wrong words went, and what still waits leaves corrected",
        arguments: TestDatabase.available)
    func corrected(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            for person in [story.people.chidi, story.people.dana, story.people.eve, story.people.frida] {
                try await story.choose(person, .off)
            }
            try await story.choose(story.people.ben, .evening)
            let briefing = try await story.brief("Four batches")
            try await story.work()
            try await story.database.write { tx in
                let problems = try correctBriefing(
                    briefing.id, of: story.crisis.id, text: "Five batches", why: "One more was found",
                    by: story.people.chidi.id, in: tx)
                #expect(problems.isEmpty)
            }
            try await story.work()
            let hers = story.postbox.got.filter { $0.to.text == "amara@halden.example" }
            #expect(hers.map(\.subject) == ["Update 1: Oat milk recall", "Corrected: update 1, Oat milk recall"])
            #expect(hers.last?.text.contains("Corrected: One more was found") == true)
            #expect(hers.last?.text.contains("Five batches") == true)
            story.clock.advance(.hours(4))
            try await story.work()
            let his = story.postbox.got.filter { $0.to.text == "ben@halden.example" }
            #expect(his.count == 1 && his[0].text.contains("Five batches") && !his[0].text.contains("Four"))
        }
    }

    @Test(
        "An address that its server does not know is marked, and tried again when it changes or somebody says so",
        arguments: TestDatabase.available)
    func bounced(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            let eve = story.people.eve.person
            story.postbox.answers(.refused(code: 550, fault: .unknown), to: eve.email)
            story.postbox.answers(.refused(code: 554, fault: nil), to: "ben@halden.example")
            try await story.brief()
            try await story.work()
            let bounces = try await story.database.read { try MailBounce.newest(9, in: $0) }
            #expect(bounces.map(\.address) == [eve.email], "a mail that is not taken says nothing of Ben's address")
            story.postbox.answers(nil, to: eve.email)
            story.postbox.empty()
            try await story.brief("Two")
            try await story.work()
            #expect(!story.postbox.readers.contains(eve.email))
            try await story.database.write { tx in
                var details = PersonDetails(eve)
                details.email = "eve.new@halden.example"
                let problems = try changePerson(eve.id, to: details, by: story.people.frida.id, in: tx)
                #expect(problems.isEmpty)
            }
            try await story.brief("Three")
            try await story.work()
            #expect(story.postbox.readers.contains("eve.new@halden.example"))
        }
    }

    @Test("While the server is away mails wait, and after a day they are given up", arguments: TestDatabase.available)
    func away(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            story.postbox.isAway(.unreachable)
            try await story.brief()
            try await story.work()
            #expect(try await story.states() == Array(repeating: "waiting", count: 6))
            story.clock.advance(.minutes(2))
            story.postbox.isAway(nil)
            story.postbox.answers(.later(code: 451), to: "amara@halden.example")
            try await story.work()
            #expect(story.postbox.got.count == 5)
            story.clock.advance(.hours(25))
            try await story.work()
            #expect(try await story.states() == ["failed"] + Array(repeating: "sent", count: 5))
        }
    }

    @Test(
        "A worker that dies with mails in its hands leaves them to be sent, and what was written stays",
        arguments: TestDatabase.available)
    func died(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            try await story.brief()
            while try await Sealer.seal(story.database) > 0 {}
            _ = try await mailsFollower(story.house).step(story.database)
            let taken = try await story.database.write { try Mail.claim(50, in: $0) }
            #expect(taken.count == 6)
            try await story.work()
            #expect(story.postbox.got.isEmpty, "they are in somebody's hands")
            story.clock.advance(.minutes(16))
            try await story.work()
            #expect(story.postbox.got.count == 6)
            try await story.database.write { try taken[0].finish(.later(code: 451), in: $0) }
            #expect(try await story.states() == Array(repeating: "sent", count: 6))
        }
    }

    @Test("When the company wants it so, mails carry a link and none of the words")
    func linkOnly() async throws {
        try await MailStory.run(.sqlite, choose: { $0.channelsLinkOnly = true }) { story in
            try await story.brief("Secret words")
            try await story.work()
            let mail = try #require(story.postbox.got.first)
            for words in [mail.subject, mail.text, mail.html.text] {
                #expect(!words.contains("Secret") && !words.contains("Oat milk"))
            }
            #expect(mail.text.contains("/briefings/"))
        }
    }

    @Test("Without a mail server nothing waits for one")
    func unset() async throws {
        try await MailStory.run(.sqlite, choose: { $0.mailFrom = nil }) { story in
            try await story.brief()
            try await story.work()
            #expect(try await story.states().isEmpty)
        }
    }
}
