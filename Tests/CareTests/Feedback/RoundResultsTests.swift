import Care
import Platform
import Situation
import TestSupport
import Testing

@Suite("Totals of a round (D1, D2)") struct RoundResultsTests {
    /// So many of each department answer “3”, and the first of them writes something.
    private func answered(
        _ departments: [(String, Int)], in database: Database, closed: Bool = true
    ) async throws -> (RoundStory, RoundResults?) {
        let story = try await RoundStory.begin(in: database, asksDepartment: true)
        for (department, count) in departments {
            // Five work there, however many answer.
            let tokens = try await story.tokens(max(5, count), in: department, database)
            try await database.write { tx in
                for (index, token) in tokens.prefix(count).enumerated() {
                    var answer = RoundAnswer(token: token, department: department, answers: ["1": "3"])
                    if index == 0 { answer.answers["2"] = "Words from \(department)" }
                    _ = try giveAnswer(answer, in: story.round.id, in: tx).get()
                }
            }
        }
        if closed { try await database.write { try closeRound(story.round.id, by: nil, in: $0) } }
        let results = try await database.read { try RoundResults.find(of: Round.get(story.round.id, in: $0), in: $0) }
        return (story, results)
    }

    @Test("While a round is open there are no totals")
    func open() async throws {
        try await TestDatabase.sqlite.open { database in
            let (_, results) = try await answered([("Production", 12)], in: database, closed: false)
            #expect(results == nil)
        }
    }

    @Test("Four answers have no total, five have one; words wait for ten", arguments: TestDatabase.available)
    func few(engine: TestDatabase) async throws {
        for (count, people, words) in [(4, nil, []), (5, 5, []), (10, 10, ["Words from Production"])]
            as [(Int, Int?, [String])]
        {
            try await engine.open { database in
                let (_, results) = try await answered([("Production", count)], in: database)
                let found = try #require(results)
                #expect(found.people == people)
                #expect(
                    found.questions[0].tallies.map(\.counts)
                        == (people == nil ? [] : [[0, 0, count, 0, 0], [0, 0, count, 0, 0]]))
                #expect(found.questions[1].words == words)
            }
        }
    }

    @Test("What several wrote about the same thing stands together, by the word that they share")
    func shared() async throws {
        try await TestDatabase.sqlite.open { database in
            let story = try await RoundStory.begin(in: database, asksDepartment: true)
            let tokens = try await story.tokens(10, in: "Production", database)
            let words = ["Calls at night.", "The canteen.", "Night calls", "Nobody answers at night"]
            try await database.write { tx in
                for (index, token) in tokens.enumerated() {
                    var answer = RoundAnswer(token: token, department: "Production", answers: ["1": "3"])
                    if words.indices.contains(index) { answer.answers["2"] = words[index] }
                    _ = try giveAnswer(answer, in: story.round.id, in: tx).get()
                }
                try closeRound(story.round.id, by: nil, in: tx)
            }
            let results = try await database.read {
                try RoundResults.find(of: Round.get(story.round.id, in: $0), in: $0)
            }
            let question = try #require(results).questions[1]
            let together = question.shared.map { group in group.texts.map { question.words[$0] } }
            #expect(question.shared.map(\.word) == ["night"] && question.shared[0].beside == ["calls"])
            #expect(Set(together[0]) == ["Calls at night.", "Night calls", "Nobody answers at night"])
        }
    }

    @Test("Three in Quality are not found by taking the other departments from the whole")
    func subtraction() async throws {
        try await TestDatabase.sqlite.open { database in
            let (_, results) = try await answered([("Production", 8), ("Sales", 6), ("Quality", 3)], in: database)
            let shown = try #require(results).questions[0].tallies.map { [$0.department, String($0.people)] }
            #expect(shown == [["", "17"], ["Production", "8"]])
        }
    }

    @Test("Those who asked see whole tens while it is open")
    func roughly() async throws {
        try await TestDatabase.sqlite.open { database in
            let (story, _) = try await answered([("Production", 19)], in: database, closed: false)
            let roughly = try await database.read { try RoundResults.roughly(of: story.round.id, in: $0) }
            #expect(roughly == 10)
        }
    }
}
