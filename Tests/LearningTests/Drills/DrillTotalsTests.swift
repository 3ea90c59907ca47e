import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("Promise 8: what most found hard in a drill isolates no fewer than five people (C7)") struct DrillTotalsTests {
    private typealias Place = DrillOutcome.Place

    private func outcome(_ missed: [Place], sure: [Place] = []) -> DrillOutcome {
        DrillOutcome(missed: Set(missed), sure: Set(sure))
    }

    @Test("Four people have no totals, and what everybody or nearly everybody missed is told of nobody")
    func few() {
        let care = Place(dimension: .care, inject: "a")
        #expect(DrillTotals(Array(repeating: outcome([care]), count: 4)).people == 0)
        let all = DrillTotals(Array(repeating: outcome([care]), count: 12))
        #expect(all.people == 12 && all.dimensions.isEmpty)
        let nearlyAll = Array(repeating: outcome([care]), count: 12) + Array(repeating: outcome([]), count: 4)
        #expect(DrillTotals(nearlyAll).dimensions.isEmpty)
        let half = Array(repeating: outcome([care]), count: 7) + Array(repeating: outcome([]), count: 5)
        #expect(
            DrillTotals(half).dimensions == [
                .init(dimension: .care, people: 7, hard: [.init(inject: "a", people: 7, sure: nil)])
            ])
    }

    @Test("How sure they were stands beside it, unless that would leave fewer than five who were not (C5)")
    func sure() {
        let facts = Place(dimension: .facts, inject: "a")
        func totals(sure: Int, unsure: Int) -> Int? {
            let all =
                Array(repeating: outcome([facts], sure: [facts]), count: sure)
                + Array(repeating: outcome([facts]), count: unsure) + Array(repeating: outcome([]), count: 8)
            return DrillTotals(all).dimensions.first?.hard.first?.sure
        }
        #expect(totals(sure: 6, unsure: 5) == 6)
        #expect(totals(sure: 6, unsure: 0) == 6)
        #expect(totals(sure: 6, unsure: 2) == nil)
        #expect(totals(sure: 3, unsure: 9) == nil)
    }

    @Test("Who missed it at two places is not found by adding the places and taking the dimension away")
    func inclusion() {
        let (a, b) = (Place(dimension: .care, inject: "a"), Place(dimension: .care, inject: "b"))
        let all =
            Array(repeating: outcome([a]), count: 8) + Array(repeating: outcome([b]), count: 6) + [outcome([a, b])]
            + Array(repeating: outcome([]), count: 9)
        let care = DrillTotals(all).dimensions.first
        #expect(care?.people == 15)
        #expect(care?.hard.count ?? 0 < 2, "9 + 7 - 15 would be the one who missed both")
    }

    @Test("Over 600 random companies no totals of a dimension, however combined, isolate fewer than five")
    func random() {
        var random = SystemRandomNumberGenerator()
        var pairs = 0
        for _ in 0..<600 {
            let outcomes = Self.company(&random)
            let totals = DrillTotals(outcomes)
            for dimension in totals.dimensions {
                let groups = Self.groups(dimension, outcomes) + [Set(outcomes.indices)]
                for one in groups {
                    #expect(one.count >= 5)
                    for other in groups {
                        let apart = one.subtracting(other).count
                        #expect(apart == 0 || apart >= 5)
                        pairs += 1
                    }
                }
                let atoms = Dictionary(grouping: outcomes.indices) { person in groups.map { $0.contains(person) } }
                #expect(atoms.values.allSatisfy { $0.count >= 5 })
            }
        }
        #expect(pairs > 2_000)
    }

    private static func company(_ random: inout SystemRandomNumberGenerator) -> [DrillOutcome] {
        let places = [DrillDimension.facts, .care, .silence].flatMap { dimension in
            ["a", "b", "c"].map { Place(dimension: dimension, inject: $0) }
        }
        let odds = places.map { _ in Double.random(in: 0.05...0.95, using: &random) }
        return (0..<Int.random(in: 0...70, using: &random)).map { _ in
            let missed = zip(places, odds).filter { Double.random(in: 0...1, using: &random) < $0.1 }.map(\.0)
            return DrillOutcome(missed: Set(missed), sure: Set(missed.filter { _ in .random(using: &random) }))
        }
    }

    /// The people behind each number that is shown.
    private static func groups(_ shown: DrillTotals.Dimension, _ outcomes: [DrillOutcome]) -> [Set<Int>] {
        func people(_ isIn: (DrillOutcome) -> Bool) -> Set<Int> { Set(outcomes.indices.filter { isIn(outcomes[$0]) }) }
        let whole = people { $0.missed.contains { $0.dimension == shown.dimension } }
        var groups: [Set<Int>] = []
        if let count = shown.people {
            #expect(count == whole.count)
            groups.append(whole)
        }
        for hard in shown.hard {
            let place = Place(dimension: shown.dimension, inject: hard.inject)
            groups.append(people { $0.missed.contains(place) })
            #expect(groups.last?.count == hard.people)
            guard let sure = hard.sure else { continue }
            groups.append(people { $0.sure.contains(place) })
            #expect(groups.last?.count == sure)
        }
        return groups
    }
}

@Suite("A trainer learns from drills without reading anybody’s") struct DrillLessonsTests {
    /// Twelve colleagues; the first seven say something bad to Ines and answer Rolf, who should be left alone.
    private func practise(_ count: Int, _ scenario: DrillScenario, clock: TestClock, on database: Database) async throws
    {
        for index in 0..<count {
            let drill = try await database.write { tx in
                var details = PersonDetails()
                (details.name, details.email) = ("Colleague \(index)", "c\(index)@halden.example")
                (details.department, details.title, details.country) = ("Production", "Colleague", "DK")
                (details.zoneName, details.roles) = ("Europe/Copenhagen", [.employee])
                let person = try addPerson(details, by: nil, in: tx).get().id
                return (try startDrill(scenario, by: person, in: tx).id, person)
            }
            clock.advance(.seconds(130))
            try await database.write { tx in
                let text = index < 7 ? DrillStory.bad : DrillStory.good
                let ines = DrillAnswer(inject: "ines-asks", text: text, confidence: .sure)
                #expect(try answerDrill(drill.0, ines, by: drill.1, in: tx).isEmpty)
                let rolf = DrillAnswer(inject: "rolf-shouts", text: "That is not so.", confidence: .unsure)
                let act = index < 7 ? answerDrill : stayFromDrill
                let problems = try act(drill.0, rolf, drill.1, tx)
                #expect(problems.isEmpty)
                try endDrill(drill.0, by: drill.1, in: tx)
            }
        }
    }

    @Test(
        "They come by fives, each with their first time; a drill that is deleted or goes on does not count",
        arguments: TestDatabase.available)
    func byFives(engine: TestDatabase) async throws {
        let (clock, scenario) = (TestClock(), try DrillStory.tapWater())
        try await engine.open(clock: clock) { database in
            func people() async throws -> Int {
                try await database.read { try DrillTotals.find(scenario, in: $0).people }
            }
            try await practise(14, scenario, clock: clock, on: database)
            #expect(try await people() == 10)
            let fifteenth = try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                return (amara, try startDrill(scenario, by: amara, in: tx).id)
            }
            clock.advance(.seconds(30))
            #expect(try await people() == 10, "hers is under way")
            try await database.write { tx in
                let answer = DrillAnswer(inject: "ines-asks", text: DrillStory.good, confidence: .sure)
                let problems = try answerDrill(fifteenth.1, answer, by: fifteenth.0, in: tx)
                #expect(problems.isEmpty)
            }
            clock.advance(.minutes(7))
            #expect(try await people() == 15, "it has ended by the clock")
            try await database.write { tx in
                let again = try startDrill(scenario, by: fifteenth.0, in: tx).id
                try endDrill(again, by: fifteenth.0, in: tx)
            }
            #expect(try await people() == 15, "she counts once")
            try await database.write { try leaveDrill(fifteenth.1, by: fifteenth.0, in: $0) }
            #expect(try await people() == 10)
            let newer = scenario.next
            let none = try await database.read { try DrillTotals.find(newer, in: $0).people }
            #expect(none == 0, "a new version begins again")
        }
    }

    @Test("The trainer sees what was hard, and a course to begin with that is read without a fault")
    func pages() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let scenario = try DrillStory.tapWater()
            let frida = try await app.visitor(app.people.frida)
            let before = try await frida.open("/training/drills/tap-water")
            #expect(before.words.contains("Too few to say"))
            try await practise(15, scenario, clock: app.clock, on: app.database)
            let training = try await frida.open("/training")
            #expect(training.body.contains("/training/drills/tap-water"))
            let page = try await frida.open("/training/drills/tap-water")
            #expect(page.words.contains("7 of 15 crossed a boundary."))
            #expect(page.words.contains("7 of them had been sure, so this is worth the most."))
            #expect(page.words.contains("7 of 15 answered where saying nothing was the stronger one."))
            #expect(!page.body.contains(DrillStory.bad), "nobody’s words")
            #expect(!page.body.contains("Colleague"), "and nobody’s name")
            let draft = try await frida.open("/training/drills/tap-water/course")
            #expect(draft.words.contains("course: after-tap-water"))
            #expect(try await frida.fetch("/training/drills/nothing").status == 404)
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.fetch("/training/drills/tap-water").status == 404)
        }
    }

    @Test("The course that is made of any of our drills is a course")
    func courses() throws {
        let library = DrillLibrary.read(
            playbooks: projectFolder + "/Playbooks", protecting: ProtectedSpeech(grounds: []))
        #expect(library.scenarios.count > 5)
        for scenario in library.scenarios {
            let all = scenario.injects.filter(\.asks).map(\.id)
            let hard = DrillTotals(hard: all.prefix(3).map(\.self))
            for totals in [DrillTotals([]), hard] {
                let draft = DrillCourse(scenario, totals)
                #expect(draft.isOfHardOnes == (totals == hard))
                let course = try Course.read(
                    draft.text, file: draft.slug, company: "Halden Foods", protecting: ProtectedSpeech(grounds: []))
                #expect(course.questions.count == (totals == hard ? 3 : all.count))
            }
        }
    }
}

extension DrillTotals {
    fileprivate init(hard: [String]) {
        let outcomes = (0..<20).map { index in
            DrillOutcome(
                missed: index < 10 ? Set(hard.map { DrillOutcome.Place(dimension: .care, inject: $0) }) : [], sure: [])
        }
        self.init(outcomes)
    }
}

extension DrillScenario {
    fileprivate var next: DrillScenario {
        var next = self
        next.version += 1
        return next
    }
}
