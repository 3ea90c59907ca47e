import Foundation
import Learning
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("A course that a crisis offers can be put away") struct CourseOffersTests {
    @Test(
        "Amara says “Not now”: it leaves her Now while the crisis lasts, and comes back from Courses",
        arguments: TestDatabase.available)
    func away(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            try await app.database.write { tx in try tx.run("UPDATE crises SET playbook = 'product-recall'") }
            let (amara, eve) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.eve))
            let offered = "If you have three minutes"
            #expect(try await amara.open("/").words.contains(offered))
            let path = "/crises/\(crisis.id)/course-offer"
            let put = try await amara.submit(path + "/away")
            #expect(put.words.contains("Put away while this crisis lasts") && !put.words.contains(offered))
            #expect(try await eve.open("/").words.contains(offered), "hers alone")
            let again = try await amara.submit(path + "/away")
            #expect(again.status == 200, "a second press changes nothing")
            #expect(try await amara.open("/courses").words.contains("Not offered on Now"))
            #expect(try await !eve.open("/courses").words.contains("Not offered on Now"))
            let back = try await amara.submit(path + "/return")
            #expect(back.words.contains("It is offered on Now again") && !back.words.contains("Not offered on Now"))
            #expect(try await amara.open("/").words.contains(offered))
            let kinds = try await app.database.read { tx in
                try tx.all("SELECT DISTINCT kind FROM events").map { try $0["kind"] as String }
            }
            #expect(kinds.allSatisfy { !$0.contains("offer") }, "no event says who did")
        }
    }

    @Test(
        "A crisis that is closed, or that there is not, offers nothing to put away", arguments: TestDatabase.available)
    func closed(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let recall = try people.openRecall(in: tx)
                try putCourseOfferAway(recall.id, by: people.amara.id, in: tx)
                _ = try closeCrisis(recall.id, outcome: "Over.", followUps: [], by: people.dana.id, in: tx)
                #expect(throws: Refusal.self) { try putCourseOfferAway(recall.id, by: people.ben.id, in: tx) }
                #expect(throws: Refusal.self) { try putCourseOfferAway(.new(at: tx.now), by: people.ben.id, in: tx) }
                #expect(throws: Refusal.self) { try bringCourseOfferBack(.new(at: tx.now), by: people.ben.id, in: tx) }
            }
        }
    }
}
