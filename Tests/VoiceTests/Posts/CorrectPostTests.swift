import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Correcting a published post") struct CorrectPostTests {
    @Test(
        "The new words stand on the network, the old ones are kept, and the notice is settled",
        arguments: TestDatabase.available)
    func corrected(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            let post = try await story.published(Said.about400)
            try await story.change(fact, to: .recounted)
            try await story.followLog()
            story.clock.advance(.minutes(1))
            #expect(try await story.correct(post, to: Said.now612).isEmpty)
            #expect(try await story.state(of: post).tag == "Being corrected")
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.now612])
            #expect(try await story.notices().isEmpty)
            #expect(try await story.post(post).sheetVersion == 2)
            let kept = try await story.database.read { tx in
                try tx.all("SELECT text FROM post_edits WHERE post = \(post)").map { row -> String in try row["text"] }
            }
            #expect(kept == [Said.about400])
            #expect(try await story.events(.postCorrected).count == 1)
            #expect(try await story.events(.deliverySent).count == 1, "it was published once")
        }
    }

    @Test("A newer correction takes the place of one that has not left", arguments: TestDatabase.available)
    func superseded(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.published(Said.shift)
            for words in [" First.", " Second.", " Third."] {
                story.clock.advance(.seconds(5))
                #expect(try await story.correct(post, to: Said.shift + words).isEmpty)
            }
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift + " Third."])
            #expect(story.network.attempts == 2)
        }
    }

    @Test("While one correction is on its way the next one waits for it", arguments: TestDatabase.available)
    func inOrder(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.published(Said.shift)
            story.clock.advance(.seconds(5))
            _ = try await story.correct(post, to: Said.shift + " First.")
            let first = try await story.claim()
            story.clock.advance(.seconds(5))
            _ = try await story.correct(post, to: Said.shift + " Second.")
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
            try await story.worker.carryOut(first)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift + " Second."])
        }
    }

    @Test("A correction that a network refuses says so, and the post is still out", arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.published(Said.shift)
            story.clock.advance(.seconds(5))
            story.network.be(.answering(422))
            _ = try await story.correct(post, to: Said.shift + " First.")
            try await story.worker.sendDue()
            let state = try await story.state(of: post)
            #expect(state.tag == "Not corrected")
            #expect(state.ways == [.release, .correct])
            await #expect(throws: Refusal.conflict) { try await story.withdraw(post) }
            #expect(try await story.release(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift + " First."])
        }
    }

    @Test("A lost answer to a correction is looked up at the post itself", arguments: TestDatabase.available)
    func lost(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.published(Said.shift)
            story.clock.advance(.seconds(5))
            story.network.be(.losingAnswers)
            _ = try await story.correct(post, to: Said.shift + " First.")
            try await story.worker.sendDue()
            #expect(try await story.delivery(post).state == .sent)
            story.network.be(.swallowing)
            story.clock.advance(.seconds(5))
            _ = try await story.correct(post, to: Said.shift + " Second.")
            try await story.worker.sendDue()
            #expect(try await story.state(of: post).ways == [.settle, .correct])
            #expect(try await story.sendAgain(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift + " Second."])
        }
    }

    @Test(
        "What is new and red is looked at first; what stood there before is not asked about again",
        arguments: TestDatabase.available)
    func red(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            _ = try await story.establish(.glass)
            let post = try await story.published(Said.shift)
            let red = Said.shift + " Glass was found in the cartons."
            #expect(try await story.correct(post, to: red).map(\.field) == ["confirmed"])
            #expect(try await story.correct(post, to: red, isConfirmed: true).isEmpty)
            #expect(try await story.correct(post, to: red + " Yes.").isEmpty)
        }
    }

    @Test("It needs words, a post that is out, and its author", arguments: TestDatabase.available)
    func refusals(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let post = try await story.published(Said.shift)
            let waiting = try await story.publishing(Said.canteen, at: story.now + .hours(1))
            #expect(try await story.correct(post, to: " \n").map(\.field) == ["text"])
            #expect(try await story.correct(post, to: String(repeating: "a", count: 600)).map(\.field) == ["text"])
            await #expect(throws: Refusal.conflict) { try await story.correct(waiting, to: Said.shift) }
            await #expect(throws: Refusal.notFound) { try await story.correct(post, to: "x", by: story.people.eve) }
        }
    }

    @Test("Leaving it as it is ends the asking, until the fact changes again", arguments: TestDatabase.available)
    func leaving(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara.id
            let fact = try await story.establish(.sold)
            let post = try await story.published(Said.about400)
            try await story.change(fact, to: .recounted)
            try await story.followLog()
            try await story.database.write { try leaveAsItIs(post, by: amara, in: $0) }
            #expect(try await story.notices().isEmpty)
            var more = FactDetails.recounted
            more.figures[0].value = 640
            try await story.change(fact, to: more)
            try await story.followLog()
            #expect(try await story.notices().map(\.says) == ["640 cartons"])
        }
    }
}
