import Platform
import TestSupport
import Testing

@testable import Situation

/// Someone can always open the door.
@Suite struct LastAdministratorTests {
    private func withPeople(
        _ engine: TestDatabase, administrators: [String],
        _ body: @escaping (Database, NamedPeople) async throws -> Void
    ) async throws {
        try await engine.open { database in
            let people = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                for viewer in people.all {
                    let roles: Set<Role> = administrators.contains(viewer.person.name) ? [.administrator] : []
                    try Person.setRoles(roles.union([.employee]), of: viewer.id, by: nil, in: tx)
                }
                return people
            }
            try await body(database, people)
        }
    }

    private func details(of person: Viewer, _ roles: Set<Role>) -> PersonDetails {
        var details = PersonDetails(person.person)
        details.roles = roles
        return details
    }

    private func administrators(_ database: Database) async throws -> [String] {
        try await database.read { try Person.holding(.administrator, in: $0).map(\.name) }
    }

    @Test("The last administrator keeps the role and stays", arguments: TestDatabase.available)
    func last(engine: TestDatabase) async throws {
        try await withPeople(engine, administrators: ["Frida"]) { database, people in
            try await database.write { tx in
                let changed = details(of: people.frida, [.employee])
                let refused = try changePerson(people.frida.id, to: changed, by: people.frida.id, in: tx)
                #expect(refused.map(\.field) == ["roles"])
                // An operator's command, or a page that was open too long, could still try.
                #expect(try deactivate(people.frida.id, by: people.dana.id, in: tx).count == 1)
            }
            #expect(try await administrators(database) == ["Frida"])
        }
    }

    @Test("With two, one may go; and one who left does not count", arguments: TestDatabase.available)
    func two(engine: TestDatabase) async throws {
        try await withPeople(engine, administrators: ["Frida", "Dana"]) { database, people in
            let changed = details(of: people.frida, [.employee])
            let problems = try await database.write { tx in
                [
                    try deactivate(people.dana.id, by: people.frida.id, in: tx),
                    try changePerson(people.frida.id, to: changed, by: people.frida.id, in: tx),
                ]
            }
            #expect(problems.map(\.count) == [0, 1])
            #expect(try await administrators(database) == ["Frida"])
        }
    }

    @Test("Two who let each other go at the same time: one of them stays", arguments: TestDatabase.available)
    func eachOther(engine: TestDatabase) async throws {
        for _ in 0..<5 {
            try await withPeople(engine, administrators: ["Frida", "Dana"]) { database, people in
                let (frida, dana) = (people.frida.id, people.dana.id)
                async let first = database.write { try deactivate(dana, by: frida, in: $0) }
                async let second = database.write { try deactivate(frida, by: dana, in: $0) }
                let refusals = try await [first, second].filter { !$0.isEmpty }
                #expect(refusals.count == 1)
                #expect(try await administrators(database).count == 1)
            }
        }
    }

    @Test("Two who give up the role at the same time: one of them keeps it", arguments: TestDatabase.available)
    func bothGiveUp(engine: TestDatabase) async throws {
        for _ in 0..<5 {
            try await withPeople(engine, administrators: ["Frida", "Dana"]) { database, people in
                let changes = [people.frida, people.dana].map { ($0.id, details(of: $0, [.employee])) }
                let refusals = try await withThrowingTaskGroup(of: [Problem].self) { group in
                    for (id, changed) in changes {
                        group.addTask { try await database.write { try changePerson(id, to: changed, by: id, in: $0) } }
                    }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                #expect(refusals.map(\.field) == ["roles"])
                #expect(try await administrators(database).count == 1)
            }
        }
    }

    @Test("A file cannot take the role from the last one, and says which line would", arguments: TestDatabase.available)
    func file(engine: TestDatabase) async throws {
        let head = "name,email,department,country,time_zone,roles\n"
        let amara = "Amara,amara@halden.example,Production,DK,Europe/Copenhagen,"
        let frida = "Frida,frida@halden.example,IT,DK,Europe/Copenhagen,employee\n"
        try await withPeople(engine, administrators: ["Frida"]) { database, people in
            let bad = PeopleImport(head + amara + "employee\n" + frida)
            let compared = try await database.read { try bad.compared(in: $0) }
            #expect(compared.faults.map(\.line) == [3])
            await #expect(throws: Refusal.conflict) { try await database.write { try bad.apply(by: nil, in: $0) } }
            let kept = try await administrators(database)
            #expect(kept == ["Frida"])
            let good = PeopleImport(head + frida + amara + "employee; administrator\n")
            let isSound = try await database.read { try good.compared(in: $0).faults.isEmpty }
            #expect(isSound)
            try await database.write { try good.apply(by: nil, in: $0) }
            #expect(try await administrators(database) == ["Amara"])
        }
    }
}
