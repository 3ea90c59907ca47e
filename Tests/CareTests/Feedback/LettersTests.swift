import Care
import Platform
import Situation
import TestSupport
import Testing

@Suite("Letters that can be answered (D5)") struct LettersTests {
    private func story(answers: Int, closed: Bool = true, in database: Database) async throws -> (Round, String) {
        let story = try await RoundStory.begin(in: database)
        let box = Tokens.random()
        let tokens = try await story.tokens(answers, in: "Production", database)
        try await database.write { tx in
            for (index, token) in tokens.enumerated() {
                var answer = RoundAnswer(token: token, answers: ["1": "3"])
                if index == 0 { answer.letter = NewLetter(box: box, words: "The valve was old.") }
                _ = try giveAnswer(answer, in: story.round.id, in: tx).get()
            }
        }
        if closed { try await database.write { try closeRound(story.round.id, by: nil, in: $0) } }
        return (try await database.read { try Round.get(story.round.id, in: $0) }, box)
    }

    @Test("It waits until the round has closed and it is one of many", arguments: TestDatabase.available)
    func waits(engine: TestDatabase) async throws {
        for (answers, closed, seen) in [(9, true, 0), (10, true, 1), (10, false, 0)] {
            try await engine.open { database in
                let (round, _) = try await story(answers: answers, closed: closed, in: database)
                let letters = try await database.read { try Letter.all(of: round, in: $0) }
                #expect(letters.count == seen)
            }
        }
    }

    @Test("Whoever has the key reads the reply and writes more; nobody else does", arguments: TestDatabase.available)
    func twoWays(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (round, box) = try await story(answers: 10, in: database)
            let letters = try await database.read { try Letter.all(of: round, in: $0) }
            let letter = try #require(letters.first)
            let problems = try await database.write { tx in
                try Letter.reply("Which valve?", to: letter.id, of: round, in: tx)
                    + Letter.write("The third one.", box: box, in: tx)
            }
            #expect(problems.isEmpty)
            let words = try await database.read { try Letter.open(box: box, in: $0)?.messages.map(\.words) }
            #expect(words == ["The valve was old.", "Which valve?", "The third one."])
            let other = try await database.read { try Letter.open(box: Tokens.random(), in: $0) }
            #expect(other == nil)
            let guessed = try await database.read { try Letter.open(box: letter.id, in: $0) }
            #expect(guessed == nil)
            await #expect(throws: Refusal.notFound) {
                try await database.write { try Letter.write("Me too", box: Tokens.random(), in: $0) }
            }
        }
    }
}
