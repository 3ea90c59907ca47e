import Platform
import Situation
import TestSupport
import Testing

@Suite("What needs the room now") struct CrisisNeedsTests {
    private func needs(_ story: RecallStory, _ house: House, in tx: Transaction) throws -> [RoomNeed] {
        try CrisisNeeds.find(
            of: try Crisis.get(story.crisis.id, in: tx), house: house, in: tx, Words(now: tx.now))
    }

    @Test("An empty lead is an alarm at once, and stands first", arguments: TestDatabase.available)
    func lead(engine: TestDatabase) async throws {
        try await engine.open { database in
            let house = try House.forTests(database)
            try await database.write { tx in
                let story = try RecallStory(in: tx)
                let (crisis, dana) = (story.crisis.id, story.people.dana.id)
                #expect(try !needs(story, house, in: tx).contains { $0.tag == "No lead" })
                _ = try takeFunction("People", of: crisis, person: dana, isBackup: false, by: dana, in: tx)
                _ = try leaveFunction("Lead", of: crisis, isBackup: false, by: dana, in: tx)
                #expect(try needs(story, house, in: tx).first?.tag == "No lead")
            }
        }
    }

    @Test("A late update says how late it is and who promised it", arguments: TestDatabase.available)
    func late(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let house = try House.forTests(database)
            let story = try await database.write { try RecallStory(in: $0) }
            clock.advance(.minutes(34))
            try await database.read { tx in
                let first = try #require(try needs(story, house, in: tx).first)
                #expect(first.tone == .stop)
                #expect(first.tag.hasSuffix("min late"))
                #expect(first.sentence.contains("Dana"))
                #expect(first.path == story.crisis.path + "/briefings/new")
            }
        }
    }

    @Test("What is late on the checklist is told, and a tick takes it away", arguments: TestDatabase.available)
    func checklist(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let house = try House.forTests(database)
            let (crisis, dana) = try await database.write { tx in
                let dana = try NamedPeople(in: tx).dana.id
                let playbook = try Playbook.fire()
                var details = CrisisDetails(playbook)
                details.title = "Fire in hall 3"
                let speech = ProtectedSpeech(grounds: [])
                return (try openCrisis(details, from: playbook, protecting: speech, by: dana, in: tx).get(), dana)
            }
            clock.advance(.minutes(16))
            try await database.write { tx in
                func sentences() throws -> [String] {
                    try CrisisNeeds.find(of: crisis, house: house, in: tx, Words(now: tx.now)).map(\.sentence)
                }
                #expect(try sentences().contains("Count everyone at the meeting point"))
                let item = try #require(try ChecklistItem.all(of: crisis.id, in: tx).first)
                try tick(item.id, of: crisis.id, isDone: true, by: dana, in: tx)
                #expect(try ChecklistItem.all(of: crisis.id, in: tx).first?.tickedBy == dana)
                #expect(try !sentences().contains("Count everyone at the meeting point"))
            }
        }
    }
}
