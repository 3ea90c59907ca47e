import HTTPTypes
import Server
import TestSupport
import Testing

@Suite("Readiness, by programs") struct ReadinessAPITests {
    @Test(
        "Ben’s program says when he can be called and takes it back; Dana’s reads what is missing, and no names",
        arguments: TestDatabase.available)
    func program(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let (ben, dana) = (try await app.program(of: app.people.ben), try await app.program(of: app.people.dana))
            #expect(try await ben.send(.get, "/readiness").status == 404)
            #expect(
                try await dana.send(.get, "/readiness").value("sentences.0")
                    == "Nobody has said that they can be called for “Lead”, which 2 playbooks count on.")
            let path = "/me/reachability"
            let all = (1...7).map { "{\"day\":\($0),\"from\":\"00:00\",\"until\":\"00:00\"}" }.joined(separator: ",")
            func body(_ hours: String) -> String {
                "{\"functions\":[\"Lead\"],\"hours\":[\(hours)],\"phone\":\"\",\"by_mail\":true}"
            }
            let wrong = try await ben.send(.put, path, body("{\"day\":2,\"from\":\"8\",\"until\":\"09:00\"}"))
            #expect(wrong.status == 422 && wrong.fields == ["from_2"])
            let noDay = try await ben.send(.put, path, body("{\"day\":9,\"from\":\"08:00\",\"until\":\"09:00\"}"))
            #expect(noDay.status == 422)
            #expect(try await ben.send(.put, path, body(all)).status == 204)
            let own = try await ben.send(.get, path)
            #expect(own.value("functions.0") == "Lead" && own.value("hours.6.day") == "7")
            #expect(try await dana.send(.get, path).value("functions.0") == nil)
            let ready = try await dana.send(.get, "/readiness")
            #expect(ready.value("functions.0.people") == "1" && ready.value("functions.0.lacks.0") == "No backup")
            #expect(ready.value("groups.0.name") == "Production" && ready.value("groups.0.could_lead") == "1")
            #expect(ready.value("groups.0.could_speak") == nil)
            #expect(try await ben.send(.post, path + "/answer").status == 204)
            #expect(try await ben.send(.delete, path).status == 204)
            #expect(try await ben.send(.get, path).value("functions.0") == nil)
        }
    }
}
