import Platform
import Situation
import TestSupport
import Testing
import TextEngine
import Voice

@testable import Learning

@Suite("Courses are asked for, and nobody is exposed") struct AssignmentTests {
    @Test("Each audience reaches those it names, and taking it back reaches nobody", arguments: TestDatabase.available)
    func audiences(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let crisis = try people.openRecall(in: tx)
                func reached(_ audience: Assignment.Audience, _ whom: String) throws -> [String] {
                    var details = AssignmentDetails()
                    (details.course, details.audience, details.whom) = ("phone", audience, whom)
                    let id = try assignCourse(details, by: people.frida.id, house: house, in: tx).get()
                    let assignment = try Assignment.get(id, in: tx)
                    let named = try people.all.filter {
                        assignment.concerns(try #require(try Viewer.find($0.id, in: tx)))
                    }
                    #expect(try Assignment.inForce(in: tx).map(\.id) == [id])
                    try withdrawAssignment(id, true, by: people.frida.id, in: tx)
                    #expect(try Assignment.inForce(in: tx).isEmpty)
                    return named.map(\.person.name)
                }
                #expect(try reached(.everyone, "").count == 6)
                #expect(try reached(.role, "leader") == ["Dana"])
                #expect(try reached(.department, "Production") == ["Amara", "Ben"])
                #expect(try reached(.crisis, crisis.id.rawValue) == ["Chidi", "Dana"])
                #expect(try reached(.person, "eve@halden.example") == ["Eve"])
                let events = try tx.all("SELECT subject, data FROM events WHERE kind LIKE 'course.%'")
                #expect(events.count == 10)
                #expect(
                    try events.allSatisfy { try $0["subject"] as String == "phone" && $0["data"] as String == "{}" })
            }
        }
    }

    @Test("What cannot be asked stands beside its field", arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                var details = AssignmentDetails()
                (details.course, details.audience, details.whom) = ("nothing", .person, "nobody@halden.example")
                details.dueAt = tx.now
                let result = try assignCourse(details, by: people.frida.id, house: house, in: tx)
                guard case .failure(let problems) = result else { return #expect(Bool(false)) }
                #expect(problems.all.map(\.field) == ["course", "due", "person"])
            }
        }
    }

    @Test(
        "Without the certificate that a crisis asks for, a colleague looks first; with it, nobody has to",
        arguments: TestDatabase.available)
    func seam(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let crisis = try people.openRecall(in: tx)
                func problems(of viewer: Viewer) throws -> [Problem] {
                    let draft = try Draft.begin(
                        text: "I work at Halden. The night was long.", networks: [.linkedin], crisis: crisis.id,
                        by: viewer.id, in: tx)
                    let result = try publish(
                        draft, Publication(networks: [.linkedin]), by: viewer.person, house: house, in: tx)
                    if case .failure(let problems) = result { return problems.all }
                    return []
                }
                #expect(try problems(of: people.amara).isEmpty)
                let asked = try askForCertificate("phone", in: crisis.id, by: people.dana.id, house: house, in: tx)
                #expect(asked.isEmpty)
                let words = Words(now: tx.now)
                #expect(
                    try problems(of: people.amara).map { words($0.sentence) }.first?.contains("The phone at night")
                        == true)
                try take("phone", by: people.amara.id, house: house, in: tx)
                #expect(try problems(of: people.amara).isEmpty)
                #expect(try problems(of: people.eve).count == 1)
                #expect(try askForCertificate(nil, in: crisis.id, by: people.dana.id, house: house, in: tx).isEmpty)
                #expect(try problems(of: people.eve).isEmpty)
            }
        }
    }

    @Test("A crisis that gives no second looks cannot ask: nobody could do without", arguments: TestDatabase.available)
    func noLooks(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let crisis = try people.openRecall(in: tx) { $0.secondLook = .off }
                let asked = try askForCertificate("phone", in: crisis.id, by: people.dana.id, house: house, in: tx)
                #expect(asked.map(\.field) == ["course"])
            }
        }
    }

    @Test("Totals are of five at least, and what most found hard has no names", arguments: TestDatabase.available)
    func totals(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let course = try house.courses.get("phone", in: tx)
                var taken: [ID<Person>] = []
                for number in 1...11 {
                    var details = PersonDetails()
                    (details.name, details.email) = ("Person \(number)", "p\(number)@halden.example")
                    (details.department, details.country) = (number <= 6 ? "Production" : "Sales", "DK")
                    taken.append(try addPerson(details, by: nil, in: tx).get().id)
                }
                for person in taken.prefix(4) { try take("phone", by: person, house: house, in: tx) }
                #expect(try CourseTotals.find(course, in: tx).groups.isEmpty, "four are too few")
                for person in taken[4..<6] { try take("phone", by: person, house: house, in: tx) }
                #expect(
                    try CourseTotals.find(course, in: tx).groups == [
                        .init(department: "", people: 6), .init(department: "Production", people: 6),
                    ])
                try take("phone", by: taken[6], house: house, in: tx)
                #expect(
                    try CourseTotals.find(course, in: tx).groups == [.init(department: "", people: 7)],
                    "the one in Sales would be what is left over")
                #expect(try HardQuestion.all(of: course, in: tx).isEmpty)
                let steps = GivenAnswer(chosen: [2, 1, 0])
                for person in taken[7...] {
                    try take("phone", by: person, answering: ["steps": steps], house: house, in: tx)
                }
                #expect(try HardQuestion.all(of: course, in: tx).isEmpty, "four did not know it: too few to say")
                var details = PersonDetails()
                (details.name, details.email, details.department) = ("Last", "last@halden.example", "Sales")
                details.country = "DK"
                let last = try addPerson(details, by: nil, in: tx).get().id
                try take("phone", by: last, answering: ["steps": steps], house: house, in: tx)
                let hard = try HardQuestion.all(of: course, in: tx)
                #expect(hard.map { "\($0.question) \($0.wrong) of \($0.people)" } == ["steps 5 of 12"])
            }
            clock.advance(.minutes(5))
            try await database.write { tx in
                let course = try house.courses.get("phone", in: tx)
                let last = try #require(try Person.find(email: "last@halden.example", in: tx)).id
                try take("phone", by: last, house: house, in: tx)
                #expect(try HardQuestion.all(of: course, in: tx).first?.wrong == 5, "everyone counts once, as at first")
            }
        }
    }
}
