import Platform
import Situation
import TestSupport
import Testing

@Suite("Facts") struct FactsTests {
    @Test("Facts are numbered within their crisis", arguments: TestDatabase.available)
    func numbers(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let first = try story.soldFact(in: tx)
                let second = try establish(
                    FactDetails(statement: "The cause is being looked for.", owner: "Lead"), in: story.crisis,
                    by: story.people.chidi.id, in: tx
                ).get()
                #expect([first.number, second.number] == [1, 2])
                #expect(try FactSheet.version(of: story.crisis.id, in: tx).version == 2)
                #expect(try Fact.count(of: story.crisis.id, in: tx) == 2)
            }
        }
    }

    @Test("A new version keeps every earlier one", arguments: TestDatabase.available)
    func versions(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (story, fact) = try await database.write { tx in
                let story = try RecallStory(in: tx)
                return (story, try story.soldFact(in: tx))
            }
            clock.advance(.hours(5))
            try await database.write { tx in
                let changed = try changeFact(
                    fact.id, to: RecallStory.recounted(), basedOn: 1, by: story.people.ben.id, in: tx
                ).get()
                #expect(changed.published.map(\.number) == [1, 2])
                #expect(changed.earlier?.statement == RecallStory.sold.statement)
                #expect(changed.earlier?.figures == RecallStory.sold.figures)
                #expect(changed.current?.figures.map(\.value) == [612])
                #expect(changed.current?.publishedAt == tx.now)
                #expect(changed.current?.sheet == 2)
            }
        }
    }

    @Test("A change is told with both versions and the sheet's new one", arguments: TestDatabase.available)
    func event(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let fact = try story.soldFact(in: tx)
                _ = try changeFact(
                    fact.id, to: RecallStory.recounted(), basedOn: 1, by: story.people.ben.id, in: tx
                ).get()
                let change = try #require(try story.events(.factChanged, in: tx).first)
                #expect(change.fact == fact.id)
                #expect(change.number == 1)
                #expect(change.fromVersion == 1)
                #expect(change.toVersion == 2)
                #expect(change.sheet == 2)
            }
        }
    }

    @Test("A change that was written against an older version waits for its author", arguments: TestDatabase.available)
    func conflict(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let fact = try story.soldFact(in: tx)
                _ = try changeFact(
                    fact.id, to: RecallStory.recounted(), basedOn: 1, by: story.people.ben.id, in: tx
                ).get()
                let late = try changeFact(
                    fact.id, to: RecallStory.recounted { $0.statement = "500 cartons were sold." }, basedOn: 1,
                    by: story.people.chidi.id, in: tx)
                #expect(late.refused == [""])
                #expect(try Fact.history(of: fact.id, in: tx).count == 2)
            }
        }
    }

    @Test(
        "Withdrawing takes effect at once, says why, and a new version brings the fact back",
        arguments: TestDatabase.available)
    func withdrawal(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 2, in: tx)
                let fact = try story.approvedFact(in: tx)
                #expect(try withdrawFact(fact.id, why: "", by: story.people.chidi.id, in: tx).refused == ["why"])
                let withdrawn = try withdrawFact(
                    fact.id, why: "The count was wrong.", by: story.people.chidi.id, in: tx
                ).get()
                #expect(withdrawn.isWithdrawn)
                #expect(try story.events(.factWithdrawn, in: tx).count == 1)
                #expect(try withdrawFact(fact.id, why: "Again.", by: story.people.chidi.id, in: tx).refused == [""])
                let back = try changeFact(
                    fact.id, to: RecallStory.recounted(), basedOn: 2, by: story.people.chidi.id, in: tx
                ).get()
                #expect(back.proposal?.number == 3)
            }
        }
    }

    @Test("Closing a crisis freezes its facts", arguments: TestDatabase.available)
    func frozen(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let fact = try story.soldFact(in: tx)
                _ = try closeCrisis(story.crisis.id, outcome: "Over.", followUps: [], by: story.people.dana.id, in: tx)
                let chidi = story.people.chidi.id
                #expect(
                    try changeFact(fact.id, to: RecallStory.recounted(), basedOn: 1, by: chidi, in: tx).refused == [""])
                #expect(try withdrawFact(fact.id, why: "Late.", by: chidi, in: tx).refused == [""])
                #expect(try keepFact(fact.id, reviewBy: nil, by: chidi, in: tx).map(\.field) == [""])
                let closed = try #require(try Crisis.find(story.crisis.id, in: tx))
                #expect(try establish(RecallStory.sold, in: closed, by: chidi, in: tx).refused == [""])
            }
        }
    }

    @Test(
        "A playbook's open questions stand at once, because their words were agreed before",
        arguments: TestDatabase.available)
    func playbook(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 3, in: tx)
                let question = FactToEstablish(
                    question: "How many were sold?",
                    details: FactDetails(statement: "We are finding out how many were sold.", owner: "Lead"))
                try establish([question], in: story.crisis, by: story.people.dana.id, in: tx)
                let fact = try #require(try Fact.current(of: story.crisis.id, in: tx).first)
                #expect(fact.question == question.question)
                #expect(fact.current?.status == .developing)
            }
        }
    }
}
