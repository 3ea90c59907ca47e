import Foundation
import HTTPTypes
import Learning
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("A playbook is brought, looked at and installed in the browser") struct BringPlaybookTests {
    @Test(
        "Dana sees what would come, installs it, opens a crisis from it, takes it away and puts it back",
        arguments: TestDatabase.available)
    func journey(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let dana = try await app.visitor(app.people.dana)
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open("/playbooks").status == 404)
            try await dana.open("/playbooks")
            let bad = try await dana.bring(stormYAML.replacing("owner: Site", with: "owner: Boss"))
            #expect(bad.status == 422)
            #expect(bad.words.contains("Line 9: “owner” names “Boss”, which is not among the functions"))
            #expect(try await dana.bring("").status == 422)

            let look = try await dana.bring(stormYAML)
            #expect(look.status == 200 && look.path.hasPrefix("/playbooks/arrivals/"))
            #expect(look.words.contains("Nothing of it is installed yet") && look.words.contains("A place and an hour"))
            #expect(try await amara.open(look.path).status == 404)
            try await dana.open("/crises/new")
            #expect(try await !dana.open("/crises/new").words.contains("Storm"))
            try await dana.open(look.path)
            let installed = try await dana.submit(look.path + "/acceptance", [("own", "")])
            #expect(installed.path.hasPrefix("/playbooks/storm") && installed.words.contains("Is everyone safe?"))
            #expect(try await dana.open("/crises/new").words.contains("Storm"))
            let opened = try await dana.submit(
                "/crises", [("title", "Storm over hall 2"), ("severity", "serious"), ("playbook", "storm")])
            #expect(opened.words.contains("Storm over hall 2"))

            try await dana.open("/playbooks/storm")
            let away = try await dana.submit("/playbooks/storm/departure")
            #expect(away.path.hasPrefix("/playbooks") && away.words.contains("Put it back"))
            #expect(try await dana.open("/playbooks/storm").status == 404)
            try await dana.open("/playbooks")
            #expect(try await dana.submit("/playbooks/storm/return").status == 200)
            let frida = try await app.visitor(app.people.frida)
            let audit = try await frida.open("/audit?kind=playbook.taken-away")
            #expect(audit.words.contains("Took a brought playbook away again"))
        }
    }

    @Test(
        "A newer text is shown beside ours, and what is not chosen stays; the former version can be taken up again",
        arguments: TestDatabase.available)
    func newer(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let dana = try await app.visitor(app.people.dana)
            try await dana.open("/playbooks")
            let first = try await dana.bring(stormYAML)
            try await dana.submit(first.path + "/acceptance", [("own", "")])
            try await dana.open("/playbooks")
            let newer = stormYAML.replacing("A place and an hour on everything.", with: "Place and hour and source.")
                .replacing("summary: A storm closes a site.", with: "summary: A storm closes the yard.")
            let look = try await dana.bring(newer)
            #expect(look.words.contains("source."))
            let own = try #require(look.field("own"))
            let stale = try await dana.submit(look.path + "/acceptance", [("own", "x"), ("pieces", "0")])
            #expect(stale.status == 422 && stale.words.contains("has changed meanwhile"))
            let installed = try await dana.submit(look.path + "/acceptance", [("own", own), ("pieces", "0")])
            #expect(installed.words.contains("A storm closes the yard."))
            #expect(installed.words.contains("Take it up again"))
            let text = try await app.house.text(of: "storm", in: app.database)
            #expect(text?.contains("A place and an hour on everything.") == true)
            #expect(try await dana.submit("/playbooks/storm/standing", [("content", own)]).status == 200)
            #expect(try await app.house.text(of: "storm", in: app.database) == stormYAML)
        }
    }

    @Test("Programs take along, bring, choose and take away", arguments: TestDatabase.available)
    func program(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let program = try await app.program(of: app.people.dana)
            let ben = try await app.program(of: app.people.ben)
            let along = try await program.send(.get, "/playbooks/service-outage/archive")
            let bytes = Array(try #require(Data(base64Encoded: along.value("archive") ?? "")))
            let archive = try PlaybookArchive(bytes)
            #expect(archive.text.contains("playbook: service-outage"))
            #expect(try await ben.send(.get, "/playbooks/service-outage/archive").status == 404)
            func body(_ text: String) -> String {
                #"{"archive": "\#(Data(text.utf8).base64EncodedString())"}"#
            }
            #expect(try await ben.send(.post, "/playbooks/arrivals", body(stormYAML)).status == 404)
            let nothing = #"{"archive": "?"}"#
            #expect(try await program.send(.post, "/playbooks/arrivals", nothing).status == 422)
            #expect(try await program.send(.post, "/playbooks/arrivals", body("a: b")).fields.contains("archive"))
            let brought = try await program.send(.post, "/playbooks/arrivals", body(stormYAML))
            let path = "/playbooks/arrivals/\(brought.value("id") ?? "")"
            #expect(brought.status == 201)
            #expect(try await program.send(.get, "/playbooks/arrivals").value("items.0.title") == "Storm")
            #expect(try await program.send(.get, path).value("own") == nil)
            let choice = #"{"own": "", "pieces": [], "parts": []}"#
            #expect(try await program.send(.post, path + "/acceptance", choice).value("playbook") == "storm")
            #expect(try await program.send(.get, path).status == 404)
            let versions = try await program.send(.get, "/playbooks/storm/versions")
            let content = try #require(versions.value("items.0.content"))
            let standing = #"{"content": "\#(content)"}"#
            #expect(try await program.send(.post, "/playbooks/storm/standing", standing).status == 204)
            #expect(try await program.send(.post, "/playbooks/storm/departure").status == 204)
            #expect(try await program.send(.get, "/playbooks/storm/versions").status == 404)
            #expect(try await program.send(.post, "/playbooks/storm/return").status == 204)
            let again = try await program.send(.post, "/playbooks/arrivals", body(stormYAML))
            let dropped = try await program.send(.delete, "/playbooks/arrivals/\(again.value("id") ?? "")")
            #expect(dropped.status == 204)
        }
    }
}

extension House {
    fileprivate func text(of slug: String, in database: Database) async throws -> String? {
        try await database.read { try currentPlaybook(slug, in: $0)?.text }
    }
}

extension Visitor {
    /// As a browser sends a file that somebody chose.
    fileprivate func bring(_ text: String) async throws -> Page {
        let token = try await open("/playbooks").field("csrf") ?? ""
        let body = """
            --edge\r
            Content-Disposition: form-data; name="csrf"\r
            \r
            \(token)\r
            --edge\r
            Content-Disposition: form-data; name="archive"; filename="storm.yaml"\r
            Content-Type: application/yaml\r
            \r
            \(text)\r
            --edge--\r

            """
        let page = try await request(
            .post, "/playbooks/arrivals", headers: [("Content-Type", "multipart/form-data; boundary=edge")], body: body)
        guard let next = page.headers["location"] else { return page }
        return try await open(next)
    }
}
