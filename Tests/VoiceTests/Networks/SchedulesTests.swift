import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite("Schedules are ours, so that one hold reaches all of them") struct SchedulesTests {
    @Test("A scheduled post leaves at its time and not before", arguments: TestDatabase.available)
    func onTime(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.publishing(Said.shift, at: story.now + .hours(2))
            let state = try await story.state(of: post)
            #expect(state.tag == "Scheduled")
            #expect(state.ways == [.withdraw])
            story.clock.advance(.minutes(119))
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
            story.clock.advance(.minutes(1))
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test(
        "When a crisis opens, what was scheduled waits for another look (F4)", arguments: TestDatabase.available)
    func crisisOpens(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let house = story.house
            let post = try await story.publishing(Said.shift, at: story.now + .hours(2), inCrisis: false)
            try await story.database.write { try house.stopSchedules($0) }
            story.clock.advance(.hours(3))
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
            let state = try await story.state(of: post)
            #expect(state.sentence.hasPrefix("A crisis was opened after you scheduled it."))
            #expect(state.ways == [.withdraw, .release])
            #expect(try await story.release(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test("The facts are held against it once more when its time comes", arguments: TestDatabase.available)
    func factsMoved(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            let post = try await story.publishing(Said.about400, at: story.now + .hours(2))
            try await story.change(fact, to: .recounted)
            story.clock.advance(.hours(3))
            // The ripple has not come by: the claim itself looks.
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
            #expect(try await story.delivery(post).reason == "facts-changed")
        }
    }

    @Test("A fact that changed elsewhere on the sheet does not stop it", arguments: TestDatabase.available)
    func unrelated(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            _ = try await story.publishing(Said.shift, at: story.now + .hours(2))
            try await story.change(fact, to: .recounted)
            story.clock.advance(.hours(3))
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
        }
    }
}
