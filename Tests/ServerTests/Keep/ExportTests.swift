import Foundation
import Platform
import Server
import Situation
import TestSupport
import Testing
import Voice

@Suite struct ExportTests {
    @Test("From one engine to the other and back, an export is the same bytes", arguments: TestDatabase.available)
    func roundTrip(engine: TestDatabase) async throws {
        try await KeepStory.open(engine) { story in
            try await story.amaraSchedules()
            try await story.record(2500)
            _ = try await export(story.database, to: "\(story.folder)/first")
            for (step, other) in TestDatabase.available.reversed().enumerated() {
                try await other.open { database in
                    let (manifest, verdict) = try await importExport("\(story.folder)/first", into: database)
                    #expect(verdict.isWhole)
                    #expect(manifest.log.events > 2500)
                    // The engine counts on behind what came in.
                    try await database.write { try $0.record(.personChanged, actor: nil, scope: nil, subject: nil) }
                    let newest = try await database.read { try $0.count("SELECT max(seq) FROM events") }
                    #expect(newest == manifest.log.events + 1)
                }
                try await other.open { database in
                    _ = try await importExport("\(story.folder)/first", into: database)
                    _ = try await export(database, to: "\(story.folder)/copy\(step)")
                }
                let (first, copy) = (try read("\(story.folder)/first"), try read("\(story.folder)/copy\(step)"))
                #expect(first == copy)
                #expect(first["events.jsonl"]?.isEmpty == false)
            }
        }
    }

    @Test("Nothing that lets somebody in leaves the house", arguments: TestDatabase.available)
    func noSecrets(engine: TestDatabase) async throws {
        try await KeepStory.open(engine) { story in
            try await story.amaraSchedules()
            try await story.database.write { tx in
                _ = try SignInLink.make(for: story.people.amara.id, .invitation, in: tx)
                try tx.run("UPDATE people SET password = 'scrypt-of-hers' WHERE id = \(story.people.amara.id)")
            }
            let secrets = try await story.database.read { tx in
                let tokens: [String] = try tx.all("SELECT token FROM accounts").map { try $0["token"] }
                let links: [String] = try tx.all("SELECT digest FROM sign_in_links").map { try $0["digest"] }
                return tokens + links + ["scrypt-of-hers"]
            }
            #expect(secrets.count == 3)
            let manifest = try await export(story.database, to: "\(story.folder)/out")
            let all = try read("\(story.folder)/out").values.map { String(decoding: $0, as: UTF8.self) }.joined()
            #expect(all.contains("amara@halden.example"))
            for secret in secrets { #expect(!all.contains(secret)) }
            #expect(manifest.without.contains("sign_in_links"))
            #expect(manifest.files.contains { $0.table == "accounts" && $0.without == ["token"] })
        }
    }

    @Test("A new table comes along by itself, and one with a secret in it is not forgotten")
    func everyTable() async throws {
        try await TestDatabase.sqlite.open { database in
            let belongings = try await database.read { try Belongings.find(in: $0) }
            let created = try await database.read { tx in
                let rows = try tx.all(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
                return try rows.map { row -> String in try row["name"] }
            }
            let known = belongings.tables.map(\.name) + belongings.secret + ["schema_migrations"]
            #expect(known.sorted() == created.sorted())
            for table in belongings.tables {
                for column in table.columns where !belongings.secrets(of: table).contains(column.name) {
                    let sounds = ["digest", "token", "secret", "password"].contains { column.name.contains($0) }
                    #expect(!sounds, "Is \(table.name).\(column.name) a secret? Say so beside its schema.")
                }
            }
        }
    }

    @Test("An export that somebody has changed is refused, all of it", arguments: TestDatabase.available)
    func tampered(engine: TestDatabase) async throws {
        try await KeepStory.open(engine) { story in
            _ = try await export(story.database, to: "\(story.folder)/out")
            let file = URL(fileURLWithPath: "\(story.folder)/out/people.jsonl")
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing("\"Amara\"", with: "\"Emara\"").write(to: file, atomically: true, encoding: .utf8)
            try await engine.open { empty in
                await #expect(throws: KeepFault.self) {
                    _ = try await importExport("\(story.folder)/out", into: empty)
                }
                let filled = try await empty.read { try Belongings.find(in: $0).firstFilled(in: $0) }
                #expect(filled == nil)
            }
            await #expect(throws: KeepFault.self) {
                _ = try await importExport("\(story.folder)/out", into: story.database)
            }
        }
    }

    private func read(_ folder: String) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return Dictionary(
            uniqueKeysWithValues: names.map { ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data()) })
    }
}
