import Foundation
import Platform
import Server
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("Ambassadors are asked at their pace, and nobody knows who they are") struct AmbassadorTests {
    @Test("The shelf that comes along can be read: at least 24 questions, each for one scene")
    func shelf() async throws {
        try await TestDatabase.sqlite.open { database in
            let house = try House.withPlaybooks(on: database, folder: projectFolder + "/Playbooks")
            let prompts = house.prompts
            #expect(prompts.count >= 24)
            for prompt in prompts { #expect(prompt.ask.hasSuffix("?"), "\(prompt.id)") }
            let few = try House.withPlaybooks(on: database)
            #expect(few.playbooks([]).good.count == 2 && few.prompts == prompts, "it is not taken for a playbook")
        }
    }

    @Test("What is wrong in a shelf is told with its line")
    func faults() {
        do throws(Playbook.Faults) {
            _ = try Prompt.read(
                "prompts:\n  - {id: A b, ask: x?}\n  - {id: a, ask: \"\", why: no}\n  - {id: a, ask: y?}\n", file: "p")
            Issue.record("it was read")
        } catch { #expect(error.all.map(\.line).sorted() == [2, 3, 3, 4]) }
    }

    @Test(
        "Amara is asked at once, then after her pace; each question once before any comes twice, and leaving leaves nothing",
        arguments: TestDatabase.available)
    func pace(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let house = try House.withPlaybooks(on: database)
            let shelf = house.prompts
            let amara = try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                #expect(try joinAmbassadors(nil, isMailed: false, by: amara, in: tx).map(\.field) == ["pace"])
                #expect(try joinAmbassadors(.quarterly, isMailed: false, by: amara, in: tx).isEmpty)
                return amara
            }
            func now() async throws -> Prompt? {
                let known = try await database.read { try Ambassador.find(amara, in: $0) }
                return known?.prompt(on: shelf, at: clock.read())
            }
            var seen: [String] = []
            for _ in shelf {
                let prompt = try #require(try await now())
                seen.append(prompt.id)
                try await database.write { try putPromptAway(by: amara, in: $0) }
                #expect(try await now() == nil)
                clock.advance(.days(91))
            }
            #expect(Set(seen).count == shelf.count)
            try await database.write { tx in
                try putPromptAway(by: amara, in: tx)
                #expect(try joinAmbassadors(.weekly, isMailed: true, by: amara, in: tx).isEmpty)
                let sooner = try #require(try Ambassador.find(amara, in: tx))
                #expect(sooner.nextAt == tx.now + .days(7) && sooner.turn == shelf.count + 1)
                try leaveAmbassadors(by: amara, in: tx)
                #expect(try tx.count("SELECT count(*) FROM ambassadors") == 0)
                #expect(try tx.count("SELECT count(*) FROM events WHERE actor = \(amara)") == 0)
            }
        }
    }

    @Test(
        "By mail a question comes once, in working hours, and never while a crisis is open (F4)",
        arguments: TestDatabase.available)
    func mailed(engine: TestDatabase) async throws {
        // A Sunday, 15:00 in Copenhagen.
        let (clock, postbox) = (TestClock(), Postbox())
        try await engine.open(clock: clock) { database in
            let house = try House.withPlaybooks(on: database, mail: postbox.mail)
            let worker = ContactMailWorker(services: house.services)
            let people = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                _ = try joinAmbassadors(.monthly, isMailed: true, by: people.amara.id, in: tx)
                _ = try joinAmbassadors(.monthly, isMailed: false, by: people.eve.id, in: tx)
                return people
            }
            try await worker.sendPrompts(house.prompts)
            #expect(postbox.got.isEmpty, "it is Sunday")
            clock.advance(.days(1))
            let crisis = try await database.write { try people.openRecall(in: $0) }
            try await worker.sendPrompts(house.prompts)
            #expect(postbox.got.isEmpty, "a crisis is open")
            try await database.write { tx in
                try tx.run(
                    "UPDATE crises SET phase = 'closed', closed_at = \(tx.now) WHERE id = \(crisis.id)")
            }
            try await worker.sendPrompts(house.prompts)
            try await worker.sendPrompts(house.prompts)
            #expect(postbox.readers == ["amara@halden.example"])
            #expect(postbox.got.first?.text.contains("/profile/ambassador") == true)
        }
    }

    @Test(
        "On Now the question waits while all is quiet; writing and leaving it look the same",
        arguments: TestDatabase.available)
    func page(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open("/profile").body.contains("/profile/ambassador"))
            try await amara.open("/profile/ambassador")
            #expect(try await amara.submit("/profile/ambassador", [("pace", "daily")]).status == 422)
            #expect(try await amara.submit("/profile/ambassador", [("pace", "weekly")]).words.contains("Saved."))
            #expect(try await amara.open("/").words.contains("A question for you"))
            #expect(try await !app.visitor(app.people.eve).open("/").words.contains("A question for you"))
            _ = try await app.openRecall()
            #expect(try await !amara.open("/").words.contains("A question for you"))
            let before = try await app.database.read { try turn($0) }
            try await amara.submit("/profile/ambassador/prompt", [("write", "on")])
            let after = try await app.database.read { try turn($0) }
            #expect(before != after)
            #expect(try await amara.submit("/profile/ambassador/end").words.contains("Nobody was told"))
        }
    }
}

private func turn(_ tx: Transaction) throws -> Int { try tx.count("SELECT turn FROM ambassadors") }
