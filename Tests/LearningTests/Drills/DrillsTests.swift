import Learning
import Platform
import Situation
import TestSupport
import Testing

@Suite("A drill is its player’s, and leaves nothing behind") struct DrillsTests {
    private static let tables = ["drills", "drill_players", "drill_actions", "drill_notes", "drill_tasks"]

    @Test(
        "Amara’s drill goes on by the clock, waits while it is paused, and keeps what she said",
        arguments: TestDatabase.available)
    func alone(engine: TestDatabase) async throws {
        let (clock, scenario) = (TestClock(), try DrillStory.tapWater())
        try await engine.open(clock: clock) { database in
            let (amara, drill) = try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                return (amara, try startDrill(scenario, by: amara, in: tx))
            }
            func seat() async throws -> DrillSeat {
                try await database.read { try DrillSeat.get(drill.id, for: amara, in: $0) }
            }
            clock.advance(.seconds(30))
            #expect(try await seat().play.story == ["0:20 inject ines"])
            try await database.write { tx in
                let answer = DrillAnswer(inject: "ines-asks", text: DrillStory.good, confidence: .sure)
                #expect(try answerDrill(drill.id, answer, by: amara, in: tx).isEmpty)
                try pauseDrill(drill.id, by: amara, in: tx)
                #expect(try answerDrill(drill.id, answer, by: amara, in: tx).map(\.field) == [""], "it is paused")
            }
            clock.advance(.hours(3))
            #expect(try await seat().clock == 30_000)
            try await database.write { try continueDrill(drill.id, by: amara, in: $0) }
            clock.advance(.seconds(25))
            let seat = try await seat()
            #expect(seat.clock == 55_000)
            #expect(seat.play.moments.map(\.kind) == [.inject, .answer, .reaction])
            let again = DrillScript(seat.scenario, seed: drill.seed, actions: seat.actions).play(until: 55_000)
            #expect(again.moments == seat.play.moments)
            clock.advance(.minutes(6))
            #expect(try await self.isOver(drill.id, amara, database))
        }
    }

    private func isOver(_ drill: ID<Drill>, _ person: ID<Person>, _ database: Database) async throws -> Bool {
        try await database.read { try DrillSeat.get(drill, for: person, in: $0).play.isOver }
    }

    @Test(
        "An answer without words or without a confidence is refused beside its field", arguments: TestDatabase.available
    )
    func refused(engine: TestDatabase) async throws {
        let (clock, scenario) = (TestClock(), try DrillStory.tapWater())
        try await engine.open(clock: clock) { database in
            let (amara, drill) = try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                return (amara, try startDrill(scenario, by: amara, in: tx).id)
            }
            clock.advance(.seconds(30))
            try await database.write { tx in
                let tooLong = String(repeating: "a", count: 2001)
                for (text, confidence, field) in [
                    ("", DrillConfidence.sure, "text"), ("Hello", nil, "confidence"), (tooLong, .sure, "text"),
                ] {
                    let answer = DrillAnswer(inject: "ines-asks", text: text, confidence: confidence)
                    #expect(try answerDrill(drill, answer, by: amara, in: tx).map(\.field) == [field])
                }
                let silent = DrillAnswer(inject: "ines-asks", text: "", confidence: .sure)
                let problems = try stayFromDrill(drill, silent, by: amara, in: tx)
                #expect(problems.isEmpty)
                let early = DrillAnswer(inject: "measured", text: "x", confidence: .sure)
                #expect(throws: Refusal.notFound) { try answerDrill(drill, early, by: amara, in: tx) }
            }
        }
    }

    @Test(
        "Nobody else finds Amara’s drill: not her lead, not a leader, not the administrator",
        arguments: TestDatabase.available)
    func privacy(engine: TestDatabase) async throws {
        let scenario = try DrillStory.tapWater()
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let drill = try startDrill(scenario, by: people.amara.id, in: tx).id
                let finders = people.all.filter { (try? DrillSeat.get(drill, for: $0.id, in: tx)) != nil }
                #expect(finders.map(\.person.name) == ["Amara"])
                #expect(try tx.count("SELECT count(*) FROM events WHERE kind LIKE 'drill%'") == 0)
            }
        }
    }

    @Test("Leaving leaves nothing: no answer, no line, no row (C9)", arguments: TestDatabase.available)
    func leaving(engine: TestDatabase) async throws {
        let (clock, scenario) = (TestClock(), try DrillStory.tapWater())
        try await engine.open(clock: clock) { database in
            let (people, drill) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                return (people, try startDrill(scenario, by: people.amara.id, in: tx).id)
            }
            clock.advance(.seconds(30))
            try await database.write { tx in
                let answer = DrillAnswer(inject: "ines-asks", text: DrillStory.bad, confidence: .sure)
                #expect(try answerDrill(drill, answer, by: people.amara.id, in: tx).isEmpty)
                try endDrill(drill, by: people.amara.id, in: tx)
                #expect(try noteDebrief(drill, prompt: 2, "Ask first", by: people.amara.id, in: tx).isEmpty)
                let task = DrillTaskDetails(what: "Ask the health office", player: nil, dueAt: tx.now + .days(7))
                #expect(try takeDrillTask(task, of: drill, by: people.amara.id, in: tx).isEmpty)
                #expect(throws: Refusal.notFound) { try leaveDrill(drill, by: people.ben.id, in: tx) }
                try leaveDrill(drill, by: people.amara.id, in: tx)
                let left = try DrillsTests.tables.map { try tx.count("SELECT count(*) FROM \(table: $0)") }
                #expect(left == [0, 0, 0, 0, 0])
            }
        }
    }

    @Test(
        "What Amara wanted to do comes back on its day, and is gone when it is done", arguments: TestDatabase.available)
    func reminders(engine: TestDatabase) async throws {
        let (clock, scenario) = (TestClock(), try DrillStory.tapWater())
        try await engine.open(clock: clock) { database in
            let people = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let drill = try startDrill(scenario, by: people.amara.id, in: tx).id
                try endDrill(drill, by: people.amara.id, in: tx)
                let task = DrillTaskDetails(what: "Ask first", player: nil, dueAt: tx.now + .days(7))
                #expect(try takeDrillTask(task, of: drill, by: people.amara.id, in: tx).isEmpty)
                #expect(try DrillTask.due(for: people.amara.id, in: tx).isEmpty)
                return people
            }
            clock.advance(.days(7))
            try await database.write { tx in
                let due = try DrillTask.due(for: people.amara.id, in: tx)
                #expect(due.map(\.what) == ["Ask first"])
                let task = try #require(due.first).id
                #expect(throws: Refusal.notFound) { try finishDrillTask(task, by: people.ben.id, in: tx) }
                _ = try finishDrillTask(task, by: people.amara.id, in: tx)
                #expect(try DrillTask.due(for: people.amara.id, in: tx).isEmpty)
            }
        }
    }
}

extension SQL.StringInterpolation {
    /// Names that stand in this file.
    mutating func appendInterpolation(table: String) {
        switch table {
        case "drills": appendLiteral("drills")
        case "drill_players": appendLiteral("drill_players")
        case "drill_actions": appendLiteral("drill_actions")
        case "drill_notes": appendLiteral("drill_notes")
        default: appendLiteral("drill_tasks")
        }
    }
}
