import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("What somebody did in drills goes with them as xAPI, and no word of it (C10)") struct DrillStatementsTests {
    private static let address = "https://firsthand.example"

    private func statements(
        of viewer: Viewer, in database: Database
    ) async throws -> [LearningStatement] {
        try await database.read { tx in
            try DrillRecord.all(of: viewer.id, in: tx).flatMap {
                LearningStatement.all(of: $0, by: viewer.person, at: DrillStatementsTests.address, now: tx.now)
            }
        }
    }

    private func verbs(_ statements: [LearningStatement]) -> [String] {
        statements.map { $0.verb.display["en"] ?? "" }
    }

    @Test(
        "Amara’s drill: begun, answered, let pass, over, looked back on; without a result",
        arguments: TestDatabase.available)
    func alone(engine: TestDatabase) async throws {
        let (clock, scenario) = (TestClock(), try DrillStory.tapWater())
        try await engine.open(clock: clock) { database in
            let (people, drill) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                return (people, try startDrill(scenario, by: people.amara.id, in: tx).id)
            }
            let begun = try await statements(of: people.amara, in: database)
            #expect(verbs(begun) == ["initialized"])
            clock.advance(.seconds(130))
            try await database.write { tx in
                let amara = people.amara.id
                let said = DrillAnswer(inject: "ines-asks", text: DrillStory.bad, confidence: .sure)
                let silent = DrillAnswer(inject: "rolf-shouts", text: "", confidence: .unsure)
                let answered = try answerDrill(drill, said, by: amara, in: tx)
                let stayed = try stayFromDrill(drill, silent, by: amara, in: tx)
                #expect(answered.isEmpty && stayed.isEmpty)
            }
            clock.advance(.minutes(6))
            try await database.write { tx in
                let noted = try noteDebrief(drill, prompt: 1, "Ask the health office", by: people.amara.id, in: tx)
                #expect(noted.isEmpty)
            }
            let all = try await statements(of: people.amara, in: database)
            #expect(verbs(all) == ["commented", "completed", "skipped", "answered", "initialized"])
            #expect(
                all.map(\.object.id)
                    == [
                        "/drills#tap-water/debrief", "/drills#tap-water", "/drills#tap-water/rolf-shouts",
                        "/drills#tap-water/ines-asks", "/drills#tap-water",
                    ].map { DrillStatementsTests.address + $0 })
            #expect(all[1].object.definition.type == "http://adlnet.gov/expapi/activities/simulation")
            let categories = all.compactMap { $0.context?.contextActivities.category.first?.definition.name }
            #expect(categories == Array(repeating: ["en": "DRILL: nothing in it was real"], count: 5))
            #expect(Set(all.map(\.id)).count == 5)
            let again = try await statements(of: people.amara, in: database)
            #expect(again.map(\.id) == all.map(\.id))
            let text = String(decoding: try JSONEncoder().encode(all), as: UTF8.self)
            let kept = ["safe to drink", "health office", "unsure", "score", "success"].filter(text.contains)
            #expect(kept == [])
            #expect(try await statements(of: people.ben, in: database).isEmpty)
        }
    }

    @Test(
        "To stop early is no failure, and whoever leaves takes every statement along", arguments: TestDatabase.available
    )
    func leaving(engine: TestDatabase) async throws {
        let (clock, scenario) = (TestClock(), try DrillStory.tapWater())
        try await engine.open(clock: clock) { database in
            let (people, drill) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                return (people, try startDrill(scenario, by: people.amara.id, in: tx).id)
            }
            clock.advance(.seconds(30))
            try await database.write { try endDrill(drill, by: people.amara.id, in: $0) }
            let stopped = try await statements(of: people.amara, in: database)
            #expect(verbs(stopped) == ["exited", "initialized"])
            #expect(stopped.allSatisfy { $0.result == nil })
            try await database.write { try leaveDrill(drill, by: people.amara.id, in: $0) }
            #expect(try await statements(of: people.amara, in: database).isEmpty)
        }
    }

    @Test(
        "A team’s drill has one registration for all of them, and each takes out their own part alone",
        arguments: TestDatabase.available)
    func team(engine: TestDatabase) async throws {
        let clock = TestClock()
        let scenario = try DrillStory.read(try DrillStory.file("switchboard-team"))
        try await engine.open(clock: clock) { database in
            let (people, drill) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let drill = try openTeamDrill(scenario, by: people.ben.id, in: tx).id
                for (person, role) in [(people.amara, "words"), (people.chidi, "care")] {
                    let problems = try inviteToDrill(drill, person.id, role: role, by: people.ben.id, in: tx)
                    #expect(problems.isEmpty)
                }
                return (people, drill)
            }
            #expect(try await statements(of: people.amara, in: database).isEmpty, "nothing has begun")
            try await database.write { tx in
                let problems = try beginTeamDrill(drill, by: people.ben.id, in: tx)
                #expect(problems.isEmpty)
            }
            clock.advance(.minutes(5))
            try await database.write { tx in
                let answer = DrillAnswer(inject: "customer", text: "We are counting.", confidence: .fairly)
                #expect(try answerDrill(drill, answer, by: people.chidi.id, in: tx).isEmpty)
                #expect(try decideInDrill(drill, "We ring them.", by: people.amara.id, in: tx).isEmpty)
                try endDrill(drill, by: people.ben.id, in: tx)
            }
            let amara = try await statements(of: people.amara, in: database)
            let chidi = try await statements(of: people.chidi, in: database)
            let ben = try await statements(of: people.ben, in: database)
            #expect(verbs(amara) == ["completed", "initialized"])
            #expect(verbs(chidi) == ["completed", "answered", "initialized"])
            #expect(verbs(ben) == ["completed", "initialized"])
            #expect(Set((amara + chidi + ben).compactMap { $0.context?.registration }).count == 1)
            #expect(Set((amara + chidi + ben).map(\.id)).count == 7)
            #expect(Set(chidi.map(\.actor.account.name)) == [people.chidi.id.rawValue])
        }
    }
}
