import Platform
import Situation
import Synchronization
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Posts and holds, when the clock is set") struct ClockStepTests {
    @Test(
        "The clock goes back an hour after a worker has died: the hold is confirmed when a lease is over, not an hour later",
        arguments: TestDatabase.available)
    func back(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift)
            _ = try await story.claim()
            story.clock.advance(.hours(-1))
            let hold = try await story.placeHold(.organisation)
            try await story.worker.sendDue()
            #expect(try await story.hold(hold).confirmedAt == nil)
            #expect(try await story.delivery(post).state == .sending)
            story.clock.advance(deliveryLease + .seconds(1))
            try await story.worker.sendDue()
            #expect(try await story.hold(hold).confirmedAt != nil)
            #expect(try await story.delivery(post).state == .unknown)
            #expect(story.network.attempts == 0)
        }
    }

    @Test(
        "It jumps a day ahead while Amara's post is on its way: the hold waits for the post, and the post is known to be out",
        arguments: TestDatabase.available)
    func ahead(engine: TestDatabase) async throws {
        let road = Road()
        let network: @Sendable (TestClock) -> FakeNetwork = { clock in
            FakeNetwork(clock: clock) { try await road.walk() }
        }
        try await VoiceStory.open(engine, network: network) { story in
            let post = try await story.publishing(Said.shift)
            let worker = DeliveryWorker(services: story.house.services, rules: story.rules, pause: .milliseconds(5))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await worker.run() }
                let isOnItsWay = try await eventually { road.isWalked }
                #expect(isOnItsWay)
                story.clock.advance(.days(1))
                let hold = try await story.placeHold(.organisation)
                let tooEarly = try await eventually(within: .milliseconds(400)) {
                    try await story.hold(hold).confirmedAt != nil
                }
                #expect(!tooEarly)
                road.open()
                let confirmed = try await eventually { try await story.hold(hold).confirmedAt != nil }
                #expect(confirmed)
                group.cancelAll()
            }
            #expect(try await story.delivery(post).state == .sent)
            #expect(try await story.events(.deliveryUnknown).isEmpty)
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test(
        "Whoever slept through the lease does not send, though the clock was set back meanwhile",
        arguments: TestDatabase.available)
    func asleep(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            try await story.publishing(Said.shift)
            let delivery = try await story.claim()
            story.clock.advance(.hours(-1))
            try await story.worker.carryOut(delivery, since: .now - .seconds(40))
            #expect(story.network.attempts == 0)
        }
    }

    @Test(
        "A post for later leaves once, when the clock says so, however often the clock is set",
        arguments: TestDatabase.available)
    func scheduled(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift, at: story.now + .hours(2))
            story.clock.advance(.hours(-1))
            try await story.worker.sendDue()
            #expect(try await story.delivery(post).state == .waiting)
            for step in [Duration.hours(3), .hours(-2), .days(1), .hours(-1)] {
                story.clock.advance(step)
                try await story.worker.sendDue()
                #expect(try await story.delivery(post).state == .sent)
            }
            #expect(story.network.texts == [Said.shift])
            #expect(story.network.attempts == 1)
        }
    }

    @Test(
        "What Amara publishes at a node whose clock is ahead is due at once for the others; that node itself sends nothing",
        arguments: TestDatabase.available)
    func nodeAhead(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            guard engine == .postgres else { return }  // SQLite is for one node
            let wrong = try await Database.open(
                story.database.address, connections: 2, clock: { .now + .days(1) }, mostApart: ClocksApart.most)
            let (author, house, rules) = (story.people.amara, story.house, story.rules)
            let draft = try await story.draft(Said.shift, by: author)
            let posts = try await wrong.write { tx in
                try publish(
                    draft, Publication(networks: [.mastodon], at: nil, isConfirmed: false), by: author.person,
                    house: house, in: tx)
            }.get()
            let post = try #require(posts.first)
            await #expect(throws: ClocksApart.self) { try await wrong.write { try claimDelivery(rules, in: $0) } }
            await #expect(throws: ClocksApart.self) { try await wrong.write { try giveUpExpiredLeases(rules, in: $0) } }
            let right = story.database.at { .now }
            let claimed = try await right.write { try claimDelivery(rules, in: $0) }
            #expect(claimed?.post == post)
            await wrong.close()
        }
    }
}

/// The way to the network, closed until the test opens it.
private final class Road: Sendable {
    private let state = Mutex((isWalked: false, isOpen: false))

    var isWalked: Bool { state.withLock { $0.isWalked } }
    func open() { state.withLock { $0.isOpen = true } }

    func walk() async throws {
        state.withLock { $0.isWalked = true }
        _ = try await eventually { state.withLock { $0.isOpen } }
    }
}
