import Platform
import Situation
import TestSupport
import Testing

@Suite("The crisis team (A2)") struct TeamTests {
    private func onTeam(
        _ engine: TestDatabase, _ body: @escaping @Sendable (RecallStory, Transaction) throws -> Void
    ) async throws {
        try await engine.open { database in
            try await database.write { tx in try body(try RecallStory(in: tx), tx) }
        }
    }

    @Test(
        "Whoever opens a crisis is on its team, and Eve from another department is not",
        arguments: TestDatabase.available)
    func membership(engine: TestDatabase) async throws {
        try await onTeam(engine) { story, tx in
            let dana = try #require(try Viewer.find(story.people.dana.id, in: tx))
            let eve = try #require(try Viewer.find(story.people.eve.id, in: tx))
            #expect(dana.isOnTeam(story.crisis.id))
            #expect(!eve.isOnTeam(story.crisis.id))
        }
    }

    @Test("A handover ends one term and begins the next in the same moment", arguments: TestDatabase.available)
    func handover(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { try RecallStory(in: $0) }
            clock.advance(.hours(3))
            try await database.write { tx in
                let problems = try takeFunction(
                    "Lead", of: story.crisis.id, person: story.people.chidi.id, isBackup: false,
                    by: story.people.dana.id, in: tx)
                #expect(problems.isEmpty)
                let terms = try TeamTerm.history(of: story.crisis.id, in: tx)
                #expect(terms.map(\.person) == [story.people.dana.id, story.people.chidi.id])
                #expect(terms[0].handedOverAt == terms[1].takenAt)
                #expect(terms[1].takenAt == tx.now)
                #expect(terms[1].givenBy == story.people.dana.id)
                #expect(try Membership.all(of: story.people.dana.id, in: tx).isEmpty)
            }
        }
    }

    @Test("A seat can be left after the clock was set back", arguments: TestDatabase.available)
    func clockSetBack(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let story = try await database.write { try RecallStory(in: $0) }
            clock.advance(.hours(-1))
            try await database.write { tx in
                let (crisis, dana) = (story.crisis.id, story.people.dana.id)
                #expect(
                    try takeFunction(
                        "Lead", of: crisis, person: story.people.chidi.id, isBackup: false, by: dana, in: tx
                    ).isEmpty)
                let left = try #require(try TeamTerm.history(of: crisis, in: tx).first { $0.person == dana })
                #expect(left.handedOverAt == left.takenAt)
            }
        }
    }

    @Test(
        "A holder cannot back themselves up, and a backup who steps up leaves the backup's seat",
        arguments: TestDatabase.available)
    func steppingUp(engine: TestDatabase) async throws {
        try await onTeam(engine) { story, tx in
            let (crisis, dana, ben) = (story.crisis.id, story.people.dana.id, story.people.ben.id)
            let refused = try takeFunction("Lead", of: crisis, person: dana, isBackup: true, by: dana, in: tx)
            #expect(refused.map(\.field) == ["person"])
            #expect(try takeFunction("Lead", of: crisis, person: ben, isBackup: true, by: dana, in: tx).isEmpty)
            #expect(try takeFunction("Lead", of: crisis, person: ben, isBackup: false, by: ben, in: tx).isEmpty)
            let lead = try #require(try TeamSeat.all(of: crisis, in: tx).first)
            #expect(lead.holder?.0.id == ben)
            #expect(lead.backup == nil)
        }
    }

    @Test("The last one cannot leave, because the room would be locked", arguments: TestDatabase.available)
    func last(engine: TestDatabase) async throws {
        try await onTeam(engine) { story, tx in
            let (crisis, dana) = (story.crisis.id, story.people.dana.id)
            #expect(try leaveFunction("Lead", of: crisis, isBackup: false, by: dana, in: tx).count == 1)
            _ = try takeFunction("People", of: crisis, person: story.people.ben.id, isBackup: false, by: dana, in: tx)
            #expect(try leaveFunction("Lead", of: crisis, isBackup: false, by: dana, in: tx).isEmpty)
            #expect(try TeamSeat.all(of: crisis, in: tx).first?.gaps == [.noLead])
        }
    }

    @Test(
        "Gaps are pointed out: no holder, no backup, one department, nobody from a department",
        arguments: TestDatabase.available)
    func gaps(engine: TestDatabase) async throws {
        try await onTeam(engine) { story, tx in
            let (crisis, people) = (story.crisis.id, story.people)
            for (person, isBackup) in [(people.ben, false), (people.amara, true)] {
                _ = try takeFunction(
                    "Operations", of: crisis, person: person.id, isBackup: isBackup, by: people.dana.id, in: tx)
            }
            let gaps = TeamGaps(
                try TeamSeat.all(of: crisis, in: tx), departments: try Person.departments(in: tx),
                at: tx.now + .hours(13))
            #expect(gaps.hasLead)
            #expect(gaps.unheld.map(\.name) == ["Communications", "People"])
            #expect(gaps.withoutBackup.map(\.name) == ["Lead"])
            #expect(gaps.backedUpFromWithin.map(\.name) == ["Operations"])
            #expect(gaps.absent == ["Communications", "IT", "Sales"])
            #expect(gaps.tired.map(\.name) == ["Dana", "Ben"])
        }
    }

    @Test("Someone who leaves the company leaves the team", arguments: TestDatabase.available)
    func leaving(engine: TestDatabase) async throws {
        try await onTeam(engine) { story, tx in
            _ = try takeFunction(
                "Communications", of: story.crisis.id, person: story.people.chidi.id, isBackup: false,
                by: story.people.dana.id, in: tx)
            _ = try deactivate(story.people.dana.id, by: story.people.frida.id, in: tx)
            #expect(try TeamSeat.all(of: story.crisis.id, in: tx).first?.gaps == [.noLead])
        }
    }

    @Test("When a holder leaves the company, their backup holds the function", arguments: TestDatabase.available)
    func backupStepsUp(engine: TestDatabase) async throws {
        try await onTeam(engine) { story, tx in
            let (crisis, people) = (story.crisis.id, story.people)
            let taken = try takeFunction(
                TeamFunction.lead, of: crisis, person: people.chidi.id, isBackup: true, by: people.dana.id, in: tx)
            let left = try deactivate(people.dana.id, by: people.frida.id, in: tx)
            #expect(taken.isEmpty && left.isEmpty)
            let lead = try TeamSeat.all(of: crisis, in: tx).first
            #expect(lead?.holder?.0.id == people.chidi.id)
            #expect(lead?.gaps == [.noBackup])
        }
    }

    @Test("The last one on a team is not deactivated before somebody else is on it", arguments: TestDatabase.available)
    func lastOnTheTeam(engine: TestDatabase) async throws {
        try await onTeam(engine) { story, tx in
            let (crisis, people) = (story.crisis.id, story.people)
            for seat in try TeamSeat.all(of: crisis, in: tx) where seat.holder?.0.id != people.dana.id {
                for isBackup in [true, false] {
                    _ = try leaveFunction(
                        seat.function.name, of: crisis, isBackup: isBackup, by: people.dana.id, in: tx)
                }
            }
            let refused = try deactivate(people.dana.id, by: people.frida.id, in: tx)
            #expect(refused.count == 1)
            #expect(try Viewer.find(people.dana.id, in: tx)?.memberships.isEmpty == false)
            _ = try takeFunction(
                "Communications", of: crisis, person: people.chidi.id, isBackup: false, by: people.dana.id, in: tx)
            #expect(try deactivate(people.dana.id, by: people.frida.id, in: tx).isEmpty)
        }
    }
}
