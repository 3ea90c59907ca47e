import Platform
import Situation
import TestSupport
import Testing

@Suite("Opening a crisis (A1)") struct OpenCrisisTests {
    @Test("Team, facts, guidance, checklist, clock and log come in one transaction", arguments: TestDatabase.available)
    func everything(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let playbook = try Playbook.fire()
                var details = CrisisDetails(playbook)
                details.title = "Fire in hall 3"
                details.organisationNames = ["Halden Foods"]
                let crisis = try openCrisis(
                    details, from: playbook, protecting: ProtectedSpeech(grounds: []), by: people.dana.id, in: tx
                ).get()
                #expect(try Crisis.get(crisis.id, in: tx).phase == .responding)
                #expect(try Crisis.get(crisis.id, in: tx).organisationNames == ["Halden Foods"])
                #expect(crisis.approvalsNeeded == 2)
                let seats = try TeamSeat.all(of: crisis.id, in: tx)
                #expect(seats.map(\.function.name) == ["Lead", "Operations"])
                #expect(seats.first?.holder?.0.id == people.dana.id)
                #expect(try Fact.current(of: crisis.id, in: tx).map(\.question) == ["Is anyone hurt?"])
                #expect(try Situation.Boundary.inForce(of: crisis.id, in: tx).count == 1)
                let items = try ChecklistItem.all(of: crisis.id, in: tx)
                #expect(items.map(\.dueAt) == [tx.now + .minutes(15)])
                #expect(try Briefing.next(of: crisis.id, in: tx) == crisis.nextUpdate(after: tx.now))
                let kinds = try EventLog.newest(scope: crisis.id.rawValue, limit: 100, in: tx).map(\.kind)
                #expect(kinds.contains(.crisisOpened) && kinds.contains(.functionTaken))
            }
        }
    }

    @Test("A playbook that the database refuses leaves nothing behind", arguments: TestDatabase.available)
    func allOrNothing(engine: TestDatabase) async throws {
        try await engine.open { database in
            let dana = try await database.write { try NamedPeople(in: $0).dana }
            var playbook = try Playbook.fire()
            playbook.facts[0].details.statement = ""
            let broken = playbook
            await #expect(throws: Problems.self) {
                try await database.write { tx in
                    var details = CrisisDetails(broken)
                    details.title = "Fire in hall 3"
                    _ = try openCrisis(
                        details, from: broken, protecting: ProtectedSpeech(grounds: []), by: dana.id, in: tx)
                }
            }
            let crises = try await database.read { try Crisis.all(in: $0) }
            #expect(crises.isEmpty)
        }
    }

    @Test("A crisis needs a name")
    func name() {
        #expect(CrisisDetails().validate().map(\.field) == ["title"])
    }
}
