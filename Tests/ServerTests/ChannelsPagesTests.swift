import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite struct ChannelsPagesTests {
    @Test("Amara chooses when mails come, and what she typed stands there when it is refused")
    func choosing() async throws {
        try await TestApplication.run(on: .sqlite, mail: Postbox().mail) { app in
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open("/profile").body.contains("/profile/channels"))
            try await amara.open("/profile/channels")
            let refused = try await amara.submit(
                "/profile/channels", [("mail", "evening"), ("quiet_from", "22:00"), ("quiet_until", "")])
            #expect(refused.status == 422)
            #expect(refused.body.contains("value=\"22:00\"") && refused.words.contains("like 07:00"))
            let saved = try await amara.submit(
                "/profile/channels", [("mail", "evening"), ("quiet_from", "22:00"), ("quiet_until", "07:00")])
            #expect(saved.words.contains("Saved.") && saved.body.contains("value=\"evening\" checked"))
            let events = try await app.database.read { [amara = app.people.amara.id] tx in
                try tx.count("SELECT count(*) FROM events WHERE actor = \(amara) AND kind <> 'person.signed-in'")
            }
            #expect(events == 0, "it is nobody's business")
        }
    }

    @Test("A mail's link ends them signed out, by one POST or by a button with a way back")
    func unsubscribing() async throws {
        let postbox = Postbox()
        try await TestApplication.run(on: .sqlite, mail: postbox.mail) { app in
            let link = try await app.linkInMail(postbox)
            let type = [("Content-Type", "application/x-www-form-urlencoded")]
            let oneClick = "List-Unsubscribe=One-Click"
            #expect(try await app.guest.request(.post, link + "x", headers: type, body: oneClick).status == 404)
            #expect(try await app.guest.request(.post, link, headers: type, body: "x=y").status == 400)
            var now = try await app.mailOfAmara()
            #expect(now == .atOnce)
            let done = try await app.guest.request(.post, link, headers: type, body: oneClick)
            #expect(done.status == 200)
            now = try await app.mailOfAmara()
            #expect(now == .off)
            let somebody = app.guest
            let page = try await somebody.open(link)
            #expect(page.words.contains("Send me mails again") && !page.words.contains("Amara"))
            try await somebody.submit(link + "/mail", [("again", "on")])
            now = try await app.mailOfAmara()
            #expect(now == .atOnce)
            #expect(try await somebody.open(link).words.contains("Send me no more mails"))
            now = try await app.mailOfAmara()
            #expect(now == .atOnce, "a scanner that follows links ends nothing")
            try await somebody.submit(link + "/mail")
            now = try await app.mailOfAmara()
            #expect(now == .off)
            #expect(try await app.guest.request(.post, link + "/mail", headers: type, body: "").status == 403)
        }
    }

    @Test("Frida sees how mail fares, tries it, and has an address tried again; nobody else does")
    func administrator() async throws {
        let postbox = Postbox()
        try await TestApplication.run(on: .sqlite, mail: postbox.mail) { app in
            postbox.answers(.refused(code: 550, fault: .unknown), to: "eve@halden.example")
            _ = try await app.linkInMail(postbox)
            let frida = try await app.visitor(app.people.frida)
            let page = try await frida.open("/channels")
            #expect(page.words.contains("eve@halden.example") && page.words.contains("news@halden.example"))
            #expect(try await frida.open("/people/\(app.people.eve.id)").words.contains("did not arrive"))
            let eve = try await app.visitor(app.people.eve)
            #expect(try await eve.open("/profile/channels").words.contains("Mail to eve@halden.example did not arrive"))
            #expect(try await eve.open("/channels").status == 404)
            try await frida.open("/channels")
            #expect(try await frida.submit("/channels/mail-test").words.contains("The mail server has taken it"))
            postbox.isAway(.untrusted)
            #expect(try await frida.submit("/channels/mail-test").words.contains("cannot be trusted"))
            try await frida.submit("/channels/addresses/\(app.people.eve.id)/retry")
            #expect(try await frida.open("/channels").words.contains("eve@halden.example") == false)
        }
    }

    @Test("Eve reads that her mailbox is full before it is given up, and why it was")
    func full() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let (eve, person) = (try await app.visitor(app.people.eve), app.people.eve.person)
            func fillUp() async throws {
                let full = MailOutcome.refused(code: 552, fault: .full)
                try await app.database.write { try MailBounce.note(full, person, in: $0) }
                app.clock.advance(.days(1))
            }
            try await fillUp()
            #expect(try await eve.open("/profile/channels").words.contains("Your mailbox was full lately"))
            try await fillUp()
            try await fillUp()
            let given = try await eve.open("/profile/channels")
            #expect(given.words.contains("Its mailbox was full, on three days. Nothing more is sent there."))
            let again = try await eve.submit("/profile/channels/retry")
            #expect(!again.words.contains("full"))
        }
    }

    @Test("Without a mail server the pages say so")
    func unset() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let frida = try await app.visitor(app.people.frida)
            #expect(try await frida.open("/channels").words.contains("No mail is sent"))
            #expect(try await frida.open("/profile/channels").words.contains("This installation sends no mail"))
        }
    }
}

extension TestApplication {
    fileprivate func mailOfAmara() async throws -> ChannelChoice.MailTime {
        try await database.read { [id = people.amara.id] in try ChannelChoice.get(of: id, in: $0).mail }
    }

    /// Chidi briefs everybody; the program's own worker sends it. The link in Amara's mail.
    fileprivate func linkInMail(_ postbox: Postbox) async throws -> String {
        let (crisis, chidi) = (try await openRecall(), people.chidi.id)
        // What happens before a follower is first seen is nothing to it.
        let database = database
        let isKnown = try await eventually {
            try await database.read { try $0.exists("SELECT 1 FROM followers WHERE name = 'mails'") }
        }
        #expect(isKnown)
        try await database.write { tx in
            let details = BriefingDetails(text: "Hello", nextAt: tx.now + .hours(1))
            _ = try sendBriefing(details, in: crisis.id, by: chidi, in: tx).get()
        }
        let isSent = try await eventually {
            let left = try await database.read { try $0.count("SELECT count(*) FROM mails WHERE state = 'waiting'") }
            return left == 0 && postbox.readers.contains("amara@halden.example")
        }
        #expect(isSent)
        let mail = try #require(postbox.got.first { $0.to.text == "amara@halden.example" })
        let link = try #require(mail.unsubscribe)
        return String(link.dropFirst(house.services.settings.address.count))
    }
}
