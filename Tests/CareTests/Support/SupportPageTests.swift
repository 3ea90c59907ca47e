import Foundation
import Platform
import Server
import Situation
import TestSupport
import Testing

@testable import Care

@Suite("D10: help is one tap away, not logged, by country, and works signed out") struct SupportPageTests {
    @Test("Whoever is not signed in finds help where they are, from the browser’s language or their own choice")
    func guests() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let danish = try await app.guest.open("/support", headers: [("Accept-Language", "da-DK,da;q=0.9,en;q=0.8")])
            #expect(danish.status == 200)
            #expect(danish.body.contains("href=\"tel:112\"") && danish.body.contains("href=\"tel:70201201\""))
            let british = try await app.guest.open("/support?country=GB", headers: [("Accept-Language", "da")])
            #expect(british.body.contains("href=\"tel:999\"") && british.body.contains("href=\"tel:116123\""))
            #expect(!british.body.contains("tel:70201201"))
            for nowhere in ["?country=", "?country=ZZ", "?country=%3Cscript%3E", "?language=xx&country=DK"] {
                let page = try await app.guest.open("/support" + nowhere)
                #expect(page.status == 200 && page.body.contains("href=\"tel:112\""), "\(nowhere)")
                #expect(!page.body.contains("<script>"))
            }
            #expect(try await app.guest.open("/support").words.contains("findahelpline.com"))
        }
    }

    @Test("Amara’s country is her own until she chooses another; a language leaves what speaks it")
    func own() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let page = try await amara.open("/support", headers: [("Accept-Language", "de-DE")])
            #expect(page.body.contains("tel:70201201"))
            let french = try await amara.open("/support?country=BE&language=fr")
            #expect(french.body.contains("tel:107") && !french.body.contains("tel:1813"))
        }
    }

    @Test("What is meant for colleagues is not shown to the public", arguments: TestDatabase.available)
    func audience(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            try await app.database.write { [frida = app.people.frida.id] tx in
                _ = try addResource(.sample("Outside counsellor", .assistance, .everyone), by: frida, in: tx).get()
                _ = try addResource(.sample("Night colleagues", .peer, .signedIn), by: frida, in: tx).get()
                _ = try addResource(.sample("In Sweden", .peer, .everyone, country: "SE"), by: frida, in: tx).get()
                _ = try addResource(.sample("Press desk", .takeOver, .signedIn), by: frida, in: tx).get()
            }
            let outside = try await app.guest.open("/support?country=DK").words
            #expect(outside.contains("Outside counsellor") && !outside.contains("Night colleagues"))
            let amara = try await app.visitor(app.people.amara)
            let inside = try await amara.open("/support").words
            #expect(inside.contains("Outside counsellor") && inside.contains("Night colleagues"))
            #expect(!inside.contains("In Sweden") && !inside.contains("Press desk"))
            #expect(try await amara.open("/support?country=SE").words.contains("In Sweden"))
            #expect(try await amara.open("/support/attacked").words.contains("Press desk"))
            #expect(!(try await app.guest.open("/support/attacked").words.contains("Press desk")))
        }
    }

    @Test("While the database is away the public lines still stand there, for whoever was signed in too")
    func away() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let gone = try await app.withoutDatabase()
            try await RunningServer.run(gone.server()) { server in
                let cookie = amara.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
                let visitor = Visitor(address: server.address)
                for path in ["/support?country=DK", "/support/attacked", "/support/attacked/record"] {
                    let page = try await visitor.open(path, headers: [("Cookie", cookie)])
                    #expect(page.status == 200, "\(path)")
                }
                let page = try await visitor.open("/support?country=DK")
                #expect(page.body.contains("tel:70201201"))
                #expect(page.words.contains("What the company offers cannot be shown right now"))
            }
        }
    }

    @Test(
        "That Amara looked for help stands nowhere: no event, no span, no other row", arguments: TestDatabase.available)
    func unlogged(engine: TestDatabase) async throws {
        try await TestTraces.run { traces in
            try await TestApplication.run(on: engine) { app in
                let amara = try await app.visitor(app.people.amara)
                try await amara.open("/profile")
                let before = try await app.everyRow()
                for path in [
                    "/support", "/support?country=SE", "/support/attacked", "/support/check-in", "/support/ready",
                ] {
                    #expect(try await amara.open(path).status == 200, "\(path)")
                }
                #expect(try await app.everyRow() == before)
                #expect(try traces.spans().contains { $0.name == "GET /profile" }, "others are told")
                let told = try traces.lines().joined()
                #expect(!told.contains("support"))
            }
        }
        try await TestApplication.run(on: .sqlite) { app in
            let logged = app.application.routes.filter { $0.path.hasPrefix("/support") && !$0.isUnlogged }
            // What those who look after the page do there, and nobody who looks for help.
            let keepers: [Access] = [.administrator, .preparer]
            #expect(logged.allSatisfy { keepers.contains($0.access) })
            let kept = logged.map { String($0.path.dropFirst("/support/".count).prefix { $0 != "/" }) }
            #expect(Set(kept) == ["resources", "lines"])
            #expect(app.application.routes.count { $0.isUnlogged && $0.path.hasPrefix("/support") } == 11)
        }
    }

    @Test("Support is one tap away: from the door, from a refusal, and from every page of somebody’s own")
    func near() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            for path in ["/sign-in", "/sign-in/spent", "/api"] {
                #expect(try await app.guest.open(path).body.contains("href=\"/support\""), "\(path)")
            }
            let amara = try await app.visitor(app.people.amara)
            for path in ["/", "/drafts", "/profile", "/nothing", "/crises"] {
                #expect(try await amara.open(path).body.contains("href=\"/support\""), "\(path)")
            }
        }
    }

    @Test("Whoever speaks is shown first where they can be heard (D13), and may ask themselves (D9)")
    func heard() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let speak = try await amara.open("/drafts").body
            for path in ["/feedback", "/support", "/support/ready"] { #expect(speak.contains("href=\"\(path)\"")) }
            let ready = try await amara.open("/support/ready")
            #expect(ready.words.contains("Not today") && ready.words.contains("Yes, I want to write"))
        }
    }
}

extension SupportResourceDetails {
    static func sample(
        _ name: String, _ kind: SupportKind, _ audience: SupportAudience, country: String = ""
    ) -> SupportResourceDetails {
        var details = SupportResourceDetails()
        details.name = name
        details.kind = kind
        details.audience = audience
        details.country = country
        details.phone = "4400"
        details.hours = "Day and night"
        details.expect = "Somebody listens."
        return details
    }
}

extension TestApplication {
    /// Whatever could say that somebody was there.
    func everyRow() async throws -> [String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try await database.read { tx in
            try [
                tx.all("SELECT * FROM events ORDER BY seq"), tx.all("SELECT * FROM sessions ORDER BY id"),
                tx.all("SELECT * FROM people ORDER BY id"), tx.all("SELECT * FROM support_resources"),
                tx.all("SELECT * FROM support_pauses"), tx.all("SELECT * FROM support_follow_ups"),
                tx.all("SELECT * FROM check_in_counts"), tx.all("SELECT * FROM check_in_marks"),
                tx.all("SELECT * FROM event_texts"),
            ].flatMap { rows in
                try rows.map { String(decoding: try encoder.encode(RowFields($0)), as: UTF8.self) }
            }
        }
    }
}
