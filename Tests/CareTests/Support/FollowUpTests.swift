import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Care

@Suite("Whoever was attacked is asked how it is, if they want it") struct FollowUpTests {
    private let question = "How is it now?"

    @Test("After a day and after a week Amara is asked, and nobody else", arguments: TestDatabase.available)
    func dayAndWeek(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, eve) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.eve))
            func asked() async throws -> [Bool] {
                [try await amara.open("/").words.contains(question), try await eve.open("/").words.contains(question)]
            }
            try await amara.open("/support/attacked")
            #expect(try await amara.submit("/support/follow-ups").words.contains("Do not ask me"))
            #expect(try await asked() == [false, false])
            app.clock.advance(.hours(25))
            #expect(try await asked() == [true, false])
            try await amara.open("/")
            let attacked = try await amara.submit("/support/follow-ups/settlement", [("answer", "goes-on")])
            #expect(attacked.path == "/support/attacked")
            #expect(try await asked() == [false, false])
            app.clock.advance(.days(6))
            #expect(try await asked() == [true, false])
            try await amara.open("/")
            try await amara.submit("/support/follow-ups/settlement", [("answer", "over")])
            #expect(try await asked() == [false, false])
            let left = try await app.database.read { try $0.count("SELECT count(*) FROM support_follow_ups") }
            #expect(left == 0)
        }
    }

    @Test("In the middle of a crisis it stands above everything else, and is taken back with one button")
    func inCrisis() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            _ = try await app.openRecall()
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/support/attacked")
            try await amara.submit("/support/follow-ups")
            app.clock.advance(.days(2))
            #expect(try await amara.open("/").words.contains(question))
            try await amara.open("/support/attacked")
            #expect(try await amara.submit("/support/follow-ups/removal").words.contains("Only if you want it"))
            #expect(!(try await amara.open("/").words.contains(question)))
        }
    }

    @Test("The record of attacks has no field that could be sent")
    func record() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let page = try await app.guest.open("/support/attacked/record")
            let form = try #require(page.body.range(of: "data-record-form"))
            let end = try #require(page.body.range(of: "</form>", range: form.upperBound..<page.body.endIndex))
            let inside = page.body[form.lowerBound..<end.lowerBound]
            #expect(inside.contains("<textarea") && inside.contains("<input"))
            #expect(!inside.contains("name=") && !inside.contains("action="))
        }
    }
}
