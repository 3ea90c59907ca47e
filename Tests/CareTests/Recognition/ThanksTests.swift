import Care
import Platform
import Situation
import TestSupport
import Testing

@Suite("Thanks belong to the one who gets them") struct ThanksTests {
    private let honesty = "You said that you had made the mistake."

    private func give(
        _ words: String, from giver: Viewer, to receiver: Viewer, in tx: Transaction
    ) throws -> Result<Thanks, Problems> {
        try giveThanks(
            ThanksDetails(receiver: receiver.id, reason: .honesty, words: words), by: giver.id, in: tx)
    }

    @Test(
        "Only Amara and Ben read what Ben thanks her for, until she wants it on the wall, and again afterwards",
        arguments: TestDatabase.available)
    func privacy(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let thanks = try give(honesty, from: people.ben, to: people.amara, in: tx).get()
                func readers() -> [String] {
                    people.all.filter { viewer in
                        (try? Thanks.get(thanks.id, for: viewer.id, in: tx)) != nil
                    }.map(\.person.name)
                }
                #expect(readers() == ["Amara", "Ben"])
                #expect(try Thanks.wall(after: nil, limit: 9, in: tx).isEmpty)
                try shareThanks(thanks.id, true, by: people.amara.id, in: tx)
                #expect(readers().count == 6)
                #expect(try Thanks.wall(after: nil, limit: 9, in: tx).map(\.words) == [honesty])
                try shareThanks(thanks.id, false, by: people.amara.id, in: tx)
                #expect(readers() == ["Amara", "Ben"])
                #expect(throws: Refusal.notFound) {
                    try shareThanks(thanks.id, true, by: people.ben.id, in: tx)
                }
                #expect(throws: Refusal.notFound) {
                    try shareThanks(thanks.id, true, by: people.eve.id, in: tx)
                }
            }
        }
    }

    @Test("Ben takes his words back until Amara has seen them, and not after", arguments: TestDatabase.available)
    func takeBack(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let first = try give(honesty, from: people.ben, to: people.amara, in: tx).get()
                #expect(throws: Refusal.notFound) { try takeBackThanks(first.id, by: people.amara.id, in: tx) }
                #expect(try takeBackThanks(first.id, by: people.ben.id, in: tx).isEmpty)
                #expect(try Thanks.received(by: people.amara.id, after: nil, limit: 9, in: tx).isEmpty)
                let second = try give(honesty, from: people.ben, to: people.amara, in: tx).get()
                try seeThanks([second], by: people.eve.id, in: tx)
                #expect(try Thanks.get(second.id, for: people.ben.id, in: tx).seenAt == nil, "Eve is not the receiver")
                try seeThanks([second], by: people.amara.id, in: tx)
                #expect(try takeBackThanks(second.id, by: people.ben.id, in: tx).count == 1)
                #expect(try Thanks.received(by: people.amara.id, after: nil, limit: 9, in: tx).count == 1)
            }
        }
    }

    @Test(
        "What Amara deletes is off the wall and gone for her; Ben still sees only that it was received",
        arguments: TestDatabase.available)
    func putAway(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let thanks = try give(honesty, from: people.ben, to: people.amara, in: tx).get()
                try shareThanks(thanks.id, true, by: people.amara.id, in: tx)
                try putAwayThanks(thanks.id, by: people.amara.id, in: tx)
                #expect(try Thanks.wall(after: nil, limit: 9, in: tx).isEmpty)
                #expect(throws: Refusal.notFound) { try Thanks.get(thanks.id, for: people.amara.id, in: tx) }
                #expect(try Thanks.get(thanks.id, for: people.ben.id, in: tx).seenAt != nil)
            }
        }
    }

    @Test(
        "Nobody thanks themselves, one who has left, with no words, or more than twenty times a day",
        arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            try await database.write { tx in
                #expect(try give(honesty, from: people.ben, to: people.ben, in: tx).refused == ["to"])
                #expect(try give("", from: people.ben, to: people.amara, in: tx).refused == ["words"])
                let aimless = ThanksDetails(receiver: people.amara.id, reason: nil, words: honesty)
                #expect(try giveThanks(aimless, by: people.ben.id, in: tx).refused == ["reason"])
                #expect(try deactivate(people.eve.id, by: people.frida.id, in: tx).isEmpty)
                #expect(try give(honesty, from: people.ben, to: people.eve, in: tx).refused == ["to"])
                for _ in 0..<20 { _ = try give(honesty, from: people.ben, to: people.amara, in: tx).get() }
                #expect(try give(honesty, from: people.ben, to: people.amara, in: tx).refused == [""])
            }
            clock.advance(.days(1) + .minutes(1))
            try await database.write { tx in
                let given = try give(honesty, from: people.ben, to: people.amara, in: tx)
                #expect(given.refused.isEmpty)
            }
        }
    }

    @Test("No event of thanks says who gave them or got them", arguments: TestDatabase.available)
    func events(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let before = try tx.count("SELECT count(*) FROM events")
                let thanks = try give(honesty, from: people.ben, to: people.amara, in: tx).get()
                #expect(try tx.count("SELECT count(*) FROM events") == before, "private thanks leave no trace at all")
                try shareThanks(thanks.id, true, by: people.amara.id, in: tx)
                #expect(try reportThanks(thanks.id, why: "", by: people.eve.id, in: tx).isEmpty)
                let rows = try tx.all("SELECT actor, subject, data FROM events WHERE kind LIKE 'thanks.%'")
                #expect(rows.count == 2)
                for row in rows {
                    #expect(try row["actor"] as String? == nil && row["subject"] as String? == nil)
                    #expect(try row["data"] as String == "{}")
                }
            }
        }
    }
}

extension Result where Failure == Problems {
    /// The fields that have to be put right.
    var refused: [String] {
        if case .failure(let problems) = self { problems.all.map(\.field) } else { [] }
    }
}
