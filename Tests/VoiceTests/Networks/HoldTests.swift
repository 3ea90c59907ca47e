import Foundation
import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Promise 4: One hold. After a hold is confirmed, not one more post leaves, on any node, by any path.")
struct HoldTests {
    @Test(
        "A hold with nothing in flight is confirmed at once, and what is due is held", arguments: TestDatabase.available
    )
    func confirmed(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let hold = try await story.placeHold(.crisis(story.crisis.id))
            #expect(try await story.confirmHolds().isEmpty)
            #expect(try await story.hold(hold).confirmedAt == story.now)
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
            let post = try await story.publishing(Said.shift)
            let delivery = try await story.claim()
            let hold = try await story.placeHold(.organisation)
            #expect(try await story.confirmHolds() == [hold])
            try await story.worker.carryOut(delivery)
            #expect(try await story.hold(hold).confirmedAt != nil)
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
            let hold = try await story.placeHold(.organisation)
            #expect(try await claim?.state == .sending)
            #expect(try await story.hold(hold).confirmedAt == nil)
            #expect(try await story.confirmHolds() == [hold])
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
            let department = try await story.placeHold(.department("Production"))
            #expect(try await publishAll() == [.held, .sent, .sent])
            try await story.liftHold(department)
            story.clock.advance(.hours(1))
            let crisis = try await story.placeHold(.crisis(story.crisis.id))
            #expect(try await publishAll() == [.held, .held, .sent])
            try await story.liftHold(crisis)
            story.clock.advance(.hours(1))
            _ = try await story.placeHold(.organisation)
            #expect(try await publishAll() == [.held, .held, .held])
        }
    }

    @Test(
        "Lifting shows every waiting post to its author again, the scheduled ones too",
        arguments: TestDatabase.available)
    func lifting(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let people = story.people
            let hold = try await story.placeHold(.organisation)
            let due = try await story.publishing(Said.shift, by: people.amara)
            let later = try await story.publishing(Said.canteen, by: people.eve, at: story.now + .hours(2))
            try await story.liftHold(hold)
            story.clock.advance(.hours(3))
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
            for post in [due, later] { #expect(try await story.delivery(post).state == .held) }
            #expect(try await story.release(due).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
            #expect(try await story.events(.holdLifted).isEmpty, "it reached beyond the crisis")
        }
    }

    @Test("While another hold stands the author cannot let it go", arguments: TestDatabase.available)
    func twoHolds(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let first = try await story.placeHold(.organisation)
            let second = try await story.placeHold(.department("Production"))
            let post = try await story.published(Said.shift)
            try await story.liftHold(first)
            #expect(try await story.release(post).count == 1)
            try await story.liftHold(second)
            #expect(try await story.release(post).isEmpty)
        }
    }

    @Test("A correction waits like a post, and so does the way through a share link", arguments: TestDatabase.available)
    func everyPath(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let eve = story.people.eve
            let out = try await story.published(Said.shift)
            let shared = try await story.publishing(Said.canteen, by: eve, on: [.linkedin])
            story.clock.advance(.minutes(1))
            let hold = try await story.placeHold(.organisation)
            #expect(try await story.correct(out, to: Said.shift + " Thank you.").isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
            #expect(try await story.delivery(out).state == .held)
            #expect(try await story.state(of: shared, by: eve).ways == [.withdraw])
            try await story.liftHold(hold)
            #expect(try await story.state(of: shared, by: eve).ways == [.share, .withdraw])
        }
    }
}
