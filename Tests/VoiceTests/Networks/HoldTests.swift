import Foundation
import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Promise 4: One hold. After a hold is confirmed, not one more post leaves, on any node, by any path.")
struct HoldTests {
    private func hold(_ reach: Hold.Reach, _ story: VoiceStory) async throws -> ID<Hold> {
        let chidi = story.people.chidi.id
        return try await story.database.write { try placeHold(reach, reason: "Wrong batch", by: chidi, in: $0) }
    }

    private func lift(_ hold: ID<Hold>, _ story: VoiceStory) async throws {
        let chidi = story.people.chidi.id
        try await story.database.write { try liftHold(hold, by: chidi, in: $0) }
    }

    @Test(
        "A hold with nothing in flight is confirmed at once, and what is due is held", arguments: TestDatabase.available
    )
    func confirmed(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let hold = try await hold(.crisis(story.crisis.id), story)
            #expect(try await story.database.write { try confirmHolds(in: $0) }.isEmpty)
            #expect(try await story.database.read { try Hold.find(hold, in: $0) }?.confirmedAt == story.now)
            let post = try await story.published(Said.shift)
            #expect(try await story.delivery(post).state == .held)
            #expect(story.network.attempts == 0)
            #expect(try await story.events(.holdPlaced).map(\.actor) == [story.people.chidi.id.rawValue])
            #expect(try await story.events(.holdConfirmed).count == 1)
        }
    }

    @Test(
        "It waits for the send that is in flight, and is confirmed when that has ended",
        arguments: TestDatabase.available)
    func inFlight(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (post, rules) = (try await story.publishing(Said.shift), story.rules)
            let delivery = try #require(try await story.database.write { try claimDelivery(rules, in: $0) })
            let hold = try await hold(.organisation, story)
            let waiting = try await story.database.write { try confirmHolds(in: $0) }
            #expect(waiting.map(\.id) == [hold])
            try await story.worker.carryOut(delivery)
            #expect(try await story.database.read { try Hold.find(hold, in: $0) }?.confirmedAt != nil)
            #expect(try await story.delivery(post).state == .sent)
        }
    }

    @Test(
        "A claim that commits while the hold waits at the gate is in flight, not overlooked",
        arguments: TestDatabase.available)
    func atTheGate(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            _ = try await story.enqueue(1)
            let hasBegun = Flag()
            let slow = DeliveryRules(reasonToStop: { _, _ in
                hasBegun.raise()
                Thread.sleep(forTimeInterval: 0.3)
                return nil
            })
            async let claim = story.database.write { try claimDelivery(slow, in: $0) }
            while !hasBegun.isUp { try await Task.sleep(for: .milliseconds(5)) }
            let hold = try await hold(.organisation, story)
            #expect(try await claim?.state == .sending)
            #expect(try await story.database.read { try Hold.find(hold, in: $0) }?.confirmedAt == nil)
            #expect(try await story.database.write { try confirmHolds(in: $0) }.map(\.id) == [hold])
        }
    }

    @Test("A hold reaches as far as it says: a department, a crisis, everything", arguments: TestDatabase.available)
    func reach(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let people = story.people
            func publishAll() async throws -> [Delivery.State] {
                let posts = [
                    try await story.publishing(Said.shift, by: people.amara),
                    try await story.publishing(Said.canteen, by: people.eve),
                    try await story.publishing("I work at Halden and cycle there.", by: people.eve, inCrisis: false),
                ]
                try await story.worker.sendDue()
                var states: [Delivery.State] = []
                for post in posts { states.append(try await story.delivery(post).state) }
                return states
            }
            let department = try await hold(.department("Production"), story)
            #expect(try await publishAll() == [.held, .sent, .sent])
            try await lift(department, story)
            story.clock.advance(.hours(1))
            let crisis = try await hold(.crisis(story.crisis.id), story)
            #expect(try await publishAll() == [.held, .held, .sent])
            try await lift(crisis, story)
            story.clock.advance(.hours(1))
            _ = try await hold(.organisation, story)
            #expect(try await publishAll() == [.held, .held, .held])
        }
    }

    @Test(
        "Lifting shows every waiting post to its author again, the scheduled ones too",
        arguments: TestDatabase.available)
    func lifting(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (people, house) = (story.people, story.house)
            let hold = try await hold(.organisation, story)
            let due = try await story.publishing(Said.shift, by: people.amara)
            let later = try await story.publishing(Said.canteen, by: people.eve, at: story.now + .hours(2))
            try await lift(hold, story)
            story.clock.advance(.hours(3))
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
            for post in [due, later] { #expect(try await story.delivery(post).state == .held) }
            #expect(
                try await story.database.write { try release(due, by: people.amara.id, house: house, in: $0) }.isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
            #expect(try await story.events(.holdLifted).isEmpty, "it reached beyond the crisis")
        }
    }

    @Test("While another hold stands the author cannot let it go", arguments: TestDatabase.available)
    func twoHolds(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (amara, house) = (story.people.amara.id, story.house)
            let first = try await hold(.organisation, story)
            let second = try await hold(.department("Production"), story)
            let post = try await story.published(Said.shift)
            try await lift(first, story)
            #expect(try await story.database.write { try release(post, by: amara, house: house, in: $0) }.count == 1)
            try await lift(second, story)
            #expect(try await story.database.write { try release(post, by: amara, house: house, in: $0) }.isEmpty)
        }
    }

    @Test("A correction waits like a post, and so does the way through a share link", arguments: TestDatabase.available)
    func everyPath(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (amara, eve, house) = (story.people.amara, story.people.eve, story.house)
            let out = try await story.published(Said.shift)
            let shared = try await story.publishing(Said.canteen, by: eve, on: [.linkedin])
            story.clock.advance(.minutes(1))
            _ = try await hold(.organisation, story)
            let text = Said.shift + " Thank you."
            #expect(
                try await story.database.write { try correct(out, to: text, by: amara.person, house: house, in: $0) }
                    .isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
            #expect(try await story.delivery(out).state == .held)
            let shown = try await story.post(shared, of: eve)
            let closed = try await story.database.read { try reasonToWait(shown, by: eve.person, house: house, in: $0) }
            let state = PostState(shown, nil, closed: closed, Words(now: story.now))
            #expect(state.tag == "Not now")
            #expect(!state.ways.contains(.share))
        }
    }
}
