import Platform
import Situation
import TestSupport
import Testing

@testable import Care

@Suite("Public numbers do not pretend: somebody confirms each, and again after half a year") struct SupportLinesTests {
    private func file(_ phone: String = "70 201 201") throws -> PublicLines {
        try PublicLines.read(
            """
            elsewhere: {emergency: [{call: "112", for: help}], lines: []}
            countries:
              - country: DK
                emergency: [{call: "112", for: help}]
                lines: [{name: Livslinien, phone: "\(phone)", web: "https://a.example", languages: [da], hours: always, expect: x}]
            """)
    }

    @Test(
        "A number is confirmed with a day and a name; changed in the file, it is confirmed no longer",
        arguments: TestDatabase.available)
    func confirmed(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let frida = try await database.write { try NamedPeople(in: $0).frida.id }
            let (lines, changed) = (try file(), try file("70 201 202"))
            let line = try #require(lines.all.last)
            func left(_ lines: PublicLines) async throws -> [Int] {
                let known = try await database.read { try LineConfirmation.all(in: $0) }
                let count = LinesToConfirm(lines, known, at: clock.read())
                return [count.all, count.never, count.old]
            }
            #expect(try await left(lines) == [3, 3, 0])
            try await database.write { try confirmLine(line.id, of: lines, by: frida, in: $0) }
            #expect(try await left(lines) == [3, 2, 0])
            #expect(try await left(changed) == [3, 3, 0])
            clock.advance(.days(184))
            #expect(try await left(lines) == [3, 2, 1])
            await #expect(throws: Refusal.notFound) {
                try await database.write { try confirmLine(line.id, of: changed, by: frida, in: $0) }
            }
            let other = try #require(changed.all.first)
            try await database.write { try confirmLine(other.id, of: changed, by: frida, in: $0) }
            let rows = try await database.read { try LineConfirmation.all(in: $0).keys.map(\.rawValue) }
            #expect(rows == [other.id.rawValue], "what the file says no more is forgotten")
        }
    }

    @Test(
        "Dana confirms in one click, Amara reads only the day, and half a year later Frida is reminded",
        arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await TestApplication.run(on: engine, clock: clock) { app in
            let (dana, amara) = (try await app.visitor(app.people.dana), try await app.visitor(app.people.amara))
            let page = try await dana.open("/support/lines")
            #expect(page.words.contains("Livslinien") && page.words.contains("Not confirmed"))
            let line = try #require(app.house.publicLines.lines?.all.first { $0.name == "Livslinien" })
            let before = try await amara.open("/support?country=DK").words
            #expect(before.contains("Livslinien") && !before.lowercased().contains("confirmed"))
            #expect(try await amara.open("/support/lines").status == 404)
            let after = try await dana.submit("/support/lines/\(line.id)/confirmation")
            #expect(after.words.contains("Confirmed on") && after.words.contains("Dana"))
            let first = try #require(after.body.split(separator: "<details").first)
            #expect(first.contains("Livslinien"), "it stands before the folded countries")
            let elsewhere = try await dana.open("/support/lines?country=NZ").body
            #expect(elsewhere.split(separator: "<details").first?.contains("Livslinien") == false)
            let shown = try await amara.open("/support?country=DK").words
            #expect(shown.contains("Confirmed on") && !shown.contains("Dana") && shown.contains("112"))
            let reminder = "last confirmed more than half a year ago"
            #expect(try await !app.visitor(app.people.frida).open("/").words.contains(reminder))
            clock.advance(.days(184))
            #expect(try await app.visitor(app.people.frida).open("/").words.contains(reminder))
            #expect(try await !app.visitor(app.people.amara).open("/").words.contains(reminder))
            #expect(
                try await app.visitor(app.people.dana).open("/support/lines").words.contains(
                    "More than half a year ago"))
        }
    }
}
