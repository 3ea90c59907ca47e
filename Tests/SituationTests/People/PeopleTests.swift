import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct PeopleTests {
    private func details(_ change: (inout PersonDetails) -> Void = { _ in }) -> PersonDetails {
        var details = PersonDetails()
        details.name = "Gita"
        details.email = "Gita@Halden.example"
        details.department = "Production"
        details.country = "dk"
        details.zoneName = "Europe/Copenhagen"
        change(&details)
        return details
    }

    @Test("Someone is added once, under one address", arguments: TestDatabase.available)
    func adding(engine: TestDatabase) async throws {
        try await engine.open { database in
            let results = try await database.write { tx in
                try [
                    addPerson(details(), by: nil, in: tx),
                    addPerson(details { $0.email = "gita@HALDEN.example" }, by: nil, in: tx),
                ]
            }
            #expect(try results[0].get().email == "gita@halden.example")
            #expect(try results[0].get().country == "DK")
            #expect(results[1].refused == ["email"])
        }
    }

    @Test(
        "What cannot be is refused beside its field",
        arguments: [
            ("name", ""), ("email", "no address"), ("email", "a@b"), ("email", "a b@c.example"),
            ("email", "@halden.example"),
            ("department", ""), ("country", "Denmark"), ("country", "1!"), ("time_zone", "Mars/Olympus"),
            ("languages", "klingon"), ("title", String(repeating: "a", count: 121)),
            ("name", String(repeating: "a", count: 121)),
        ])
    func refused(field: String, value: String) {
        var form = Form([
            "name": ["Gita"], "email": ["gita@halden.example"], "department": ["Production"], "country": ["DK"],
            "time_zone": ["Europe/Copenhagen"], "languages": ["en"],
        ])
        #expect(PersonDetails(form).validate().isEmpty)
        form[field] = value
        #expect(PersonDetails(form).validate().map(\.field) == [field])
    }

    @Test("An address that someone has is not given to someone else", arguments: TestDatabase.available)
    func taken(engine: TestDatabase) async throws {
        try await engine.open { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            var changed = PersonDetails(people.amara.person)
            changed.email = "BEN@halden.example"
            let wanted = changed
            let problems = try await database.write { tx in
                try changePerson(people.amara.id, to: wanted, by: people.frida.id, in: tx)
            }
            #expect(problems.map(\.field) == ["email"])
        }
    }

    @Test("People are found by any part of name, address or title, in any letters", arguments: TestDatabase.available)
    func search(engine: TestDatabase) async throws {
        try await engine.open { database in
            let names = try await database.write { tx -> [[String]] in
                _ = try NamedPeople(in: tx)
                _ = try addPerson(
                    details {
                        $0.name = "Åse Ødegård"; $0.title = "Chef_ 100%"
                    }, by: nil, in: tx
                ).get()
                return try ["åse", "ÅSE Ø", "gita@", "chef_", "%", "zzz", "' OR 1=1 --"].map { text in
                    try Person.search(text, in: tx).map(\.name)
                }
            }
            let ase = ["Åse Ødegård"]
            #expect(Array(names.prefix(4)) == [ase, ase, ase, ase])
            #expect(names[4].count == 7)
            #expect(names[5].isEmpty && names[6].isEmpty)
        }
    }

    @Test("Those who left stand last and are not counted", arguments: TestDatabase.available)
    func order(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                _ = try deactivate(people.amara.id, by: people.frida.id, in: tx)
                #expect(try Person.search("", in: tx).last?.name == "Amara")
                #expect(try Person.countActive(in: tx) == 5)
                #expect(try Person.departments(in: tx).contains("Production"))
                #expect(try Person.search("", department: "Production", in: tx).map(\.name) == ["Ben", "Amara"])
            }
        }
    }

    @Test("The pages of people are for administrators alone", arguments: TestDatabase.available)
    func access(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let amara = door.people.amara
            for (name, status) in [("frida", 200), ("amara", 404), ("dana", 404)] {
                let session = try #require(try await door.signIn("\(name)@halden.example"))
                for path in ["/people", "/people/new", "/people/import", "/people/\(amara.id)"] {
                    #expect(try await door.get(path, as: session).status == status, "\(name) \(path)")
                }
            }
            #expect(try await door.server.send(.get, "/people").status == 401)
        }
    }
}
