import Platform
import Situation
import TestSupport
import Testing

@Suite("Phases and closing (A9)") struct ClosingTests {
    @Test("A phase is on record with who and when, and the next one follows from it", arguments: TestDatabase.available)
    func phases(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { try RecallStory(in: $0) }
            clock.advance(.days(2))
            try await database.write { tx in
                let (id, ben) = (story.crisis.id, story.people.ben.id)
                try beginPhase(.recovering, of: id, note: "Shelves are clear.", by: ben, in: tx)
                let records = try PhaseRecord.all(of: id, in: tx)
                #expect(records.map(\.phase) == [.responding, .recovering])
                #expect(records.last?.beganBy == ben)
                #expect(records.last?.beganAt == tx.now)
                #expect(try Crisis.get(id, in: tx).phase == .recovering)
                #expect(throws: Refusal.conflict) { try beginPhase(.closed, of: id, by: ben, in: tx) }
            }
        }
    }

    @Test(
        "Closing freezes the facts, ends the promise and keeps follow-ups with owners",
        arguments: TestDatabase.available)
    func closing(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (id, dana, ben) = (story.crisis.id, story.people.dana.id, story.people.ben.id)
                let fact = try story.soldFact(in: tx)
                let silent = try closeCrisis(id, outcome: "", followUps: [], by: dana, in: tx)
                #expect(silent.map(\.field) == ["outcome"])
                let followUp = FollowUpDetails(task: "Pay the shops back", owner: ben)
                #expect(try closeCrisis(id, outcome: "All is back.", followUps: [followUp], by: dana, in: tx).isEmpty)
                let closed = try Crisis.get(id, in: tx)
                #expect(closed.closedAt == tx.now)
                #expect(!closed.isOpen)
                #expect(try Briefing.next(of: id, in: tx) == nil)
                let change = try changeFact(fact.id, to: RecallStory.recounted(), basedOn: 1, by: ben, in: tx)
                #expect(!change.refused.isEmpty)
                #expect(try FollowUp.all(of: id, in: tx).map(\.owner) == [ben])
                #expect(throws: Refusal.conflict) {
                    try closeCrisis(id, outcome: "Again.", followUps: [], by: dana, in: tx)
                }
            }
        }
    }

    @Test("A follow-up is finished once, in its own crisis", arguments: TestDatabase.available)
    func followUps(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (id, dana) = (story.crisis.id, story.people.dana.id)
                let details = FollowUpDetails(task: "Write to the school kitchens", owner: dana)
                _ = try closeCrisis(id, outcome: "All is back.", followUps: [details], by: dana, in: tx)
                let item = try #require(try FollowUp.all(of: id, in: tx).first)
                #expect(throws: Refusal.notFound) {
                    try finishFollowUp(item.id, of: .new(at: tx.now), by: dana, in: tx)
                }
                try finishFollowUp(item.id, of: id, by: dana, in: tx)
                #expect(try FollowUp.all(of: id, in: tx).first?.doneAt == tx.now)
                #expect(throws: Refusal.notFound) { try finishFollowUp(item.id, of: id, by: dana, in: tx) }
            }
        }
    }
}
