import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing
import Voice

@Suite("What a browser may keep") struct OfflineTests {
    @Test("What is kept is what every employee may read, for Chidi of the team too; nothing of theirs")
    func kept() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let chidi = app.people.chidi.id
            try await app.database.write { [amara = app.people.amara.id] tx in
                let details = BriefingDetails(text: "Four batches are locked.", nextAt: tx.now + .hours(1))
                _ = try sendBriefing(details, in: crisis.id, by: chidi, in: tx).get()
                for (statement, earliest) in [("Sold in Denmark", nil), ("The supplier is Acme", tx.now + .hours(5))] {
                    let fact = FactDetails(
                        statement: statement, notPublicBefore: earliest, owner: "Quality", source: "Lab")
                    _ = try establish(fact, in: crisis, by: chidi, in: tx).get()
                }
                _ = try Draft.begin(text: "My own words", crisis: crisis.id, by: amara, in: tx)
            }
            for person in [app.people.amara, app.people.chidi] {
                let page = try await app.visitor(person).open("/offline")
                #expect(page.words.contains("Four batches are locked.") && page.words.contains("Sold in Denmark"))
                #expect(!page.words.contains("Acme"), "not public yet")
                #expect(!page.words.contains("My own words") && !page.words.contains(person.person.name))
                #expect(!page.body.contains("<form") && page.words.contains("As of"))
                #expect(page.headers["cache-control"] == "no-store", "only the worker keeps it")
                #expect(page.headers["x-country"] == person.person.country, "for the emergency numbers")
            }
        }
    }

    @Test("Signed out, it says nothing of what happened and leads to support")
    func outside() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let page = try await app.guest.open("/offline")
            #expect(page.status == 200 && !page.words.contains(crisis.title) && page.body.contains("/support/attacked"))
        }
    }

    @Test("The worker comes from the root, names every file of this version, and is under the pages’ own policy")
    func worker() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let script = try await app.guest.fetch("/service-worker.js")
            #expect(script.status == 200)
            #expect(script.headers["content-type"] == "text/javascript; charset=utf-8")
            #expect(script.headers["content-security-policy"]?.contains("default-src 'none'") == true)
            let assets = app.house.services.assets
            #expect(script.body.contains("\"version\":\"\(assets.version)\""))
            for name in ["js/firsthand.js", "css/10-tokens.css", "js/record.js"] {
                #expect(script.body.contains(assets.address(name)))
            }
            let manifest = try await app.guest.fetch(assets.address("app.webmanifest"))
            #expect(manifest.headers["content-type"] == "application/manifest+json")
        }
    }
}
