import HTTPTypes
import Platform
import Server
import TestSupport
import Testing

@Suite("Drills, by programs") struct DrillsAPITests {
    @Test(
        "Ben’s program leads a team drill, Amara’s answers in it, both look back, and Eve’s finds nothing",
        arguments: TestDatabase.available)
    func team(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (ben, amara) = (try await app.program(of: app.people.ben), try await app.program(of: app.people.amara))
            let eve = try await app.program(of: app.people.eve)
            let opened = try await ben.send(.post, "/drills", #"{"scenario": "switchboard-team"}"#)
            let path = "/drills/\(try #require(opened.value("id")))"
            let guest = #"{"who": "Amara", "role": "words"}"#
            #expect(try await ben.send(.post, path + "/invitations", guest).status == 204)
            #expect(try await ben.send(.post, path + "/beginning").status == 204)
            #expect(try await amara.send(.get, path + "/ahead").status == 404, "only Ben leads")
            #expect(try await ben.send(.get, path + "/ahead").value("items.0.inject") == "tove-photo")
            let skip = #"{"deed": "skip", "inject": "tove-photo"}"#
            #expect(try await amara.send(.post, path + "/direction", skip).status == 404)
            let now = #"{"deed": "now", "inject": "tove-photo"}"#
            #expect(try await ben.send(.post, path + "/direction", now).status == 204)
            let nobody = #"{"deed": "insert", "from": "who", "text": "And the radio is on its way."}"#
            #expect(try await ben.send(.post, path + "/direction", nobody).fields == ["from"])
            let gus = #"{"deed": "insert", "from": "gus", "channel": "feed", "text": "The radio is on its way."}"#
            #expect(try await ben.send(.post, path + "/direction", gus).status == 204)
            app.clock.advance(.seconds(5))
            #expect(try await amara.send(.get, path).value("waiting.0") == "tove-photo")
            let answer = #"{"inject": "tove-photo", "text": "Thank you, Tove.", "confidence": "sure"}"#
            #expect(try await amara.send(.post, path + "/answers", answer).status == 204)
            #expect(try await ben.send(.get, path + "/debrief").status == 404, "it is still going on")
            #expect(try await ben.send(.post, path + "/end").status == 204)

            let debrief = try await amara.send(.get, path + "/debrief")
            #expect(debrief.value("evidence.0.inject") == "tove-photo")
            #expect(try await ben.send(.get, path + "/debrief").value("evidence.0.inject") == nil, "hers alone")
            let (note, nothing) = (#"{"prompt": 1, "words": "We were quick."}"#, #"{"prompt": 1, "words": ""}"#)
            #expect(try await amara.send(.post, path + "/notes", nothing).status == 422)
            #expect(try await amara.send(.post, path + "/notes", note).status == 204)
            let written = try #require(try await ben.send(.get, path + "/debrief").value("notes.0.id"))
            #expect(try await ben.send(.delete, path + "/notes/\(written)").status == 404, "not his line")
            #expect(try await amara.send(.delete, path + "/notes/\(written)").status == 204)
            let due = (app.clock.read() + .days(3)).iso
            let task = "{\"what\": \"Print the list.\", \"player\": 2, \"due\": \"\(due)\"}"
            #expect(try await ben.send(.post, path + "/tasks", task).status == 204)
            let theirs = try await amara.send(.get, path + "/debrief")
            #expect(theirs.value("tasks.0.what") == "Print the list." && theirs.value("tasks.0.is_mine") == "1")
            let done = "/drills/tasks/\(try #require(theirs.value("tasks.0.id")))/completion"
            #expect(try await ben.send(.post, done).status == 404)
            #expect(try await amara.send(.post, done).status == 204)
            #expect(try await amara.send(.get, path + "/debrief").value("tasks.0.done_at") != nil)
            for call in ["", "/debrief", "/ahead"] { #expect(try await eve.send(.get, path + call).status == 404) }
            #expect(try await eve.send(.post, path + "/lead").status == 404)
        }
    }
}
