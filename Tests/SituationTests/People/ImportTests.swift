import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct ImportTests {
    private let head = "name,email,department,title,country,time_zone,languages,roles\r\n"
    private let t = Words(now: Instant(milliseconds: 0))

    private func row(_ name: String, _ rest: String = "Production,Baker,DK,Europe/Copenhagen,da en,employee") -> String
    {
        "\(name),\(name.lowercased())@halden.example,\(rest)\r\n"
    }

    @Test("A preview says who is new and who will be changed, and changes nobody", arguments: TestDatabase.available)
    func preview(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in _ = try NamedPeople(in: tx) }
            let read = PeopleImport(head + row("Amara") + row("Gita"))
            let compared = try await database.read { try read.compared(in: $0) }
            #expect(compared.rows.map(\.isNew) == [false, true])
            #expect(compared.faults.isEmpty)
            let active = try await database.read { try Person.countActive(in: $0) }
            #expect(active == 6)
        }
    }

    @Test(
        "A site comes with the file, and stays when a later file has no such column", arguments: TestDatabase.available)
    func sites(engine: TestDatabase) async throws {
        try await engine.open { database in
            let line = "Gita,gita@halden.example,Production,DK,Europe/Copenhagen"
            let columns = "name,email,department,country,time_zone"
            let files = [columns + ",site\r\n" + line + ",Lisbon\r\n", columns + "\r\n" + line + "\r\n"]
            for file in files {
                let site = try await database.write { tx in
                    try PeopleImport(file).apply(by: nil, in: tx)
                    return try Person.find(email: "gita@halden.example", in: tx)?.site
                }
                #expect(site == "Lisbon")
            }
            let long = PeopleImport(columns + ",site\r\n" + line + "," + String(repeating: "x", count: 81) + "\r\n")
            #expect(long.faults.map(\.line) == [2])
        }
    }

    @Test(
        "Everyone in the file is taken in or changed, with roles, and nobody is removed",
        arguments: TestDatabase.available)
    func apply(engine: TestDatabase) async throws {
        try await engine.open { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            let file = head + row("Amara", "Bakery,Head baker,SE,Europe/Stockholm,sv,leader; trainer") + row("Gita")
            try await database.write { try PeopleImport(file).apply(by: people.frida.id, in: $0) }
            try await database.read { tx in
                let amara = try #require(try Person.find(people.amara.id, in: tx))
                #expect(amara.department == "Bakery" && amara.country == "SE" && amara.languages == ["sv"])
                #expect(try Person.roles(of: amara.id, in: tx) == [.employee, .leader, .trainer])
                let gita = try #require(try Person.find(email: "gita@halden.example", in: tx))
                #expect(try Person.roles(of: gita.id, in: tx) == [.employee])
                #expect(try Person.countActive(in: tx) == 7)
                #expect(try tx.count("SELECT count(*) FROM events WHERE kind = 'people.imported'") == 1)
            }
        }
    }

    @Test(
        "A file that says nothing of roles leaves them alone, passwords and sessions too",
        arguments: TestDatabase.available)
    func rolesKept(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let session = try #require(try await door.signIn("frida@halden.example"))
            let file = "name,email,department,country,time_zone\nFrida B,frida@halden.example,IT,DK,UTC\n"
            try await door.database.write { try PeopleImport(file).apply(by: nil, in: $0) }
            let viewer = try await door.viewer(session)
            #expect(viewer?.person.name == "Frida B")
            #expect(viewer?.roles == [.employee, .administrator])
            #expect(try await door.signIn("frida@halden.example") != nil)
        }
    }

    @Test("Who keeps a role keeps who gave it and when", arguments: TestDatabase.available)
    func givers(engine: TestDatabase) async throws {
        try await engine.open { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            let file = head + row("Dana", "Management,Director,DK,Europe/Copenhagen,da,leader; trainer")
            try await database.write { try PeopleImport(file).apply(by: people.frida.id, in: $0) }
            let rows = try await database.read { tx in
                try tx.all(
                    "SELECT role FROM person_roles WHERE person = \(people.dana.id) AND given_by IS NULL ORDER BY role"
                )
                .map { try $0["role"] as String }
            }
            #expect(rows == ["employee", "leader"])
        }
    }

    @Test("Each bad row is named by its line and what is wrong with it")
    func faults() {
        let file =
            head + row("Amara") + row("", "Production,,DK,Europe/Copenhagen,,")
            + "Ben,not an address,Production,,DK,Europe/Copenhagen,,\r\n"
            + row("Chidi", "Communications,,DK,Mars/Olympus,,") + row("Dana", "Management,,Denmark,UTC,,")
            + row("Eve", "Sales,,DK,UTC,,wizard") + "Frida,frida@halden.example,IT\r\n"
            + row("Amara") + "\"Gita\nG\",gita@halden.example,,,DK,UTC,,\r\n" + row("Hana", "IT,,DK,UTC,klingon,")
        let faults = PeopleImport(file).faults.map { "\($0.line) \(t($0.sentence))" }
        #expect(
            faults == [
                "3 A name is needed.", "3 This is not an e-mail address.", "4 This is not an e-mail address.",
                "5 No time zone has this name. It looks like Europe/Copenhagen.",
                "6 A country is two letters, like DK.", "7 There is no role called wizard.",
                "8 This row has 3 columns, the first row has 8.", "9 The same e-mail address stands in line 2.",
                "10 A department is needed.",
                "12 Languages are two or three letters each, ten at most, like: en da",
            ])
    }

    @Test("The same address in other letters is the same person")
    func duplicates() {
        let file = head + row("Amara") + "A,AMARA@HALDEN.EXAMPLE,Production,,DK,UTC,,\r\n"
        #expect(PeopleImport(file).faults.map(\.line) == [3])
    }

    @Test(
        "A file that is none is refused with its first line",
        arguments: [
            ("", 1, "The file is empty."), ("\n\nname;email\n", 3, "The column name is missing."),
            ("name,email,department,country\n", 1, "The column time_zone is missing."),
            ("name\n\"open", 2, "A quotation mark opens here and never closes."),
            ("name\n\"a\"b", 2, "There is text after a closing quotation mark."),
        ])
    func broken(text: String, line: Int, sentence: String) {
        let fault = PeopleImport(text).faults.first
        #expect(fault?.line == line)
        #expect(fault.map { t($0.sentence) } == sentence)
    }

    @Test("A file with one bad row takes nobody in", arguments: TestDatabase.available)
    func nothingHalf(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let frida = try #require(try await door.signIn("frida@halden.example"))
            let file = head + row("Gita") + row("Hana", "IT,,Denmark,UTC,,")
            for fields in [[("rows", file)], [("rows", file), ("apply", "on")]] {
                let reply = try await door.post("/people/import", as: frida, fields)
                #expect(reply.status == 422)
                #expect(reply.body.contains("Line 3: A country is two letters, like DK."))
            }
            await #expect(throws: Refusal.conflict) {
                try await door.database.write { try PeopleImport(file).apply(by: nil, in: $0) }
            }
            let count = try await door.database.read { try Person.countActive(in: $0) }
            #expect(count == 6)
        }
    }

    @Test(
        "An administrator looks first and then takes everyone in; others do neither", arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        try await Door.open(engine) { door in
            let frida = try #require(try await door.signIn("frida@halden.example"))
            let dana = try #require(try await door.signIn("dana@halden.example"))
            let file = head + row("Gita") + row("Amara")
            #expect(try await door.post("/people/import", as: dana, [("rows", file), ("apply", "on")]).status == 404)
            let preview = try await door.post("/people/import", as: frida, [("rows", file)])
            #expect(preview.body.contains("1 person is new."))
            #expect(preview.body.contains("1 person is here already and will be changed."))
            let active = try await door.database.read { try Person.countActive(in: $0) }
            #expect(active == 6)
            let done = try await door.post("/people/import", as: frida, [("rows", file), ("apply", "on")])
            #expect(done.headers["location"] == "/people?did=imported")
            let activeThen = try await door.database.read { try Person.countActive(in: $0) }
            #expect(activeThen == 7)
        }
    }

    @Test("Ten thousand people come in at once, and once more without a change", arguments: TestDatabase.available)
    func many(engine: TestDatabase) async throws {
        try await engine.open { database in
            let file = head + (1...10_000).map { row("P\($0)") }.joined()
            let read = PeopleImport(file)
            #expect(read.faults.isEmpty)
            for _ in 0..<2 { try await database.write { try read.apply(by: nil, in: $0) } }
            let counts = try await database.read { tx in
                [try Person.countActive(in: tx), try tx.count("SELECT count(*) FROM person_roles")]
            }
            #expect(counts == [10_000, 10_000])
        }
    }
}
