import Foundation
import Platform
import Situation
import TestSupport
import Testing
import Voice

@testable import Server

@Suite("Promise 11: what was done is on the record, and administrators can read it") struct AuditTests {
    @Test("Every kind of event that the sources declare has words")
    func words() async throws {
        let declared = try sources().flatMap { text in
            text.matches(of: /static let \w+: EventKind = "([^"]+)"/).map { String($0.1) }
        }
        let guidance = GuidanceKind.allCases.flatMap { [$0.written, $0.changed, $0.retired, $0.restored] }
        let kinds = Set(declared + guidance.map(\.rawValue)).subtracting(["fact.something"])
        #expect(kinds.count > 50)
        try await TestDatabase.sqlite.open { database in
            let told = Set(try House.testing(database).auditWords.keys.map(\.rawValue))
            #expect(kinds.subtracting(told).sorted() == [])
            #expect(told.subtracting(kinds).sorted() == [])
        }
    }

    @Test("Frida finds acts by kind, person, crisis, thing and time", arguments: TestDatabase.available)
    func filters(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            app.clock.advance(.hours(2))
            let frida = try await app.visitor(app.people.frida)
            try await app.sealed()
            func found(_ query: String) async throws -> String { try await frida.open("/audit?" + query).entries }
            #expect(try await found("").contains("Opened a crisis"))
            let opened = try await found("kind=crisis.opened")
            #expect(opened.contains("Opened a crisis Dana · Oat milk recall"))
            #expect(!opened.contains("Added a person"))
            let dana = try await found("person=dana@halden.example")
            #expect(dana.contains("Opened a crisis") && dana.contains("about Dana"))
            #expect(!dana.contains("about Eve"))
            let thing = try await found("thing=\(app.people.eve.id)")
            #expect(thing.contains("about Eve") && !thing.contains("about Dana"))
            let inCrisis = try await found("crisis=\(crisis.id)")
            #expect(inCrisis.contains("Opened a crisis") && !inCrisis.contains("Added a person"))
            let t = Words(zone: app.people.frida.person.zone, now: app.clock.read())
            let late = try await found("from=\(t.input(app.clock.read() - .hours(1)))")
            #expect(late.contains("Signed in") && !late.contains("Opened a crisis"))
            let early = try await found("until=\(t.input(app.clock.read() - .hours(1)))")
            #expect(early.contains("Opened a crisis") && !early.contains("Signed in"))
            #expect(try await found("kind=crisis.closed").contains("Nothing of this kind"))
            #expect(try await frida.open("/audit?person=nobody@halden.example").status == 422)
            #expect(try await frida.open("/audit?from=tomorrow").status == 422)
        }
    }

    @Test("An administrator who is not on the team does not read a crisis through its record")
    func foreignRooms() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            try await app.database.write { [people = app.people] tx in
                _ = try closeCrisis(crisis.id, outcome: "Zimtstern", followUps: [], by: people.dana.id, in: tx)
            }
            try await app.sealed()
            let frida = try await app.visitor(app.people.frida)
            let outside = try await frida.open("/audit").entries
            #expect(outside.contains("Closed a crisis Dana · Oat milk recall"))
            #expect(!outside.contains("Zimtstern") && !outside.contains("Chidi took"))
            let aboutChidi = try await frida.open("/audit?person=chidi@halden.example").entries
            #expect(!aboutChidi.contains("crisis team"))
            let file = try await frida.open("/audit/file?format=jsonl").body
            #expect(!file.contains("Zimtstern"))
            // Being on the team is what opens it, not the role. The crisis is closed, so the seat is put there by hand.
            try await app.database.write { [people = app.people] tx in
                try tx.run(
                    """
                    UPDATE team_terms SET person = \(people.frida.id)
                    WHERE person = \(people.chidi.id)
                    """)
            }
            let inside = try await app.database.read { [people = app.people, house = app.house] tx in
                let frida = try #require(try Viewer.find(people.frida.id, in: tx))
                return try Audit.find(AuditSearch(Form(), Words(now: tx.now), in: tx), for: frida, house: house, in: tx)
                    .lines.map { Words(now: tx.now)($0.sentence) }
            }
            #expect(inside.contains("Closed: Zimtstern"))
            #expect(inside.contains("Chidi took Communications"))
        }
    }

    @Test("Nobody learns from the record who spoke and who did not (promise 1)", arguments: TestDatabase.available)
    func speaking(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            try await app.database.write { [amara = app.people.amara.id] tx in
                try tx.record(.deliverySent, actor: amara.rawValue, scope: crisis.id.rawValue, subject: "post-of-amara")
            }
            try await app.sealed()
            let frida = try await app.visitor(app.people.frida)
            let told = try await frida.open("/audit?kind=post.sent").entries
            #expect(told.contains("Words of a colleague were published Told without names"))
            #expect(!told.contains("Amara"))
            for query in ["person=amara@halden.example", "thing=\(app.people.amara.id)", "thing=post-of-amara"] {
                let found = try await frida.open("/audit?\(query)").entries
                #expect(!found.contains("published"), "\(query)")
            }
            for format in ["csv", "jsonl"] {
                let file = try await frida.open("/audit/file?kind=post.sent&format=\(format)").body
                #expect(file.contains("post.sent"))
                #expect(!file.contains("Amara") && !file.contains(app.people.amara.id.rawValue))
                #expect(!file.contains("post-of-amara"))
            }
        }
    }

    @Test("Whoever looks up a colleague is on the record once an hour, where that colleague reads it")
    func lookedUp() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let frida = try await app.visitor(app.people.frida)
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open("/profile").words.contains("Nobody has opened your page"))
            for _ in 0..<3 { try await frida.open("/audit?person=amara@halden.example") }
            try await frida.open("/people/\(app.people.amara.id)")
            let looks = try await amara.open("/profile").words
            #expect(looks.contains("Opened a person’s page Frida"))
            #expect(looks.matches(of: /Looked up in the audit/).count == 1)
            app.clock.advance(.hours(2))
            try await frida.open("/audit?person=amara@halden.example")
            #expect(try await amara.open("/profile").words.matches(of: /Looked up in the audit/).count == 2)
        }
    }

    @Test("A file that a spreadsheet opens runs nothing, says where it goes on, and is itself on the record")
    func files() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            _ = try await app.openRecall { $0.title = "=HYPERLINK(\"https://evil.example\")" }
            try await app.sealed()
            let frida = try await app.visitor(app.people.frida)
            let file = try await frida.open("/audit/file?format=csv")
            #expect(file.headers["content-disposition"] == "attachment; filename=\"audit.csv\"")
            #expect(file.body.contains(",\"'=HYPERLINK("))
            #expect(!file.body.contains(",\"=HYPERLINK("))
            #expect(file.headers["link"] == nil)
            try await app.sealed()
            #expect(try await frida.open("/audit?kind=audit.exported").entries.contains("Took a file out of the audit"))
            let lines = try await frida.open("/audit/file?format=jsonl").body.split(separator: "\n")
            for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
            #expect(lines.count > 8)
            #expect(try await frida.open("/audit/file?format=exe").status == 404)
        }
    }

    @Test("The page shows the newest hash, and it is the one that the command names")
    func hash() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let frida = try await app.visitor(app.people.frida)
            try await app.sealed()
            guard case .whole(let count, let hash) = try await verifyLog(app.database) else {
                Issue.record("the log is broken")
                return
            }
            let page = try await frida.open("/audit").words
            #expect(page.contains("\(count) \(hash)"))
            #expect(page.contains("firsthand verify-log"))
        }
    }
}

extension TestApplication {
    /// Until everything that was committed has its place.
    func sealed() async throws { while try await Sealer.seal(database) > 0 {} }
}

extension Visitor.Page {
    /// The acts that were found, without the filters around them.
    fileprivate var entries: String { words(from: "<section class=\"c8", to: "<aside") }
}

private func sources() throws -> [String] {
    let folder = projectFolder + "/Sources"
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
}
