import Platform
import Situation
import Synchronization
import TestSupport
import Testing

@testable import Voice

/// How many posts were on their way at once. Each waits a moment for company.
private final class Road: Sendable {
    private let state = Mutex((now: 0, most: 0))

    var most: Int { state.withLock { $0.most } }

    func walk(until company: Int) async throws {
        state.withLock { state in
            state.now += 1
            state.most = max(state.most, state.now)
        }
        _ = try await eventually(within: .milliseconds(300)) { most >= company }
        state.withLock { $0.now -= 1 }
    }
}

@Suite("Posts of several people leave side by side") struct SideBySideTests {
    @Test(
        "Eve's post does not wait for Amara's; Amara's second one waits for her first",
        arguments: TestDatabase.available)
    func sideBySide(engine: TestDatabase) async throws {
        let road = Road()
        let network: @Sendable (TestClock) -> FakeNetwork = { clock in
            FakeNetwork(clock: clock) { try await road.walk(until: 3) }
        }
        try await VoiceStory.open(engine, network: network) { story in
            for text in [Said.shift, "Our drivers brought the pallets back before dawn, all forty of them."] {
                try await story.publishing(text)
            }
            try await story.publishing(Said.canteen, by: story.people.eve)
            try await story.worker.sendDue()
            #expect(story.network.texts.count == 3)
            #expect(road.most == 2)
        }
    }

    @Test("What the network said is kept though the database is away for a moment", arguments: TestDatabase.available)
    func away(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            let back = ContinuousClock.now + .milliseconds(1500)
            var rules = story.rules
            let finished = rules.finished
            rules.finished = { delivery, outcome, tx in
                if ContinuousClock.now < back { throw DatabaseError.unavailable }
                try finished(delivery, outcome, tx)
            }
            try await DeliveryWorker(services: story.house.services, rules: rules).sendDue()
            #expect(try await story.delivery(post).state == .sent)
            #expect(story.network.attempts == 1)
            #expect(try await story.events(.deliveryUnknown).isEmpty)
        }
    }
}
