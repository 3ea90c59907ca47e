import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite("Sixty holds", .serialized) struct SixtyHoldsTests {
    @Test(
        "At any moment, with four workers on two nodes: after a confirmation nothing arrives",
        arguments: TestDatabase.available)
    func sixty(engine: TestDatabase) async throws {
        let slowNetwork: @Sendable (TestClock) -> FakeNetwork = { clock in
            FakeNetwork(clock: clock) { try await Task.sleep(for: .milliseconds(Int.random(in: 0...4))) }
        }
        try await VoiceStory.open(engine, network: slowNetwork) { story in
            let isOver = Flag()
            try await story.onTwoNodes(clock: { .now }, rules: DeliveryRules()) { workers in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for worker in workers {
                        group.addTask {
                            while !isOver.isUp {
                                try await worker.sendDue()
                                try await Task.sleep(for: .milliseconds(1))
                            }
                        }
                    }
                    group.addTask {
                        try await placeHolds(60, story)
                        isOver.raise()
                    }
                    try await group.waitForAll()
                }
            }
            let (late, sent, held) = try await story.database.read { tx in
                (
                    try tx.count(
                        """
                        SELECT count(*) FROM delivery_attempts, holds
                        WHERE started_at > confirmed_at AND started_at < lifted_at
                        """),
                    try tx.count("SELECT count(*) FROM deliveries WHERE state = 'sent'"),
                    try tx.count("SELECT count(*) FROM deliveries WHERE state = 'held'")
                )
            }
            #expect(late == 0)
            // The holds came while posts were going out: it is not easy to keep this promise here.
            #expect(sent > 10 && held > 10)
            #expect(Set(story.network.texts).count == sent)
        }
    }

    private func placeHolds(_ count: Int, _ story: VoiceStory) async throws {
        let (database, chidi) = (story.database.at { .now }, story.people.chidi.id)
        var numbers = SeededNumbers(seed: 4)
        for round in 1...count {
            _ = try await story.enqueue(6, due: .now)
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...15, using: &numbers)))
            let hold = try await database.write { try placeHold(.organisation, reason: "", by: chidi, in: $0) }
            while try await database.read({ try Hold.find(hold, in: $0) })?.confirmedAt == nil {
                _ = try await database.write { try confirmHolds(in: $0) }
                try await Task.sleep(for: .milliseconds(1))
            }
            let arrived = story.network.attempts
            try await Task.sleep(for: .milliseconds(8))
            #expect(story.network.attempts == arrived, "hold \(round)")
            try await database.write { try liftHold(hold, by: chidi, in: $0) }
        }
    }
}
