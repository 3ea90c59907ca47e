import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("Training and playbooks, by programs") struct TrainingAPITests {
    @Test("Frida’s program assigns a course and takes it back; Amara’s does not", arguments: TestDatabase.available)
    func assignments(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let frida = try await app.program(of: app.people.frida)
            let amara = try await app.program(of: app.people.amara)
            let path = "/training/assignments"
            let some = #"{"course": "before-your-first-post", "audience": "everyone", "why": "Before Monday."}"#
            #expect(try await amara.send(.post, path, some).status == 404)
            let unknown = #"{"course": "nothing", "audience": "department", "whom": "Moon", "why": ""}"#
            #expect(try await frida.send(.post, path, unknown).fields == ["course", "department"])
            let made = try await frida.send(.post, path, some)
            let id = try #require(made.value("id"))
            #expect(made.status == 201)
            #expect(try await frida.send(.get, path).value("items.0.why") == "Before Monday.")
            #expect(try await frida.send(.post, "\(path)/\(id)/withdrawal").status == 204)
            #expect(try await frida.send(.get, path).value("items.0.withdrawn_at") != nil)
            #expect(try await frida.send(.post, "\(path)/\(id)/return").status == 204)
            #expect(try await frida.send(.get, path).value("items.0.withdrawn_at") == nil)
        }
    }

    @Test("Chidi’s program asks for a certificate in a crisis, and no longer", arguments: TestDatabase.available)
    func certificate(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.program(of: app.people.chidi)
            let path = "/crises/\(crisis.id)/certificate"
            #expect(try await chidi.send(.get, path).value("course") == nil)
            #expect(try await chidi.send(.post, path, json(("course", "nothing"))).fields == ["course"])
            #expect(try await chidi.send(.post, path, json(("course", "before-your-first-post"))).status == 204)
            #expect(try await chidi.send(.get, path).value("course") == "before-your-first-post")
            let none = "{}"
            #expect(try await chidi.send(.post, path, none).status == 204)
            #expect(try await chidi.send(.get, path).value("course") == nil)
            let eve = try await app.program(of: app.people.eve)
            #expect(try await eve.send(.get, path).status == 404)
        }
    }

    @Test(
        "Dana’s program writes down what should change in a playbook, until somebody has done it",
        arguments: TestDatabase.available)
    func lessons(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let dana = try await app.program(of: app.people.dana)
            let amara = try await app.program(of: app.people.amara)
            let path = "/playbooks/data-breach/lessons"
            #expect(try await amara.send(.get, path).status == 404)
            #expect(try await dana.send(.post, path, json(("what", ""))).fields == ["what"])
            #expect(try await dana.send(.post, path, json(("what", "Say where to return it."))).status == 204)
            let waiting = try await dana.send(.get, path)
            #expect(waiting.value("items.0.what") == "Say where to return it.")
            #expect(waiting.value("items.0.done_at") == nil)
            let id = try #require(waiting.value("items.0.id"))
            #expect(try await dana.send(.post, "\(path)/\(id)/completion").status == 204)
            #expect(try await dana.send(.post, "\(path)/\(id)/completion").status == 404)
            #expect(try await dana.send(.get, path).value("items.0.done_at") != nil)
            #expect(try await dana.send(.post, "\(path)/\(id)/return").status == 204)
            #expect(try await dana.send(.post, "/readiness/playbooks/data-breach/reading").status == 204)
            let (never, fortnight) = (#"{"check_days": 0}"#, #"{"check_days": 14}"#)
            #expect(try await dana.send(.post, "/readiness/settings", never).fields == ["check_days"])
            #expect(try await dana.send(.post, "/readiness/settings", fortnight).status == 204)
            #expect(try await dana.send(.get, "/readiness").value("contact_check_days") == "14")
        }
    }
}
