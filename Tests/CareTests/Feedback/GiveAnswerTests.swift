import Care
import Foundation
import Platform
import Situation
import TestSupport
import Testing

@Suite("Promise 9: anonymous means that we cannot find out") struct GiveAnswerTests {
    @Test("Amara answers once: a second answer with her token is not counted", arguments: TestDatabase.available)
    func once(engine: TestDatabase) async throws {
        try await engine.open { database in
            let story = try await RoundStory.begin(in: database)
            let token = try await story.token(for: story.people.amara.id, in: database)
            let answer = RoundAnswer(token: try #require(token), answers: ["1": "4", "2": "Stop the meetings."])
            let first = try await database.write { try giveAnswer(answer, in: story.round.id, in: $0).get() }
            let second = try await database.write { try giveAnswer(answer, in: story.round.id, in: $0).get() }
            #expect([first, second] == [true, false])
            let counted = try await database.read { try $0.count("SELECT count(*) FROM round_words") }
            #expect(counted == 1)
        }
    }

    @Test("A person has one token a round; the same one is signed again when the answer was lost")
    func oneToken() async throws {
        try await TestDatabase.sqlite.open { database in
            let story = try await RoundStory.begin(in: database)
            let (round, amara, vault) = (story.round, story.people.amara.id, story.vault)
            let blinded = try BlindedToken(for: round.publicKey).blinded.base64URL
            let signed = try await round.sign(blinded, vault: vault, at: round.openedAt)
            #expect(try await round.sign(blinded, vault: vault, at: round.openedAt) == signed)
            let marked = try await database.write { tx in
                try (0..<2).map { _ in try markToken(blinded, of: round.id, for: amara, vault: vault, in: tx) }
            }
            #expect(marked == [true, true])
            let other = try await story.token(for: amara, in: database)
            #expect(other == nil)
            let ben = try await story.token(for: story.people.ben.id, in: database)
            #expect(ben != nil)
        }
    }

    @Test("A token that nobody signed, one of another round and one that comes too late count nothing")
    func refused() async throws {
        let clock = TestClock()
        try await TestDatabase.sqlite.open(clock: clock) { database in
            let story = try await RoundStory.begin(in: database)
            let id = story.round.id
            let made = RoundAnswer.Token(message: Tokens.random(bytes: 64), signature: Tokens.random(bytes: 256))
            let key = try await BlindKey.make()
            let foreign = try BlindedToken(for: key.publicKey)
            let signature = try foreign.finalize(try key.sign(foreign.blinded))
            let other = RoundAnswer.Token(message: foreign.message.base64URL, signature: signature.base64URL)
            for token in [made, other] {
                let result = try await database.write {
                    try giveAnswer(RoundAnswer(token: token, answers: ["1": "4"]), in: id, in: $0)
                }
                #expect(throws: Problems.self) { try result.get() }
            }
            let amara = try await story.token(for: story.people.amara.id, in: database)
            clock.advance(.days(2))
            let late = RoundAnswer(token: try #require(amara), answers: ["1": "4"])
            let result = try await database.write { try giveAnswer(late, in: id, in: $0) }
            #expect(throws: Problems.self) { try result.get() }
            let spent = try await database.read { try $0.count("SELECT count(*) FROM spent_tokens") }
            #expect(spent == 0)
        }
    }

    @Test("What cannot be counted is told beside its question, and the token is not used up")
    func problems() async throws {
        try await TestDatabase.sqlite.open { database in
            let story = try await RoundStory.begin(in: database)
            let token = try #require(try await story.token(for: story.people.amara.id, in: database))
            let bad: [(RoundAnswer, [String])] = [
                (RoundAnswer(token: token, answers: ["1": "6"]), ["answer-1"]),
                (RoundAnswer(token: token, answers: ["2": String(repeating: "a", count: 2001)]), ["answer-2"]),
                (RoundAnswer(token: token, answers: [:]), [""]),
                (RoundAnswer(token: token, department: "Production", answers: ["1": "3"]), ["department"]),
                (
                    RoundAnswer(token: token, answers: ["1": "3"], letter: NewLetter(box: "x", words: " ")),
                    ["letter", "letter"]
                ),
            ]
            for (answer, fields) in bad {
                let result = try await database.write { try giveAnswer(answer, in: story.round.id, in: $0) }
                guard case .failure(let problems) = result else {
                    Issue.record("\(answer.answers) was counted")
                    continue
                }
                #expect(problems.all.map(\.field) == fields)
            }
            let good = RoundAnswer(token: token, answers: ["1": "3"])
            let counted = try await database.write { try giveAnswer(good, in: story.round.id, in: $0).get() }
            #expect(counted)
        }
    }

    @Test(
        "Nothing that an answer leaves has a person, an address or a time beside it", arguments: TestDatabase.available)
    func schema(engine: TestDatabase) async throws {
        try await engine.open { database in
            let tables = try await database.read { try Table.all(in: $0) }
            let answered = ["spent_tokens", "round_counts", "round_words", "letters", "letter_messages"]
            let columns = tables.filter { answered.contains($0.name) }.flatMap { table in
                table.columns.map { "\(table.name).\($0.name)" }
            }
            #expect(
                columns.sorted() == [
                    "letter_messages.is_reply", "letter_messages.letter", "letter_messages.number",
                    "letter_messages.round", "letter_messages.words", "letters.box", "letters.id", "letters.is_mixed",
                    "letters.round",
                    "round_counts.answers",
                    "round_counts.choice", "round_counts.department", "round_counts.question", "round_counts.round",
                    "round_counts.slot",
                    "round_words.id", "round_words.is_mixed", "round_words.question", "round_words.round",
                    "round_words.words",
                    "spent_tokens.is_mixed", "spent_tokens.message", "spent_tokens.round",
                ])
        }
    }

    @Test("Closing takes away what could say who fetched a token; the log says nothing of answers")
    func closing() async throws {
        try await TestDatabase.sqlite.open { database in
            let story = try await RoundStory.begin(in: database)
            let token = try #require(try await story.token(for: story.people.amara.id, in: database))
            let answer = RoundAnswer(token: token, answers: ["1": "4"])
            _ = try await database.write { try giveAnswer(answer, in: story.round.id, in: $0).get() }
            let marks = try await database.read { try $0.count("SELECT count(*) FROM round_marks") }
            #expect(marks == 1)
            try await database.write { try closeRound(story.round.id, by: nil, in: $0) }
            let marksLeft = try await database.read { try $0.count("SELECT count(*) FROM round_marks") }
            #expect(marksLeft == 0)
            let kinds: [String] = try await database.read { tx in
                try tx.all("SELECT DISTINCT kind FROM events WHERE kind LIKE 'round.%' ORDER BY kind").map {
                    try $0["kind"]
                }
            }
            #expect(kinds == ["round.closed", "round.opened"])
        }
    }

    @Test("Forty who answer in the same second are counted, all of them, once", arguments: TestDatabase.available)
    func together(engine: TestDatabase) async throws {
        try await engine.open { database in
            let story = try await RoundStory.begin(in: database)
            let id = story.round.id
            let tokens = try await story.tokens(40, in: "Production", database)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for token in tokens + tokens {
                    group.addTask {
                        let answer = RoundAnswer(token: token, answers: ["1": "3", "2": "Words"])
                        _ = try await database.write { try giveAnswer(answer, in: id, in: $0).get() }
                        try await database.write { try mixAnswers(of: id, fewest: Fewest.comments, in: $0) }
                    }
                }
                try await group.waitForAll()
            }
            try await database.write { try closeRound(id, by: nil, in: $0) }
            let results = try await database.read { try RoundResults.find(of: Round.get(id, in: $0), in: $0) }
            #expect(results?.people == 40)
            #expect(results?.questions[0].tallies.first?.counts == [0, 0, 40, 0, 0])
            #expect(results?.questions[1].words.count == 40)
        }
    }

    @Test("PostgreSQL’s own numbers tell no answer of a handful from another", arguments: TestDatabase.available)
    func transactions(engine: TestDatabase) async throws {
        guard engine == .postgres else { return }
        try await engine.open { database in
            let story = try await RoundStory.begin(in: database)
            let id = story.round.id
            for token in try await story.tokens(10, in: "Production", database) {
                let answer = RoundAnswer(token: token, answers: ["1": "3", "2": "Words"])
                _ = try await database.write { try giveAnswer(answer, in: id, in: $0).get() }
            }
            func transactions() async throws -> [Int] {
                try await database.read { tx in
                    [
                        try tx.count("SELECT count(DISTINCT CAST(xmin AS text)) FROM spent_tokens"),
                        try tx.count("SELECT count(DISTINCT CAST(xmin AS text)) FROM round_words"),
                        try tx.count("SELECT count(DISTINCT CAST(xmin AS text)) FROM round_counts"),
                    ]
                }
            }
            // The test means something: before, each answer has a number of its own.
            #expect(try await transactions().prefix(2) == [10, 10])
            try await database.write { try mixAnswers(of: id, fewest: Fewest.comments, in: $0) }
            #expect(try await transactions() == [1, 1, 1])
        }
    }
}
