import Foundation
import Platform
import Situation
import TestSupport
import Testing

@Suite struct FormTests {
    @Test(
        "A refused form comes back with a problem beside its field and everything that was typed",
        arguments: TestDatabase.available)
    func fact(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.visitor(app.people.chidi)
            try await chidi.open("/crises/\(crisis.id)/facts/new")
            let page = try await chidi.submit(
                "/crises/\(crisis.id)/facts",
                [
                    ("statement", "612 cartons <were> sold & eaten"), ("status", "confirmed"),
                    ("owner", "Communications"),
                    ("figure_name", "cartons sold"), ("figure_value", "six"), ("figure_unit", "cartons"),
                ])
            #expect(page.status == 422)
            #expect(page.body.contains("612 cartons &lt;were&gt; sold &amp; eaten</textarea>"))
            #expect(page.words.contains("A statement that stands as settled needs a source."))
            #expect(page.words.contains("The figure “cartons sold” needs a number."))
            #expect(page.field("figure_value") == "six")
            let count = try await app.database.read { try Fact.all(of: crisis.id, in: $0).count }
            #expect(count == 0)
        }
    }

    @Test(
        "Promise 6: a boundary that would touch protected speech is refused when it is written, with the reason",
        arguments: TestDatabase.available)
    func boundary(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.visitor(app.people.chidi)
            try await chidi.open("/crises/\(crisis.id)/boundaries/new")
            let page = try await chidi.submit("/crises/\(crisis.id)/boundaries", payBoundary)
            #expect(page.status == 422)
            #expect(page.words.contains("The law protects"))
            #expect(page.words.contains("NLRA section 7"))
            #expect(page.field("title") == "Nothing about pay")
            let kept = try await app.database.read { try Boundary.all(of: crisis.id, in: $0).count }
            #expect(kept == 0)
        }
    }

    @Test("What a boundary counts is asked in its form, kept as it was typed, and shown to the team")
    func countingBoundary() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.visitor(app.people.chidi)
            let path = "/crises/\(crisis.id)/boundaries"
            try await chidi.open(path + "/new")
            let refused = try await chidi.submit(path, victims + [("at-most", "a few"), ("per", "sentence")])
            #expect(refused.status == 422)
            #expect(refused.words.contains("How often it may be said is a whole number, up to 1,000."))
            #expect(refused.field("at-most") == "a few" && refused.field("replacement") == "people affected")
            #expect(refused.body.contains("<details open><summary>Counting, excusing, replacing"))
            try await chidi.submit(path, victims + [("at-most", "1"), ("per", "sentence")])
            let kept = try await app.database.read { try Boundary.all(of: crisis.id, in: $0).map(\.details) }
            #expect(kept.map(\.atMost) == [1] && kept.map(\.per) == [.sentence])
            #expect(kept.map(\.unlessAnywhere) == [["memorial"]] && kept.map(\.evenIfDenied) == [true])
            let page = try await chidi.open("/crises/\(crisis.id)/guidance")
            #expect(page.words.contains("May be said once in a sentence"))
            #expect(page.words.contains("people affected"))
        }
    }

    @Test("A crisis without a name is not opened, and what was chosen stays chosen")
    func crisis() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let dana = try await app.visitor(app.people.dana)
            try await dana.open("/crises/new")
            let page = try await dana.submit(
                "/crises", [("title", " "), ("severity", "severe"), ("playbook", "data-breach")])
            #expect(page.status == 422)
            #expect(page.words.contains("Give the crisis a name that everyone will understand."))
            #expect(page.body.contains("value=\"data-breach\" checked"))
            #expect(page.body.contains(/value="severe"[^>]*checked/))
            let open = try await app.database.read { try Crisis.all(in: $0).count }
            #expect(open == 0)
        }
    }

    @Test(
        "What people type is text wherever it stands",
        arguments: ["<script>alert(1)</script>", "\" onload=\"x", "'><b>"])
    func hostile(text: String) async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall { $0.title = String(text.prefix(80)) }
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/drafts")
            let composer = try await amara.submit("/drafts", [("text", text)])
            for page in [composer, try await amara.open("/"), try await amara.open("/crises/\(crisis.id)/facts")] {
                #expect(page.status == 200)
                #expect(!page.body.contains(text))
            }
            #expect(composer.words.contains(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
        }
    }

    @Test("A body that is too large is refused before it is read", arguments: [2 << 20])
    func large(bytes: Int) async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/drafts")
            let page = try await amara.submit("/drafts", [("text", String(repeating: "a", count: bytes))])
            #expect(page.status == 413)
        }
    }
}

private let payBoundary: [(String, String)] = [
    ("title", "Nothing about pay"), ("weight", "stop"), ("subject", "Pay on the night shift"),
    ("protects", "The company"), ("narrower", "None"), ("reason", "It is internal."), ("instead", "No comment."),
    ("ask", "Communications"), ("owner", "Communications"), ("expires_at", "2026-12-01T10:00"),
    ("match", "paid ... enough"), ("flags", "We are not paid enough.\nNobody is paid enough."),
    ("allows", "I paid for lunch.\nThe milk is good."),
]

private let victims: [(String, String)] = [
    ("title", "Victims"), ("weight", "care"), ("subject", "What the people who were hurt are called"),
    ("protects", "Whoever was hurt"), ("narrower", "Only in headlines"), ("reason", "They are more than that."),
    ("instead", "We think of those who were hurt."), ("ask", "Communications"), ("owner", "Communications"),
    ("expires_at", "2026-12-01T10:00"), ("match", "victim"), ("unless-anywhere", "memorial"),
    ("replacement", "people affected"), ("even-if-denied", "on"),
    ("flags", "Victims and victims.\nNo victim, not one victim."),
    ("allows", "The victim sleeps.\nAt the memorial a victim spoke to a victim."),
]
