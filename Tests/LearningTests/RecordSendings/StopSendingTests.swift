import Foundation
import Platform
@testable import Situation
import Synchronization
import TestSupport
import Testing

@testable import Learning

@Suite("Whoever has learning records sent can end it at any moment") struct StopSendingTests {
    @Test(
        "Once Amara has switched it off nothing leaves, even of what a worker has in hand",
        arguments: TestDatabase.available)
    func off(engine: TestDatabase) async throws {
        try await RecordStory.run(engine) { story in
            try await story.take()
            #expect(try await story.switchOn().isEmpty)
            let claimed = try await story.database.write { try RecordSending.claim(for: RecordStory.store, in: $0) }
            let sending = try #require(claimed)
            try await story.switchOff()
            let house = story.house
            let waiting = try await story.database.read { try sending.waiting(house: house, in: $0) }
            #expect(waiting == nil)
            try await story.database.write { try sending.finish(RecordReply(status: 200), in: $0) }
            try await story.work()
            #expect(story.receiver.got.isEmpty)
            #expect(try await story.sending() == nil)
            // On again is a new agreement: what another worker still holds of the old one is not it.
            story.clock.advance(.seconds(1))
            #expect(try await story.switchOn().isEmpty)
            let again = try await story.database.read { try sending.waiting(house: house, in: $0) }
            #expect(again == nil)
        }
    }

    @Test("Another store is another question: nothing goes to it until Amara agrees", arguments: TestDatabase.available)
    func another(engine: TestDatabase) async throws {
        try await RecordStory.run(engine) { story in
            try await story.take()
            let old = RecordStore(endpoint: "https://old.halden.example/xAPI", key: "house", secret: "s")
            #expect(try await story.switchOn(old).isEmpty)
            try await story.work()
            #expect(story.receiver.got.isEmpty)
            #expect(try await story.switchOn().isEmpty)
            try await story.work()
            #expect(try story.verbs == [["initialized", "passed"]])
            #expect(try await story.switchOn(nil).map(\.field) == ["consent"])
        }
    }

    @Test(
        "Two workers do not take the same one, and one that died is followed by another",
        arguments: TestDatabase.available)
    func workers(engine: TestDatabase) async throws {
        try await RecordStory.run(engine) { story in
            try await story.take()
            #expect(try await story.switchOn().isEmpty)
            let (first, second) = try await story.database.write { tx in
                (
                    try RecordSending.claim(for: RecordStory.store, in: tx),
                    try RecordSending.claim(for: RecordStory.store, in: tx)
                )
            }
            #expect(first != nil && second == nil)
            story.clock.advance(RecordSending.lease)
            try await story.work()
            #expect(try story.verbs == [["initialized", "passed"]])
            // The first wakes up late, and does not undo what the other has found.
            let late = try #require(first)
            try await story.database.write { try late.finish(RecordReply(status: 500), in: $0) }
            #expect(try await story.sending()?.lastAnswer == .taken)
        }
    }

    @Test(
        "After somebody has left, or the database was brought back, nobody’s records leave",
        arguments: TestDatabase.available)
    func left(engine: TestDatabase) async throws {
        try await RecordStory.run(engine) { story in
            try await story.take()
            #expect(try await story.switchOn().isEmpty)
            let amara = story.people.amara.id
            try await story.database.write { tx in
                try tx.run("UPDATE people SET deactivated_at = \(tx.now) WHERE id = \(amara)")
            }
            try await story.work()
            #expect(story.receiver.got.isEmpty)
            let ended = try await story.database.write { try recordSendingsData.expire(KeptTimes(days: 365), $0) }
            #expect(ended == ["sendings of learning records": 1])
            #expect(try await story.sending() == nil)
            try await story.database.write { tx in
                try tx.run("UPDATE people SET deactivated_at = NULL WHERE id = \(amara)")
            }
            #expect(try await story.switchOn().isEmpty)
            try await story.database.write { try RecordSending.stopEverybodys(in: $0) }
            try await story.work()
            #expect(story.receiver.got.isEmpty)
        }
    }
}
