import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("Whoever can be called is asked now and then, and nobody keeps a list of who did not answer")
struct ContactCheckTests {
    @Test(
        "Ben is asked a week later, at an hour of his, counts until two days have passed, and again once he answers",
        arguments: TestDatabase.available)
    func asked(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let house = try House.withPlaybooks(on: database)
            let (ben, eve) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                for (viewer, phone) in [(people.ben, "+45 20 30 40 50"), (people.eve, "")] {
                    let details = DutyDetails.daily("Second look", from: "22:00", until: "06:00", phone: phone)
                    #expect(try takeDuty(details, among: house.duties, by: viewer.id, house: house, in: tx).isEmpty)
                }
                return (people.ben.id, people.eve.id)
            }
            func duty() async throws -> Duty {
                let found = try await database.read { try Duty.find(ben, in: $0) }
                return try #require(found)
            }
            try await database.write { try askContacts(in: $0) }
            #expect(try await duty().check == nil, "he has just said so")
            clock.advance(.days(7))
            try await database.write { try askContacts(in: $0) }
            let waiting = try await duty()
            let at = try #require(waiting.askedAt)
            #expect(waiting.hours.covers(at, in: waiting.person.zone) && at > clock.read())
            #expect(!waiting.isAsked(at: clock.read()) && waiting.isAsked(at: at))
            clock.advance(.days(1))
            try await database.write { try askContacts(in: $0) }
            #expect(try await duty().check == waiting.check, "one question at a time")
            clock.advance(.days(2))
            #expect(waiting.isMissed(at: clock.read()) && !waiting.cover(at: clock.read()).isConfirmed)
            try await database.write { try confirmContact(by: eve, in: $0) }
            clock.advance(.days(6))
            try await database.write { try askContacts(in: $0) }
            let again = try await duty()
            #expect(again.check != waiting.check && again.isMissed(at: clock.read()), "asked anew, and still not heard")
            let found = try await database.read { try Duty.find(eve, in: $0) }
            let other = try #require(found)
            #expect(
                !other.isMissed(at: clock.read()) && other.check == nil, "she answered, and is asked again in a day")
            try await database.write { try confirmContact(by: ben, in: $0) }
            let answered = try await duty()
            #expect(!answered.isMissed(at: clock.read()) && answered.missedSince == nil && answered.check == nil)
            let rows = try await database.read { tx in
                try tx.all("SELECT kind FROM events WHERE subject = \(ben) OR actor = \(ben)").map {
                    try $0["kind"] as String
                }
            }
            #expect(rows == ["person.added"], "nothing of it is on the record")
        }
    }

    @Test(
        "The question goes by mail once, on two nodes at once, and its link answers it once",
        arguments: TestDatabase.available)
    func mailed(engine: TestDatabase) async throws {
        let (clock, postbox) = (TestClock(), Postbox())
        try await engine.open(clock: clock) { database in
            let house = try House.withPlaybooks(on: database, mail: postbox.mail)
            let ben = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                var details = DutyDetails.daily("Lead", from: "00:00", until: "00:00")
                #expect(try takeDuty(details, among: house.duties, by: people.ben.id, house: house, in: tx).isEmpty)
                details.isMailed = false
                details.phone = "+45 20 30 40 50"
                #expect(try takeDuty(details, among: house.duties, by: people.eve.id, house: house, in: tx).isEmpty)
                return people.ben.id
            }
            clock.advance(.days(7))
            try await database.write { try askContacts(in: $0) }
            let nodes = [ContactMailWorker(services: house.services), ContactMailWorker(services: house.services)]
            clock.advance(.minutes(15))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for node in nodes { tasks.addTask { try await node.sendDue() } }
                try await tasks.waitForAll()
            }
            #expect(postbox.readers == ["ben@halden.example"])
            let mail = try #require(postbox.got.first)
            let found = try await database.read { try Duty.find(ben, in: $0)?.check }
            let check = try #require(found)
            #expect(mail.text.contains("http://localhost" + contactCheckPath(check, house.services.vault)))
            #expect(!mail.text.contains("Lead"), "a mailbox is read by others too")
            clock.advance(.minutes(20))
            try await nodes[0].sendDue()
            #expect(postbox.got.count == 1)
            let first = try await database.write { try confirmContact(check, in: $0) }
            let second = try await database.write { try confirmContact(check, in: $0) }
            #expect(first && !second)
        }
    }

    @Test(
        "A mail server that is away is tried again, and an address that is none is noted",
        arguments: TestDatabase.available)
    func away(engine: TestDatabase) async throws {
        let (clock, postbox) = (TestClock(), Postbox())
        try await engine.open(clock: clock) { database in
            let house = try House.withPlaybooks(on: database, mail: postbox.mail)
            let ben = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let details = DutyDetails.daily("Lead", from: "00:00", until: "00:00")
                #expect(try takeDuty(details, among: house.duties, by: people.ben.id, house: house, in: tx).isEmpty)
                return people.ben.person
            }
            clock.advance(.days(7))
            try await database.write { try askContacts(in: $0) }
            clock.advance(.minutes(15))
            let worker = ContactMailWorker(services: house.services)
            postbox.isAway(.unreachable)
            await #expect(throws: MailFault.self) { try await worker.sendDue() }
            postbox.isAway(nil)
            postbox.answers(.refused(code: 550, fault: .unknown), to: ben.email)
            try await worker.sendDue()
            let early = try await database.read { try MailBounce.find(of: ben, in: $0) }
            #expect(early == nil, "the lease still runs")
            clock.advance(.minutes(16))
            try await worker.sendDue()
            let reply = try await database.read { try MailBounce.find(of: ben, in: $0)?.reply }
            #expect(reply == 550)
            let due = try await database.read { try ContactMail.isAnyDue(in: $0) }
            #expect(!due && postbox.got.isEmpty)
        }
    }
}
