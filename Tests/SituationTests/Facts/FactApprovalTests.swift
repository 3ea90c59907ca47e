import Logging
import Platform
import Situation
import TestSupport
import Testing

extension RecallStory {
    /// Proposed by Chidi, approved by Ben.
    func approvedFact(in tx: Transaction) throws -> Fact {
        let fact = try soldFact(in: tx)
        return try approveFact(fact.id, version: 1, by: people.ben.id, in: tx).get()
    }
}

@Suite("Approving facts (A7)") struct FactApprovalTests {
    @Test("A version waits until enough departments have approved it", arguments: TestDatabase.available)
    func waiting(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 2, in: tx)
                let fact = try story.soldFact(in: tx)
                #expect(fact.current == nil)
                #expect(fact.proposal?.number == 1)
                #expect(try Fact.current(of: story.crisis.id, in: tx).isEmpty)
                #expect(try FactSheet.version(of: story.crisis.id, in: tx).version == 0)
                let approved = try approveFact(fact.id, version: 1, by: story.people.ben.id, in: tx).get()
                #expect(approved.current?.number == 1)
                #expect(approved.proposal == nil)
                #expect(try story.events(.factEstablished, in: tx).map(\.sheet) == [1])
            }
        }
    }

    @Test("Two people of one department are one approval", arguments: TestDatabase.available)
    func departments(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 3, in: tx)
                let fact = try story.soldFact(in: tx)
                let (amara, ben) = (story.people.amara.id, story.people.ben.id)
                #expect(try approveFact(fact.id, version: 1, by: story.people.chidi.id, in: tx).refused == [""])
                #expect(try approveFact(fact.id, version: 1, by: ben, in: tx).get().current == nil)
                #expect(try approveFact(fact.id, version: 1, by: amara, in: tx).refused == [""])
                #expect(try Fact.find(fact.id, in: tx)?.current == nil)
                #expect(try approveFact(fact.id, version: 1, by: story.people.eve.id, in: tx).get().current != nil)
            }
        }
    }

    @Test("Waiting escalates once and never publishes by itself", arguments: TestDatabase.available)
    func escalation(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let runner = JobRunner(database: database, handlers: factsJobs, logger: Logger(label: "test"))
            let (story, fact) = try await database.write { tx in
                let story = try RecallStory(approvals: 2, in: tx)
                return (story, try story.soldFact(in: tx))
            }
            #expect(try await runner.step() == false)
            clock.advance(.days(3))
            while try await runner.step() {}
            try await database.read { tx in
                let waiting = try #require(try Fact.find(fact.id, in: tx))
                #expect(waiting.current == nil)
                #expect(waiting.proposal?.escalatedAt == tx.now)
                #expect(try story.events(.factEscalated, in: tx).count == 1)
                let needs = try Fact.needs(of: story.crisis, in: tx, Words(now: tx.now))
                #expect(needs.map(\.tone) == [.care])
            }
        }
    }

    @Test(
        "A newer proposal takes the place of one that waits, and both stay on the record",
        arguments: TestDatabase.available)
    func replacement(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 2, in: tx)
                let fact = try story.soldFact(in: tx)
                let again = try changeFact(
                    fact.id, to: RecallStory.recounted(), basedOn: 1, by: story.people.chidi.id, in: tx
                ).get()
                #expect(again.proposal?.number == 2)
                #expect(try approveFact(fact.id, version: 1, by: story.people.ben.id, in: tx).refused == [""])
                let history = try Fact.history(of: fact.id, in: tx)
                #expect(history.map { $0.droppedAt != nil } == [true, false])
            }
        }
    }

    @Test("A proposal can be taken back before it stood", arguments: TestDatabase.available)
    func dismissal(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(approvals: 2, in: tx)
                let fact = try story.approvedFact(in: tx)
                _ = try changeFact(
                    fact.id, to: RecallStory.recounted(), basedOn: 1, by: story.people.chidi.id, in: tx
                ).get()
                #expect(try dropProposal(of: fact.id, version: 2, by: story.people.ben.id, in: tx).isEmpty)
                let kept = try #require(try Fact.find(fact.id, in: tx))
                #expect(kept.current?.number == 1)
                #expect(kept.proposal == nil)
                #expect(try dropProposal(of: fact.id, version: 2, by: story.people.ben.id, in: tx).count == 1)
            }
        }
    }
}
