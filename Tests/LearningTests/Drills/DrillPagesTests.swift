import Foundation
import Learning
import Platform
import Situation
import TestSupport
import Testing
import TextEngine
import Voice

@Suite("Amara does a drill in the browser") struct DrillPagesTests {
    /// Begins the small drill, and says where it is.
    private func begin(_ visitor: Visitor) async throws -> String {
        try await visitor.open("/drills")
        let page = try await visitor.submit("/drills", [("scenario", "tap-water")])
        return page.path.split(separator: "?").first.map(String.init) ?? page.path
    }

    @Test(
        "She begins it, answers, is answered, and looks back at the end, which opens by itself (C6)",
        arguments: TestDatabase.available)
    func whole(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let amara = try await app.visitor(app.people.amara)
            let path = try await begin(amara)
            #expect(try await amara.open(path).words.contains("Nothing yet"))
            app.clock.advance(.seconds(30))
            let asked = try await amara.open(path + "?answer=ines-asks")
            #expect(asked.words.contains("My girl drank from the tap at seven"))
            let fields = [("inject", "ines-asks"), ("text", DrillStory.bad)]
            let checked = try await amara.submit(path + "/answers", fields + [("deed", "check")])
            #expect(checked.words.contains("Telling people that the water is safe"))
            let unsure = try await amara.submit(path + "/answers", fields + [("deed", "say")])
            #expect(
                unsure.status == 422 && unsure.body.contains("The water is safe to drink."), "nothing typed is lost")
            let sent = try await amara.submit(path + "/answers", fields + [("deed", "say"), ("confidence", "sure")])
            #expect(sent.status == 200 && sent.words.contains("The water is safe to drink."))
            app.clock.advance(.seconds(25))
            #expect(try await amara.open(path).words.contains("I will tell the whole street"))
            app.clock.advance(.minutes(7))
            let debrief = try await amara.open(path)
            #expect(debrief.path == path + "/debrief")
            #expect(debrief.words.contains("It crosses the boundary “Telling people that the water is safe”."))
            #expect(debrief.words.contains("You were sure of this one"))
            let late = try await amara.submit(path + "/answers", fields + [("deed", "say"), ("confidence", "sure")])
            #expect(late.status == 422 && late.body.contains("The water is safe to drink."))
            let step = try await amara.open(path + "/recording?at=2")
            #expect(step.words.contains("Step 2 of") && step.words.contains("Crosses a boundary"))
        }
    }

    @Test("Every page says that it is a drill, in its title too, and has Support one tap away")
    func isMarked() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let path = try await begin(amara)
            var pages = [try await amara.open("/drills"), try await amara.open(path)]
            try await amara.submit(path + "/end")
            pages += [try await amara.open(path + "/debrief"), try await amara.open(path + "/recording")]
            for page in pages {
                #expect(page.words.contains("DRILL Nothing here is real, and nothing leaves. Support"), "\(page.path)")
                #expect(page.body.contains("<title>Drill"), "\(page.path)")
            }
        }
    }

    @Test(
        "With a live account connected nothing leaves, and nothing of a crisis is made (C9)",
        arguments: TestDatabase.available)
    func nothingLeaves(engine: TestDatabase) async throws {
        // Whatever would call the world outside fails the test: no answer is set.
        try await TestApplication.run(on: engine) { app in
            _ = try await app.openRecall()
            let (amara, vault) = (app.people.amara.id, app.house.services.vault)
            try await app.database.write { tx in
                _ = try connectAccount(
                    of: amara, network: .mastodon, server: "https://social.example.org", handle: "amara", token: "live",
                    vault: vault, in: tx)
            }
            let visitor = try await app.visitor(app.people.amara)
            let before = try await app.world()
            let path = try await begin(visitor)
            for (inject, at) in [("ines-asks", 30), ("ines-shares", 60), ("rolf-shouts", 60)] {
                app.clock.advance(.seconds(at))
                try await visitor.open(path)
                try await visitor.submit(
                    path + "/answers",
                    [("inject", inject), ("text", DrillStory.bad), ("confidence", "sure"), ("deed", "say")])
            }
            try await visitor.submit(path + "/end")
            let said = try await app.database.read { try $0.count("SELECT count(*) FROM drill_actions") }
            #expect(said == 4, "she has answered three times and ended it")
            #expect(try await app.world() == before)
        }
    }

    @Test("Leaving is one button, and the list forgets it")
    func leaving() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let path = try await begin(amara)
            #expect(try await amara.open("/drills").body.contains(path))
            let left = try await amara.submit(path + "/departure")
            #expect(left.words.contains("Nothing of it was kept") && !left.body.contains(path))
            #expect(try await amara.open(path).status == 404)
        }
    }
}

extension TestApplication {
    /// How much there is of everything that a crisis is made of, and of what waits to leave.
    fileprivate func world() async throws -> [Int] {
        try await database.read { tx in
            try [
                tx.count("SELECT count(*) FROM drafts"), tx.count("SELECT count(*) FROM posts"),
                tx.count("SELECT count(*) FROM deliveries"), tx.count("SELECT count(*) FROM events"),
                tx.count("SELECT count(*) FROM jobs"), tx.count("SELECT count(*) FROM webhook_deliveries"),
                tx.count("SELECT count(*) FROM fact_versions"), tx.count("SELECT count(*) FROM briefings"),
            ]
        }
    }
}
