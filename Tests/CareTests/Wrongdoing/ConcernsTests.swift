import Foundation
import Platform
import Server
import Situation
import TestSupport
import Testing

@testable import Care

@Suite("E10: reporting wrongdoing has its own door, people and clocks") struct ConcernsTests {
    /// Eve reads what comes in; she is on no team.
    private func story(in database: Database) async throws -> NamedPeople {
        try await database.write { tx in
            let people = try NamedPeople(in: tx)
            let chosen = try appointReceiver("Eve", chosen: nil, by: people.frida.id, in: tx)
            #expect(chosen.problems.isEmpty)
            return people
        }
    }

    @Test(
        "It is acknowledged in seven days and answered in three months, and says so to both",
        arguments: TestDatabase.available)
    func clocks(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let people = try await story(in: database)
            let box = Tokens.random()
            let problems = try await database.write {
                try reportConcern(NewConcern(box: box, words: "The scale is set wrong on purpose."), in: $0)
            }
            #expect(problems.isEmpty)
            let day = clock.read().day
            func waiting() async throws -> [Concern] {
                try await database.read { try Concern.waiting(for: people.eve.id, in: $0) }
            }
            let first = try #require(try await waiting().first)
            #expect(first.receivedDay == day && first.acknowledgeBy == day + 7)
            #expect(!first.isLate(on: day + 7) && first.isLate(on: day + 8))
            clock.advance(.days(3))
            try await database.write { try acknowledgeConcern(first.id, by: people.eve.id, in: $0) }
            let second = try #require(try await waiting().first)
            #expect(second.acknowledgedDay == day + 3 && second.answerBy == dayLater(day + 3, months: 3))
            #expect(!second.isLate(on: day + 60) && second.isLate(on: second.answerBy + 1))
            clock.advance(.days(20))
            let replied = try await database.write { tx in
                try replyToConcern(
                    first.id, "The scale was checked and set right.", outcome: .acted, by: people.eve.id, in: tx)
                    + addToConcern("Thank you. Line 3 has the same one.", box: box, in: tx)
            }
            #expect(replied.isEmpty)
            let (concern, words) = try await database.read { tx in
                let concern = try #require(try Concern.open(box: box, in: tx))
                return (concern, try concern.messages(in: tx).map(\.words))
            }
            #expect(concern.outcome == .acted && concern.answeredDay == day + 23)
            #expect(
                words == [
                    "The scale is set wrong on purpose.", "The scale was checked and set right.",
                    "Thank you. Line 3 has the same one.",
                ])
            #expect(try await waiting().isEmpty)
        }
    }

    @Test("Nobody but those chosen for it finds anything, whatever their role", arguments: TestDatabase.available)
    func readers(engine: TestDatabase) async throws {
        try await engine.open { database in
            let people = try await story(in: database)
            let box = Tokens.random()
            _ = try await database.write { try reportConcern(NewConcern(box: box, words: "A bribe."), in: $0) }
            let id = try await database.read { try #require(try Concern.open(box: box, in: $0)).id }
            for other in [people.amara, people.ben, people.chidi, people.dana, people.frida] {
                await #expect(throws: Refusal.notFound) {
                    try await database.read { _ = try Concern.waiting(for: other.id, in: $0) }
                }
                await #expect(throws: Refusal.notFound) {
                    try await database.write { try acknowledgeConcern(id, by: other.id, in: $0) }
                }
            }
            let guessed = try await database.read { try Concern.open(box: Tokens.random(), in: $0) }
            #expect(guessed == nil)
            try await database.write { try releaseReceiver(people.eve.id, by: people.frida.id, in: $0) }
            await #expect(throws: Refusal.notFound) {
                try await database.read { _ = try Concern.get(id, for: people.eve.id, in: $0) }
            }
        }
    }

    @Test("Whoever is on a crisis team is not chosen, and nobody chooses themselves", arguments: TestDatabase.available)
    func ownPeople(engine: TestDatabase) async throws {
        try await engine.open { database in
            let people = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                _ = try people.openRecall(in: tx)
                return people
            }
            for name in ["Chidi", "Frida", "Nobody at all"] {
                let problems = try await database.write {
                    try appointReceiver(name, chosen: nil, by: people.frida.id, in: $0).problems
                }
                #expect(problems.map(\.field) == ["who"], "\(name)")
            }
            let refused = try await database.write {
                try reportConcern(NewConcern(box: Tokens.random(), words: "Nobody reads this."), in: $0)
            }
            #expect(refused.count == 1, "nothing is taken that nobody reads")
        }
    }

    @Test("What is kept of it has no person and no time finer than a day", arguments: TestDatabase.available)
    func schema(engine: TestDatabase) async throws {
        try await engine.open { database in
            let people = try await story(in: database)
            let before = try await database.read { try $0.count("SELECT count(*) FROM events") }
            let box = Tokens.random()
            _ = try await database.write { try reportConcern(NewConcern(box: box, words: "Fraud."), in: $0) }
            let (tables, events) = try await database.read { tx in
                (try Table.all(in: tx), try tx.count("SELECT count(*) FROM events"))
            }
            #expect(events == before)
            let columns = tables.filter { ["concerns", "concern_messages"].contains($0.name) }.flatMap { table in
                table.columns.map { "\(table.name).\($0.name)" }
            }
            #expect(
                columns.sorted() == [
                    "concern_messages.concern", "concern_messages.is_reply", "concern_messages.number",
                    "concern_messages.words", "concerns.acknowledged_day", "concerns.answered_day", "concerns.box",
                    "concerns.id", "concerns.outcome", "concerns.received_day",
                ])
            let leaving = try await database.read { try Belongings.find(in: $0).tables.map(\.name) }
            #expect(!leaving.contains("concerns") && !leaving.contains("concern_messages"))
            _ = people
        }
    }

    @Test("Somebody writes without a name, Eve reads and replies, and the eight words open the reply")
    func journey() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let (frida, eve, amara) = (
                try await app.visitor(app.people.frida), try await app.visitor(app.people.eve),
                try await app.visitor(app.people.amara)
            )
            #expect(try await app.guest.open("/wrongdoing").words.contains("Nobody has been chosen"))
            try await frida.open("/wrongdoing/receivers")
            let refused = try await frida.submit("/wrongdoing/receivers", [("who", "Zoe")])
            #expect(refused.status == 422 && refused.field("who") == "Zoe")
            #expect(try await frida.submit("/wrongdoing/receivers", [("who", "Eve")]).words.contains("Chosen."))
            #expect(try await app.guest.open("/wrongdoing").words.contains("Eve"))

            let new = NewConcern(box: Tokens.random(), words: "The log of line 2 was changed.")
            let named = try await amara.send("/wrongdoing/concerns", json: new)
            #expect(named.status == 400, "a cookie would say who")
            let sent = try await app.guest.send("/wrongdoing/concerns", json: new)
            #expect(sent.status == 200 && sent.body == #"{"sent":true}"#)
            #expect(try await app.guest.send("/wrongdoing/concerns", json: new).status == 200)
            let empty = NewConcern(box: Tokens.random(), words: " ")
            #expect(try await app.guest.send("/wrongdoing/concerns", json: empty).status == 422)
            let count = try await app.database.read { try $0.count("SELECT count(*) FROM concerns") }
            #expect(count == 1)

            #expect(try await eve.open("/").words.contains("waits for a word"))
            #expect(try await frida.open("/wrongdoing/inbox").status == 404)
            let path = try #require(
                try await eve.open("/wrongdoing/inbox").paths(beginning: "/wrongdoing/inbox/").first)
            #expect(try await amara.open(path).status == 404)
            #expect(try await eve.open(path).words.contains("The log of line 2 was changed."))
            let none = try await eve.submit(path + "/replies", [("words", ""), ("outcome", "")])
            #expect(none.status == 422)
            let replied = try await eve.submit(path + "/replies", [("words", "Which day was it?"), ("outcome", "")])
            #expect(replied.words.contains("Which day was it?"))
            let read = try await app.guest.send("/wrongdoing/reading", json: ["box": new.box])
            #expect(read.status == 200 && read.body.contains("Which day was it?") && read.body.contains("Acknowledged"))
            #expect(try await app.guest.send("/wrongdoing/reading", json: ["box": Tokens.random()]).status == 404)
        }
    }
}
