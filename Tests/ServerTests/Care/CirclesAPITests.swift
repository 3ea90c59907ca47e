import Care
import Foundation
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("Circles, by programs") struct CirclesAPITests {
    @Test(
        "A program lists its owner’s circles, reads, writes, replies, changes and deletes",
        arguments: TestDatabase.available)
    func program(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let circle = try await app.database.write { [people = app.people] tx in
                let details = CircleDetails(name: "Nights", about: "Us", kind: .site, isOpen: true, rules: "Listen.")
                let circle = try startCircle(details, by: people.amara, in: tx).get().id
                _ = try joinCircle(circle, agreesToRules: true, by: people.ben, in: tx)
                return circle
            }
            let (amara, ben) = (try await app.program(of: app.people.amara), try await app.program(of: app.people.ben))
            let eve = try await app.program(of: app.people.eve)
            let path = "/circles/\(circle)/posts"
            app.clock.advance(.minutes(1))
            let made = try await ben.send(.post, path, json(("text", "We sang."), ("kind", "worked")))
            let post = try #require(made.value("id"))
            #expect(try await amara.send(.get, "/circles").value("items.0.has_news") == "1")
            #expect(try await eve.send(.get, "/circles").value("items.0.id") == nil)
            #expect(try await amara.send(.post, path, json(("text", "What?"), ("reply_to", "\(post)"))).status == 201)
            #expect(try await eve.send(.post, path, json(("text", "Me too"))).status == 404)
            #expect(try await eve.send(.get, path).status == 404)
            #expect(try await amara.send(.put, path + "/\(post)", json(("text", "No"))).status == 404)
            #expect(try await ben.send(.put, path + "/\(post)", json(("text", "We hummed."))).status == 204)
            let read = try await amara.send(.get, path)
            #expect(read.value("items.0.post.text") == "We hummed." && read.value("items.0.kind") == "worked")
            #expect(read.value("items.0.replies.0.text") == "What?")
            #expect(try await ben.send(.post, path, json(("text", ""))).fields == ["text"])
            #expect(try await ben.send(.delete, path + "/\(post)").status == 204)
            #expect(try await amara.send(.get, path).value("items.0.post.text") == "")
        }
    }

    @Test(
        "Programs start a circle, ask, are let in, report, decide, hand over and leave",
        arguments: TestDatabase.available)
    func door(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (amara, ben) = (try await app.program(of: app.people.amara), try await app.program(of: app.people.ben))
            let eve = try await app.program(of: app.people.eve)
            let closed = #"{"name": "Nights", "about": "Us", "kind": "site", "is_open": false, "rules": "Listen."}"#
            let path = "/circles/\(try #require(try await amara.send(.post, "/circles", closed).value("id")))"
            let (agrees, disagrees) = (#"{"agrees": true}"#, #"{"agrees": false}"#)
            #expect(try await ben.send(.get, "/circles/doors").value("items.0.name") == "Nights")
            #expect(try await ben.send(.post, path + "/membership", agrees).status == 422)
            #expect(try await ben.send(.post, path + "/requests", json(("note", "I work nights."))).status == 204)
            let asked = try await amara.send(.get, path + "/requests")
            #expect(asked.value("items.0.note") == "I work nights.")
            #expect(try await ben.send(.get, path + "/requests").status == 404)
            let answer = #"{"person": "\#(app.people.ben.id)", "is_let_in": true}"#
            let letIn = try await amara.send(.post, path + "/requests/answer", answer)
            #expect(letIn.status == 204, "\(letIn.body)")
            #expect(try await ben.send(.post, path + "/membership", disagrees).fields == ["agrees"])
            #expect(try await ben.send(.post, path + "/membership", agrees).status == 204)
            #expect(try await amara.send(.post, path + "/invitations", json(("person", "nobody"))).fields == ["person"])
            let written = try await amara.send(.post, path + "/posts", json(("text", "Something unkind.")))
            let post = path + "/posts/\(try #require(written.value("id")))"
            #expect(try await eve.send(.post, post + "/reports", json(("why", "!"))).status == 404)
            #expect(try await ben.send(.post, post + "/reports", json(("why", "Unkind."))).status == 204)
            let report = try #require(try await amara.send(.get, path + "/reports").value("items.0.id"))
            let settled = try json(("outcome", "removed"), ("reply", "You are right."))
            #expect(try await ben.send(.post, path + "/reports/\(report)", settled).status == 404)
            #expect(try await amara.send(.post, path + "/reports/\(report)", settled).status == 204)
            #expect(try await ben.send(.get, path + "/posts").value("items.0.post.removed_why") == "You are right.")
            let leaving = #"{"takes_words": true}"#
            #expect(try await amara.send(.post, path + "/departure", leaving).status == 422)
            let successor = #"{"successor": "\#(app.people.ben.id)"}"#
            #expect(try await amara.send(.post, path + "/facilitator", successor).status == 204)
            #expect(try await amara.send(.put, path, closed).status == 404)
            #expect(try await ben.send(.put, path, closed).status == 204)
            #expect(try await amara.send(.post, path + "/departure", leaving).status == 204)
            #expect(try await amara.send(.get, path + "/people").status == 404)
            #expect(try await ben.send(.get, path + "/people").value("items.0.name") == app.people.ben.person.name)
        }
    }
}

/// A body of texts.
func json(_ fields: (String, String)...) throws -> String {
    let body = Dictionary(fields) { first, _ in first }
    return String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
}
