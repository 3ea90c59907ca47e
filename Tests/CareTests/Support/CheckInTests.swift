import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Care

@Suite("Promise 8: feelings are private, and totals appear for groups large enough") struct CheckInTests {
    @Test(
        "No table of check-ins can hold a person, a note or a time finer than the day",
        arguments: TestDatabase.available)
    func schema(engine: TestDatabase) async throws {
        try await engine.open { database in
            let tables = try await database.read { tx in
                Dictionary(uniqueKeysWithValues: try Table.all(in: tx).map { ($0.name, $0.columns.map(\.name)) })
            }
            let ours = tables.filter { $0.key.hasPrefix("check_in") }
            #expect(
                ours == [
                    "check_in_counts": ["day", "department", "answer", "number"], "check_in_marks": ["mark", "day"],
                ])
        }
    }

    @Test("Amara is counted once a day, and tomorrow nothing says that she was", arguments: TestDatabase.available)
    func once(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let amara = try await database.write { try NamedPeople(in: $0).amara.person }
            #expect(try await database.count(.tired, amara))
            #expect(try await database.count(.well, amara) == false)
            let rows = try await database.read { tx in
                try tx.all("SELECT department, answer, number FROM check_in_counts").map {
                    "\(try $0["department"] as String) \(try $0["answer"] as String) \(try $0["number"] as Int)"
                }
            }
            #expect(rows == ["Production tired 1"])
            let marks = try await database.read { tx in
                try tx.all("SELECT mark FROM check_in_marks").map { try $0["mark"] as String }
            }
            #expect(marks.count == 1 && !marks.joined().contains(amara.id.rawValue))
            clock.advance(.days(1))
            try await database.write { try CheckIn.close(in: $0) }
            let left = try await database.read { try $0.count("SELECT count(*) FROM check_in_marks") }
            #expect(left == 0)
            #expect(try await database.count(.well, amara), "a new day")
        }
    }

    @Test("Today is never told, and a finished day of four neither", arguments: TestDatabase.available)
    func finished(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            try await database.count(8, .well, in: "Sales")
            #expect(try await database.told().isEmpty)
            clock.advance(.days(1))
            try await database.count(4, .unwell, in: "Sales")
            #expect(try await database.told() == ["8 Sales:8"])
            clock.advance(.days(1))
            #expect(try await database.told() == ["8 Sales:8"])
            try await database.write { try CheckIn.close(in: $0) }
            #expect(try await database.told() == ["8 Sales:8"])
            let kept = try await database.read {
                try $0.count("SELECT count(*) FROM check_in_counts WHERE answer = 'unwell'")
            }
            #expect(kept == 0, "what may never be told is not kept")
        }
    }

    @Test("Three in HR are not found by subtracting the others from everybody", arguments: TestDatabase.available)
    func subtraction(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            try await database.count(8, .well, in: "Quality")
            try await database.count(6, .fine, in: "Sales")
            try await database.count(3, .unwell, in: "HR")
            clock.advance(.days(1))
            #expect(try await database.told() == ["17 Quality:8"])
            try await database.write { try CheckIn.close(in: $0) }
            #expect(try await database.told() == ["17 Quality:8"], "closing changes nothing that is told")
            let departments = try await database.read { tx in
                Set(try tx.all("SELECT department FROM check_in_counts").map { try $0["department"] as String })
            }
            #expect(departments == ["Quality", ""], "and HR is not kept")
        }
    }

    @Test("Over 300 random days, what stays in the database cuts people into groups of none or at least five")
    func random() async throws {
        var random = Seeded(seed: 20_261_127)
        let days = (0..<300).map { _ in
            (0..<Int.random(in: 1...6, using: &random)).map { _ in Int.random(in: 1...9, using: &random) }
        }
        let clock = TestClock()
        try await TestDatabase.sqlite.open(clock: clock) { database in
            var folded = 0
            for (index, day) in days.enumerated() {
                try await database.write { tx in
                    for (department, number) in day.enumerated() {
                        for each in 0..<number {
                            let answer = CheckIn.allCases[(each * 7 + index) % 5]
                            try tx.run(
                                """
                                INSERT INTO check_in_counts (day, department, answer, number)
                                VALUES (\(CheckIn.day(tx.now)), \("D\(department)"), \(answer), 1)
                                ON CONFLICT (day, department, answer) DO UPDATE SET number = check_in_counts.number + 1
                                """)
                        }
                    }
                }
                clock.advance(.days(1))
                let groups = try await database.write { tx in
                    try CheckIn.close(in: tx)
                    return try tx.all(
                        """
                        SELECT department, CAST(sum(number) AS BIGINT) AS n FROM check_in_counts
                        WHERE day = \(CheckIn.day(tx.now) - 1) GROUP BY department
                        """
                    ).map { (try $0["department"] as String, try $0["n"] as Int) }
                }
                let sum = day.reduce(0, +)
                #expect(groups.reduce(0) { $0 + $1.1 } == (sum < 5 ? 0 : sum))
                #expect(groups.allSatisfy { $0.1 >= 5 }, "\(day) became \(groups)")
                folded += groups.count { $0.0 == "" }
            }
            #expect(folded > 100)
        }
    }

    @Test("The note and the choice have no way to the server unless Amara wants to be counted")
    func page() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let page = try await amara.open("/support/check-in")
            let note = try #require(page.body.split(separator: "<").first { $0.hasPrefix("textarea") })
            #expect(!note.contains("name="))
            #expect(try await amara.submit("/support/check-ins", [("answer", "well")]).status == 422)
            let counts = { @Sendable in
                try await app.database.read { try $0.count("SELECT count(*) FROM check_in_counts") }
            }
            #expect(try await counts() == 0)
            let done = try await amara.submit(
                "/support/check-ins", [("answer", "well"), ("count", "on"), ("note", "Zimtstern")])
            #expect(done.words.contains("Counted, without your name."))
            let again = try await amara.submit("/support/check-ins", [("answer", "unwell"), ("count", "on")])
            #expect(again.words.contains("You have been counted today"))
            #expect(try await counts() == 1)
        }
    }

    @Test("Leaders and the team are told in words; an employee is not", arguments: TestDatabase.available)
    func leaders(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let path = "/crises/\(crisis.id)/wellbeing"
            let dana = try await app.visitor(app.people.dana)
            #expect(try await dana.open(path).words.contains("Nothing to show yet"))
            try await app.database.count(7, .strained, in: "Quality")
            try await app.database.count(3, .well, in: "Sales")
            #expect(try await dana.open(path).words.contains("Nothing to show yet"))
            app.clock.advance(.days(1))
            let told = try await dana.open(path).words
            #expect(told.contains("10 people wanted to be counted"))
            #expect(told.contains("Under strain or not well: most."))
            #expect(told.contains("This is heavy.") && !told.contains("Sales") && !told.contains("Quality"))
            #expect(try await app.visitor(app.people.chidi).open(path).status == 200)
            for person in [app.people.amara, app.people.ben, app.people.frida] {
                #expect(try await app.visitor(person).open(path).status == 404)
            }
        }
    }
}

extension Database {
    fileprivate func count(_ answer: CheckIn, _ person: Person) async throws -> Bool {
        let vault = try Vault(base64: String(repeating: "B", count: 43) + "=")
        return try await write { try countCheckIn(answer, of: person, vault: vault, in: $0) }
    }

    /// So many new colleagues of a department who all say the same.
    fileprivate func count(_ number: Int, _ answer: CheckIn, in department: String) async throws {
        let people = try await write { tx in
            try (0..<number).map { _ in
                var details = PersonDetails()
                details.name = "Colleague"
                details.email = "\(ID<Person>.new(at: tx.now))@halden.example"
                details.department = department
                details.country = "DK"
                return try addPerson(details, by: nil, in: tx).get()
            }
        }
        for person in people { _ = try await count(answer, person) }
    }

    /// Each day that may be told: everybody, and the departments.
    fileprivate func told() async throws -> [String] {
        try await read { tx in
            try WellbeingDay.find(14, in: tx).map { day in
                ([String(day.everybody.count)] + day.departments.map { "\($0.name):\($0.tally.count)" })
                    .joined(separator: " ")
            }
        }
    }
}
