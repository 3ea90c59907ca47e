import Platform
import Situation
import TestSupport
import Testing

@Suite("Expertise comes in") struct TipsTests {
    private func fact(_ status: FactStatus, in story: RecallStory, _ tx: Transaction) throws -> Fact {
        let details = FactDetails(
            statement: "About 400 were sold.", status: status, owner: "Quality", source: "Scans")
        return try establish(details, in: story.crisis, by: story.people.chidi.id, in: tx).get()
    }

    @Test(
        "What Amara tells is a correction, an answer or something new, by the fact that it is about",
        arguments: TestDatabase.available)
    func kinds(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 1, in: tx)
                func kind(_ fact: ID<Fact>?) throws -> Tip.Kind {
                    let details = TipDetails(fact: fact, statement: "It was 612.", source: "I counted.")
                    return try giveTip(details, in: story.crisis, by: story.people.amara, tx).get().kind
                }
                #expect(try kind(nil) == .new)
                #expect(try kind(fact(.confirmed, in: story, tx).id) == .correction)
                #expect(try kind(fact(.developing, in: story, tx).id) == .answer)
                #expect(throws: Refusal.notFound) { try kind(.new(at: tx.now)) }
                let said = try tx.all("SELECT actor FROM events WHERE kind = 'tip.given'").map { "\($0)" }.joined()
                #expect(!said.contains(story.people.amara.id.rawValue), "nobody can count who tells")
            }
        }
    }

    @Test(
        "Chidi takes it into a version, once; Amara is told, and named only because she wishes",
        arguments: TestDatabase.available)
    func taken(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 1, in: tx)
                let (amara, chidi) = (story.people.amara, story.people.chidi.id)
                let fact = try fact(.confirmed, in: story, tx)
                let details = TipDetails(fact: fact.id, statement: "It was 612.", source: "I counted.", wantsName: true)
                let tip = try giveTip(details, in: story.crisis, by: amara, tx).get().id
                #expect(try Tip.waiting(in: story.crisis.id, tx: tx).map(\.id) == [tip])
                #expect(try takeTip(tip, of: story.crisis.id, into: fact, reply: "Thanks.", by: chidi, in: tx) == [])
                #expect(try takeTip(tip, of: story.crisis.id, into: fact, reply: "", by: chidi, in: tx).count == 1)
                #expect(try Tip.waiting(in: story.crisis.id, tx: tx).isEmpty)
                let own = try #require(try Tip.all(of: amara.id, limit: 9, in: tx).first)
                #expect(own.outcome == .taken && own.reply == "Thanks." && own.version == fact.current?.id)
                #expect(throws: Refusal.notFound) { try takeBackTip(tip, by: amara.id, in: tx) }
            }
        }
    }

    @Test(
        "Nothing is left without a reason, and until then Amara can take it back, nobody else",
        arguments: TestDatabase.available)
    func left(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 1, in: tx)
                let (amara, chidi) = (story.people.amara, story.people.chidi.id)
                func give() throws -> ID<Tip> {
                    try giveTip(TipDetails(statement: "S", source: "H"), in: story.crisis, by: amara, tx).get().id
                }
                let (first, second) = (try give(), try give())
                #expect(throws: Refusal.notFound) { try takeBackTip(first, by: story.people.eve.id, in: tx) }
                try takeBackTip(first, by: amara.id, in: tx)
                #expect(throws: Refusal.notFound) {
                    try leaveTip(first, of: story.crisis.id, because: "No", by: chidi, in: tx)
                }
                #expect(
                    try leaveTip(second, of: story.crisis.id, because: "", by: chidi, in: tx).map(\.field) == ["reply"])
                #expect(try leaveTip(second, of: story.crisis.id, because: "Not so.", by: chidi, in: tx) == [])
                #expect(try leaveTip(second, of: story.crisis.id, because: "Not so.", by: chidi, in: tx).count == 1)
            }
        }
    }

    @Test("After ten within a day the words are kept for tomorrow", arguments: TestDatabase.available)
    func rate(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { tx in
                let story = try RecallStory(approvals: 1, in: tx)
                for number in 1...10 {
                    let details = TipDetails(statement: "S\(number)", source: "H")
                    _ = try giveTip(details, in: story.crisis, by: story.people.amara, tx).get()
                }
                return story
            }
            let details = TipDetails(statement: "S11", source: "H")
            try await database.write { tx in
                let byamara = try giveTip(details, in: story.crisis, by: story.people.amara, tx)
                #expect(byamara.refused == [""])
                let byben = try giveTip(details, in: story.crisis, by: story.people.ben, tx)
                #expect(byben.refused == [])
            }
            clock.advance(.hours(25))
            try await database.write { tx in
                let byamara = try giveTip(details, in: story.crisis, by: story.people.amara, tx)
                #expect(byamara.refused == [])
            }
        }
    }
}
