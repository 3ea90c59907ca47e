import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("What somebody passed goes to a learning record store when they want it to, and not otherwise (C10)")
struct RecordSendingsTests {
    @Test("An answer is taken, held already, worth another try, or final; the tries grow rarer")
    func answers() {
        let kinds = [200, 204, 409, nil, 401, 403, 404, 408, 429, 500, 503, 302, 400, 413, 422].map(RecordAnswer.init)
        let expected: [RecordAnswer] = [
            .taken, .taken, .held, .later, .later, .later, .later, .later, .later, .later, .later, .refused, .refused,
            .refused, .refused,
        ]
        #expect(kinds == expected)
        let pauses = (1...7).map { RecordSending.pause(after: $0, wished: 0) }
        #expect(pauses == pauses.sorted() && pauses.first == .minutes(1) && pauses.last == .days(1))
        #expect(RecordSending.pause(after: 1, wished: 600) == .minutes(10))
        #expect(RecordSending.pause(after: 1, wished: .max) == .days(1), "no store puts it off for ever")
    }

    @Test(
        "Nothing leaves until Amara switches it on; then what she passed, once, and not what she failed",
        arguments: TestDatabase.available)
    func once(engine: TestDatabase) async throws {
        try await RecordStory.run(engine) { story in
            try await story.take()
            try await story.work()
            #expect(story.receiver.got.isEmpty)
            #expect(try await story.switchOn().isEmpty)
            try await story.work()
            let request = try #require(story.receiver.got.first)
            #expect(request.address == "https://records.halden.example/xAPI/statements")
            let headers = Dictionary(request.headers.map { ($0.0, $0.1) }) { first, _ in first }
            #expect(headers["x-experience-api-version"] == "1.0.3")
            #expect(headers["authorization"] == "Basic " + Data("house:opensesame".utf8).base64EncodedString())
            #expect(try story.verbs == [["initialized", "passed"]])
            let sent = try await story.sending()
            #expect(sent?.dueAt == nil && sent?.lastAnswer == .taken && sent?.sentAt != nil)
            try await story.take(RecordStory.wrong)
            try await story.work()
            #expect(story.receiver.got.count == 1, "she did not pass")
            try await story.take()
            try await story.work()
            #expect(try story.verbs == [["initialized", "passed"], ["initialized", "passed"]])
            #expect(Set(story.receiver.got.map(\.body)).count == 2, "the first is not sent again")
        }
    }

    @Test(
        "Who passed and wishes nothing sent is on no list: Ben’s course stays here", arguments: TestDatabase.available)
    func others(engine: TestDatabase) async throws {
        try await RecordStory.run(engine) { story in
            try await story.database.write { [people = story.people, house = story.house] tx in
                try take("phone", by: people.ben.id, house: house, in: tx)
            }
            #expect(try await story.switchOn().isEmpty)
            try await story.work()
            #expect(story.receiver.got.isEmpty)
            let sending = try await story.sending()
            #expect(sending?.dueAt == nil && sending?.lastAnswer == nil, "there is nothing to send yet")
            let kinds = try await story.database.read { tx in
                try tx.all("SELECT DISTINCT kind FROM events").map { try $0["kind"] as String }
            }
            #expect(kinds.allSatisfy { !$0.contains("record") }, "no event says who sends")
        }
    }

    @Test("What the store has already is no failure, and keeps nothing else back", arguments: TestDatabase.available)
    func held(engine: TestDatabase) async throws {
        try await RecordStory.run(engine) { story in
            try await story.take()
            story.receiver.answers(409)
            #expect(try await story.switchOn().isEmpty)
            try await story.work()
            #expect(try story.verbs == [["initialized", "passed"], ["initialized"], ["passed"]])
            let sending = try await story.sending()
            #expect(sending?.lastAnswer == .held && sending?.dueAt == nil)
        }
    }

    @Test(
        "A store that is not well is asked again, ever more rarely, ten times at most; one that refuses is not",
        arguments: TestDatabase.available)
    func later(engine: TestDatabase) async throws {
        try await RecordStory.run(engine) { story in
            try await story.take()
            story.receiver.answers(503, headers: ["retry-after": "120"])
            #expect(try await story.switchOn().isEmpty)
            try await story.work()
            let first = try await story.sending()
            #expect(first?.status == 503 && first?.dueAt == story.database.clock() + .minutes(2))
            try await story.work()
            #expect(story.receiver.got.count == 1, "not before its time")
            for _ in 1..<20 {
                story.clock.advance(.days(2))
                try await story.work()
            }
            #expect(story.receiver.got.count == RecordSending.mostTries)
            #expect(try await story.sending()?.dueAt == nil)
            story.receiver.answers(400)
            let amara = story.people.amara.id
            try await story.database.write { try sendRecordsAgain(of: amara, in: $0) }
            try await story.work()
            story.clock.advance(.days(2))
            try await story.work()
            #expect(story.receiver.got.count == RecordSending.mostTries + 1)
            #expect(try await story.sending()?.lastAnswer == .refused)
            story.receiver.answers(nil)
            try await story.database.write { try sendRecordsAgain(of: amara, in: $0) }
            try await story.work()
            let unheard = try await story.sending()
            #expect(unheard?.status == nil && unheard?.lastAnswer == .later && unheard?.dueAt != nil)
            story.receiver.answers(200)
            story.clock.advance(.minutes(2))
            try await story.work()
            #expect(try await story.sending()?.lastAnswer == .taken)
        }
    }
}
