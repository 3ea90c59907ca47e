import Care
import Foundation
import Platform
import Situation
import TestSupport
import Testing

/// An administrator with the whole database before and after, every log and every key, who lays tokens and answers
/// beside each other. Five people a round, each with words of their own: whoever guesses is right one time in five.
@Suite("Promise 9: anonymous means that we cannot find out, tried by an attacker") struct LinkageTests {
    private static let people = 5

    /// What happened in one round, and what the database showed of it.
    private struct Played {
        /// By the order in which people fetched their tokens; what each of them wrote.
        var words: [String] = []
        var fetchedAt: [Double] = []
        var answeredAt: [Double] = []
        var blinded: [String] = []
        var messages: [String] = []
        /// Read back, in the order in which the tables give it.
        var marks: [Int] = []
        var found: [String] = []
        var tokens: [String] = []
    }

    @Test("With everything that we keep, it does no better than chance", arguments: TestDatabase.available)
    func chance(engine: TestDatabase) async throws {
        try await engine.open { database in
            let played = try await play(1000, in: database)
            // By place: the order of the marks against the order of the words, as the tables give them.
            let byPlace = rate(played) { round in round.marks.enumerated().map { (round.found[$0.offset], $0.element) }
            }
            // By what was signed: the token that most resembles what was signed for a person.
            let byToken = rate(played) { round in
                round.tokens.enumerated().map { index, token in
                    (round.found[index], nearest(to: token, among: round.blinded.map(Tokens.digest)))
                }
            }
            // The attacker does read the marks: it knows in which place whose is.
            #expect(played.allSatisfy { $0.marks.count == Self.people && $0.found.count == Self.people })
            let chance = 1 / Double(Self.people)
            let spread = 4 * (chance * (1 - chance) / Double(played.count * Self.people)).squareRoot()
            #expect(abs(byPlace - chance) < spread, "by place: \(byPlace)")
            #expect(abs(byToken - chance) < spread, "by token: \(byToken)")
        }
    }

    @Test("What each measure is worth: without it, the attacker finds most")
    func measures() async throws {
        try await TestDatabase.sqlite.open { database in
            let played = try await play(250, in: database)
            // Without blinding, the server would have seen the very message that comes back.
            let withoutBlinding = rate(played) { round in
                round.messages.enumerated().map { index, message in
                    (round.words[index], round.messages.firstIndex(of: message) ?? 0)
                }
            }
            // With times kept: people mostly answer soon after their browser fetched a token.
            let withTimes = rate(played) { round in
                round.answeredAt.enumerated().map { index, at in
                    let before = round.fetchedAt.indices.filter { round.fetchedAt[$0] <= at }
                    return (round.words[index], before.max { round.fetchedAt[$0] < round.fetchedAt[$1] } ?? 0)
                }
            }
            // With rows in the order in which they came.
            let withOrder = rate(played) { round in
                let order = round.answeredAt.indices.sorted { round.answeredAt[$0] < round.answeredAt[$1] }
                return order.enumerated().map { (round.words[$0.element], $0.offset) }
            }
            #expect(withoutBlinding == 1)
            #expect(withTimes > 0.6, "\(withTimes)")
            #expect(withOrder > 0.5, "\(withOrder)")
            print("Linked: without blinding \(withoutBlinding), with times \(withTimes), with order \(withOrder)")
        }
    }

    /// The part of the words that a guess gives to the right person.
    private func rate(_ played: [Played], _ guess: (Played) -> [(words: String, person: Int)]) -> Double {
        let right = played.reduce(0) { sum, round in
            sum + guess(round).filter { round.words[$0.person] == $0.words }.count
        }
        return Double(right) / Double(played.count * Self.people)
    }

    private func nearest(to token: String, among signed: [String]) -> Int {
        signed.indices.max { likeness(signed[$0], token) < likeness(signed[$1], token) } ?? 0
    }

    private func likeness(_ a: String, _ b: String) -> Int { zip(a.utf8, b.utf8).count { $0 == $1 } }

    private struct Signed {
        let blinded: String
        let token: RoundAnswer.Token
    }

    /// The test's rounds have one key, so that a stock of tokens serves all of them; no round sees one twice.
    private func stock(_ count: Int, _ key: BlindKey) throws -> [Signed] {
        try (0..<count).map { _ in
            let token = try BlindedToken(for: key.publicKey)
            let signature = try token.finalize(try key.sign(token.blinded))
            return Signed(
                blinded: token.blinded.base64URL,
                token: .init(message: token.message.base64URL, signature: signature.base64URL))
        }
    }

    /// Plays rounds through the real use cases, and looks at the tables as an administrator would.
    private func play(_ rounds: Int, in database: Database) async throws -> [Played] {
        var random = Seeded(seed: 20_261_126)
        let story = try await RoundStory.begin(in: database)
        let key = try await RoundStory.key.value
        let stock = try stock(100, key)
        let people = Array(story.people.all.prefix(Self.people)).map(\.id)
        var all: [Played] = []
        for number in 0..<rounds {
            var round = Played()
            for place in 0..<Self.people {
                round.words.append("\(number) \(place)")
                round.fetchedAt.append(Double(place) * 10 + Double.random(in: 0..<1, using: &random))
                // Most answer at once; some come back later.
                let delay =
                    Double.random(in: 0..<1, using: &random) < 0.75 ? 1 : Double.random(in: 0..<80, using: &random)
                round.answeredAt.append((round.fetchedAt.last ?? 0) + delay)
            }
            let plan = round
            let order = people.shuffled(using: &random)
            let signed = Array(stock.shuffled(using: &random).prefix(Self.people))
            all.append(
                try await database.write { tx in try Self.play(plan, order, signed, key: key, story, in: tx) })
        }
        return all
    }

    private static func play(
        _ plan: Played, _ people: [ID<Person>], _ signed: [Signed], key: BlindKey, _ story: RoundStory,
        in tx: Transaction
    ) throws -> Played {
        let vault = story.vault
        var played = plan
        let details = RoundDetails(
            title: "How?", why: "To know.", closesAt: tx.now + .days(2), questions: RoundStory.standard)
        let round = try openRound(details, key: key, vault: vault, by: story.people.dana.id, in: tx).get()
        for (person, token) in zip(people, signed) {
            _ = try markToken(token.blinded, of: round.id, for: person, vault: vault, in: tx)
            played.blinded.append(token.blinded)
            played.messages.append(token.token.message)
        }
        let open = try Round.get(round.id, in: tx)
        let marks = people.map { open.mark(of: $0, for: "mark", vault) }
        let place: SQL = "\(sqlite: "1", postgres: "ctid")"
        played.marks = try tx.all("SELECT mark FROM round_marks WHERE round = \(round.id) ORDER BY \(place)").compactMap
        {
            marks.firstIndex(of: try $0["mark"])
        }
        for index in plan.answeredAt.indices.sorted(by: { plan.answeredAt[$0] < plan.answeredAt[$1] }) {
            let answer = RoundAnswer(token: signed[index].token, answers: ["2": plan.words[index]])
            _ = try giveAnswer(answer, in: round.id, in: tx).get()
        }
        try closeRound(round.id, by: nil, in: tx)
        played.found = try tx.all("SELECT words FROM round_words WHERE round = \(round.id) ORDER BY \(place)").map {
            try $0["words"]
        }
        played.tokens = try tx.all("SELECT message FROM spent_tokens WHERE round = \(round.id) ORDER BY \(place)").map {
            try $0["message"]
        }
        return played
    }
}
