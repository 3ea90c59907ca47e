import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("What one chooses for oneself, by programs") struct OwnSettingsAPITests {
    @Test("Amara’s program chooses how updates reach her; nonsense is refused beside its field")
    func channels() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let (amara, ben) = (try await app.program(of: app.people.amara), try await app.program(of: app.people.ben))
            let path = "/me/channels"
            #expect(try await amara.send(.get, path).value("mail") == "at-once")
            let night = try json(("mail", "morning"), ("quiet_from", "22:00"), ("quiet_until", "07:00"))
            #expect(try await amara.send(.put, path, night).status == 204)
            let chosen = try await amara.send(.get, path)
            #expect(chosen.value("quiet_from") == "22:00" && chosen.value("quiet_until") == "07:00")
            let half = try json(("mail", "morning"), ("quiet_from", "25:00"))
            #expect(try await amara.send(.put, path, half).fields == ["quiet_from", "quiet_until"])
            #expect(try await ben.send(.get, path).value("quiet_from") == nil)
            #expect(try await amara.send(.post, path + "/retry").status == 204)
        }
    }

    @Test("Frida’s program adds a room of a chat and removes it; its address is given back to nobody")
    func chats() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let frida = try await app.program(of: app.people.frida)
            let path = "/channels/chats"
            let inside = try json(("name", "Crisis"), ("kind", "slack"), ("address", "http://127.0.0.1/x"))
            #expect(try await frida.send(.post, path, inside).fields == ["address"])
            let secret = "https://hooks.slack.com/services/T0/B0/secret"
            let room = try json(("name", "Crisis"), ("kind", "slack"), ("address", secret))
            let id = try #require(try await frida.send(.post, path, room).value("id"))
            let listed = try await frida.send(.get, path)
            #expect(listed.value("items.0.name") == "Crisis" && !listed.body.contains("secret"))
            let dana = try await app.program(of: app.people.dana)
            #expect(try await dana.send(.delete, "\(path)/\(id)").status == 404)
            #expect(try await frida.send(.delete, "\(path)/\(id)").status == 204)
            #expect(try await frida.send(.get, path).value("items.0.id") == nil)
        }
    }

    @Test("Ben’s program lets him be asked for stories, puts a question away, and ends it")
    func ambassador() async throws {
        try await TestApplication.run(on: .sqlite, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let ben = try await app.program(of: app.people.ben)
            let path = "/me/ambassador"
            #expect(try await ben.send(.get, path).value("pace") == nil)
            let weekly = #"{"pace": "weekly", "by_mail": false}"#
            #expect(try await ben.send(.put, path, weekly).status == 204)
            app.clock.advance(.hours(1))
            let asked = try await ben.send(.get, path)
            #expect(asked.value("pace") == "weekly" && asked.value("prompt") != nil)
            #expect(try await ben.send(.delete, path + "/prompt").status == 204)
            #expect(try await ben.send(.get, path).value("prompt") == nil)
            #expect(try await ben.send(.delete, path).status == 204)
            #expect(try await ben.send(.get, path).value("pace") == nil)
        }
    }

    @Test("Amara’s and Ben’s programs want to know it too; who did is told nowhere")
    func votes() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let (amara, ben) = (try await app.program(of: app.people.amara), try await app.program(of: app.people.ben))
            let eve = try await app.program(of: app.people.eve)
            let asked = try await eve.send(.post, "/door/questions", json(("text", "When did you know?")))
            let path = "/door/questions/\(try #require(asked.value("id")))"
            #expect(try await amara.send(.post, path + "/votes").status == 204)
            #expect(try await ben.send(.post, path + "/votes").status == 204)
            #expect(try await ben.send(.post, path + "/votes").status == 204)
            let counted = try await eve.send(.get, path)
            #expect(counted.value("votes") == "2" && !counted.body.contains(app.people.ben.id.rawValue))
            #expect(try await ben.send(.post, path + "/votes/removal").status == 204)
            #expect(try await eve.send(.get, path).value("votes") == "1")
        }
    }
}
