import Platform
import TestSupport
import Testing

@testable import Situation

@Suite("A mail that is refused hours later marks its address, as one that is refused at once")
struct BouncesTests {
    private func report(_ status: String = "5.1.1", action: String = "failed") throws -> DeliveryReport {
        let text = """
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example

            Final-Recipient: rfc822; somebody@mail.example
            Action: \(action)
            Status: \(status)
            Diagnostic-Code: smtp; 551 5.1.1 moved
            --b--
            """
        return try #require(DeliveryReport(text.utf8))
    }

    private func run(
        _ engine: TestDatabase, _ body: @escaping @Sendable (MailStory, String) async throws -> Void
    ) async throws {
        try await MailStory.run(engine, choose: { $0.mailBounces = MailAddress("bounces@halden.example") }) { story in
            try await story.brief()
            try await story.work()
            let mail = try #require(story.postbox.got.first { $0.to.text == "eve@halden.example" })
            try await body(story, try #require(mail.bounces).text)
        }
    }

    private func note(_ report: DeliveryReport, to address: String, _ story: MailStory) async throws -> BounceNoted {
        try await story.database.write { try noteBounce(report, to: [address], story.house.services.vault, in: $0) }
    }

    private func marked(_ story: MailStory) async throws -> [String] {
        try await story.database.read { try MailBounce.newest(9, in: $0).map { "\($0.address) \($0.reply)" } }
    }

    @Test("Each mail has a sender of its own without anybody’s address, short enough for every server")
    func sender() async throws {
        try await run(.sqlite) { story, address in
            let senders = story.postbox.got.compactMap(\.bounces?.text)
            #expect(Set(senders).count == 6)
            #expect(senders.allSatisfy { $0.hasPrefix("bounces+") && $0.hasSuffix("@halden.example") })
            #expect(senders.allSatisfy { $0.prefix { $0 != "@" }.utf8.count <= 64 })
            #expect(!address.contains("eve"))
        }
    }

    @Test(
        "Eve’s address is marked, in whatever case the tag comes back, and nothing more is sent there",
        arguments: TestDatabase.available)
    func marks(engine: TestDatabase) async throws {
        try await run(engine) { story, address in
            let upper = address.prefix { $0 != "@" }.uppercased() + address.drop { $0 != "@" }
            #expect(try await note(try report(), to: upper, story) == .marked)
            #expect(try await marked(story) == ["eve@halden.example 551"])
            story.postbox.empty()
            try await story.brief("Two")
            try await story.work()
            #expect(!story.postbox.readers.contains("eve@halden.example") && story.postbox.readers.count == 5)
        }
    }

    @Test(
        "A full mailbox is given up on the third day within two weeks, and its owner is told before",
        arguments: TestDatabase.available)
    func full(engine: TestDatabase) async throws {
        try await run(engine) { story, address in
            let eve = story.people.eve.person
            func fullDays() async throws -> Int {
                try await story.database.read { try MailBounce.fullSince(eve, in: $0).count }
            }
            let full = try report("5.2.2")
            #expect(try await note(full, to: address, story) == .full)
            #expect(try await note(full, to: address, story) == .full, "twice on one day is one day")
            story.clock.advance(.days(1))
            #expect(try await note(full, to: address, story) == .full)
            #expect(try await fullDays() == 2)
            #expect(try await marked(story).isEmpty)
            story.clock.advance(.days(1))
            #expect(try await note(full, to: address, story) == .marked)
            let fault = try await story.database.read { try MailBounce.find(of: eve, in: $0)?.fault }
            #expect(fault == .full)
            try await story.database.write { try MailBounce.forget(of: eve.id, in: $0) }
            #expect(try await fullDays() == 0, "whoever has it tried again begins anew")
            #expect(try await note(full, to: address, story) == .full)
            story.clock.advance(.days(15))
            #expect(try await fullDays() == 0, "what is long ago does not count")
        }
    }

    @Test("A delay, a refusal of one mail and a delivery change nothing", arguments: TestDatabase.available)
    func others(engine: TestDatabase) async throws {
        try await run(engine) { story, address in
            let noted = [
                try await note(try report("4.4.1", action: "delayed"), to: address, story),
                try await note(try report("5.7.1"), to: address, story),
                try await note(try report("2.1.5", action: "delivered"), to: address, story),
            ]
            #expect(noted == [.delayed, .undelivered, .delivered])
            #expect(try await marked(story).isEmpty)
        }
    }

    @Test(
        "What is forged, too old, or about an address that Eve has no longer changes nothing",
        arguments: TestDatabase.available)
    func forged(engine: TestDatabase) async throws {
        try await run(engine) { story, address in
            let ben = try #require(story.postbox.got.first { $0.to.text == "ben@halden.example" }?.bounces?.text)
            let parts = address.split(separator: ".", maxSplits: 2).map(String.init)
            let (hers, day) = (parts[2], try #require(Int(parts[1])))
            let his = String(ben.prefix { $0 != "." })
            let forged = [
                "\(his).\(day).\(hers)", "\(parts[0]).\(day + 1).\(hers)", "\(parts[0]).\(day).",
                "bounces@halden.example", "bounces+a.b@x.example", "", "+..@",
                "bounces+x.99999999999999999999.y@x.example",
            ]
            for wrong in forged {
                #expect(try await note(try report(), to: wrong, story) == .unknown, "\(wrong)")
            }
            try await story.database.write { tx in
                var details = PersonDetails(story.people.eve.person)
                details.email = "eve.new@halden.example"
                let problems = try changePerson(
                    story.people.eve.id, to: details, by: story.people.frida.id, in: tx)
                #expect(problems.isEmpty)
            }
            #expect(try await note(try report(), to: address, story) == .unknown)
            story.clock.advance(.days(9))
            #expect(try await note(try report(), to: ben, story) == .marked, "servers try for days")
            try await story.database.write { try MailBounce.forget(of: story.people.ben.id, in: $0) }
            story.clock.advance(.days(2))
            #expect(try await note(try report(), to: ben, story) == .unknown)
            #expect(try await marked(story).isEmpty)
        }
    }

    @Test("Without an address for it mails leave as before, and one that leaves no room for a tag is refused")
    func unset() async throws {
        try await MailStory.run(.sqlite) { story in
            try await story.brief()
            try await story.work()
            #expect(story.postbox.got.count == 6 && story.postbox.got.allSatisfy { $0.bounces == nil })
        }
        for (text, fits) in [
            ("bounces@x.example", true), ("fourteenletter@x.example", true), ("fifteen-letters@x.example", false),
            ("a+b@x.example", false), ("zurück@x.example", false),
        ] {
            let address = try #require(MailAddress(text))
            #expect(BounceAddress.fits(address) == fits, "\(text)")
        }
    }
}
