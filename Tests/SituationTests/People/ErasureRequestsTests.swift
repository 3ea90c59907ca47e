import Foundation
import Platform
import Situation
import TestSupport
import Testing

@Suite("Whoever wants to be forgotten asks for it on a page, and it is done in time") struct ErasureRequestsTests {
    @Test(
        "Amara asks, changes her mind, asks again; Frida sees it on Now and on her page, and does it",
        arguments: TestDatabase.available)
    func journey(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, frida) = (try await app.visitor(app.people.amara), try await app.visitor(app.people.frida))
            let ben = try await app.visitor(app.people.ben)
            let path = "/people/\(app.people.amara.id)"
            #expect(try await amara.open("/profile/data").words.contains("Ask to be erased"))
            let asked = try await amara.submit("/profile/data/erasure")
            #expect(asked.words.contains("You asked") && asked.words.contains("I have changed my mind"))
            #expect(try await frida.open("/").body.contains("href=\"\(path)\""))
            #expect(try await frida.open(path).words.contains("Asked for it"))
            #expect(try await !ben.open("/").words.contains("Asks to be erased"), "it is for administrators")
            let back = try await amara.submit("/profile/data/erasure/withdrawal")
            #expect(back.words.contains("Nothing is left of your asking"))
            #expect(try await !frida.open("/").words.contains("Asks to be erased"))
            let kinds = try await app.database.read { tx in
                try tx.all("SELECT DISTINCT kind FROM events").map { try $0["kind"] as String }
            }
            #expect(kinds.allSatisfy { !$0.contains("eras") }, "nothing is left of it on the record either")
            try await amara.submit("/profile/data/erasure")
            app.clock.advance(.days(3))
            try await amara.open("/profile/data")
            try await amara.submit("/profile/data/erasure")
            let first = try await app.database.read { [id = app.people.amara.id] in
                try ErasureRequest.find(of: id, in: $0)?.askedAt
            }
            #expect(first == app.database.clock() - .days(3), "asking again does not begin the month anew")
            try await frida.open(path)
            let typed = [("confirm", app.people.amara.person.email)]
            #expect(try await frida.submit(path + "/erasure", typed).path.hasPrefix("/people"))
            #expect(try await !frida.open("/").words.contains("Asks to be erased"))
            #expect(try await amara.open("/profile/data").path.hasPrefix("/sign-in"))
        }
    }
}
