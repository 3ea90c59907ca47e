import HTTPTypes
import Platform
import Situation
import TestSupport
import Testing

@Suite struct SituationAPITests {
    @Test(
        "A program opens a crisis from a playbook, fills its team and tells everyone", arguments: TestDatabase.available
    )
    func opening(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let dana = try await app.program(of: app.people.dana)
            let books = try await dana.send(.get, "/playbooks")
            let name = try #require(books.value("items.0.name"))
            let unknown = try await dana.send(
                .post, "/crises", #"{"title": "Recall", "severity": "serious", "playbook": "nothing"}"#)
            #expect(unknown.fields == ["playbook"])
            let opened = try await dana.send(
                .post, "/crises", #"{"title": "Oat milk recall", "severity": "serious", "playbook": "\#(name)"}"#)
            #expect(opened.status == 201)
            let crisis = try #require(opened.value("id"))
            let team = try await dana.send(.get, "/crises/\(crisis)/team")
            #expect(team.value("items.0.holder.name") == "Dana")
            let function = try #require(team.value("items.1.function"))
            let taken = try await dana.send(
                .post, "/crises/\(crisis)/team", #"{"function": "\#(function)", "person": "chidi@halden.example"}"#)
            #expect(taken.value("holder.name") == "Chidi")
            let nobody = try await dana.send(
                .post, "/crises/\(crisis)/team", #"{"function": "\#(function)", "person": "nobody"}"#)
            #expect(nobody.fields == ["person"])
            let sent = try await dana.send(.post, "/crises/\(crisis)/briefings/nothing-new")
            #expect(sent.status == 201)
            let amara = try await app.program(of: app.people.amara)
            let briefing = try #require(try await amara.send(.get, "/crises/\(crisis)/briefings").value("items.0.id"))
            let read = try await amara.send(.post, "/crises/\(crisis)/briefings/\(briefing)/readings")
            #expect(read.status == 204)
            let reach = try await dana.send(.get, "/crises/\(crisis)/briefings/\(briefing)")
            #expect(reach.value("readers") == "1")
            let timeline = try await dana.send(.get, "/crises/\(crisis)/timeline?limit=1")
            #expect(timeline.value("items.0.sentence") != nil)
            #expect(timeline.value("next") != nil)
        }
    }

    @Test("A boundary that the law does not let stand is refused to programs too", arguments: TestDatabase.available)
    func protected(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.program(of: app.people.chidi)
            func boundary(_ match: String, flags: [String]) -> String {
                """
                {"title": "Who caused it", "weight": "care", "subject": "\(match)", "protects": "The supplier",
                 "narrower": "None", "reason": "It is being looked into.", "instead": "We are finding out.",
                 "ask": "Communications", "owner": "Communications", "expires_at": "\((app.clock.read() + .days(7)).iso)",
                 "match": ["\(match)"], "flags": ["\(flags[0])", "\(flags[1])"],
                 "allows": ["We care.", "We are sorry."]}
                """
            }
            let path = "/crises/\(crisis.id)/boundaries"
            let refused = try await chidi.send(
                .post, path, boundary("my pay", flags: ["I want to talk about my pay.", "My pay is too low."]))
            #expect(refused.status == 422)
            let kept = try await chidi.send(
                .post, path,
                boundary("valve supplier", flags: ["The valve supplier did it.", "Our valve supplier knew."]))
            #expect(kept.status == 201)
            let id = try #require(kept.value("id"))
            let retired = try await chidi.send(.post, "\(path)/\(id)/retirement")
            #expect(retired.value("retired_at") != nil)
            let amara = try await app.program(of: app.people.amara)
            #expect(try await amara.send(.get, path).value("items.0.id") == nil)
            let back = try await chidi.send(.post, "\(path)/\(id)/return")
            #expect(back.value("retired_at") == nil)
            #expect(try await amara.send(.get, path).value("items.0.details.title") == "Who caused it")
        }
    }

    @Test("An item of a list with a line break in it is two items, as it would be in the form")
    func lines() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.program(of: app.people.chidi)
            let message =
                #"{"text": "We care.", "value": "Care", "stance": "We say so.", "carries": ["we care\nwe are sorry", " "]}"#
            let written = try await chidi.send(.post, "/crises/\(crisis.id)/messages", message)
            #expect(written.value("details.carries.0") == "we care")
            #expect(written.value("details.carries.1") == "we are sorry")
            #expect(written.value("details.carries.2") == nil)
            let hidden = try await chidi.send(
                .post, "/crises/\(crisis.id)/messages", #"{"text": "\u0000", "value": "x", "stance": "x"}"#)
            #expect(hidden.status == 400)
        }
    }

    @Test("A program adds someone, invites them, changes them, and lets them go", arguments: TestDatabase.available)
    func people(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let frida = try await app.program(of: app.people.frida)
            func grace(_ title: String) -> String {
                """
                {"name": "Grace", "email": "grace@halden.example", "department": "Sales", "title": "\(title)",
                 "country": "DK", "time_zone": "Europe/Copenhagen"}
                """
            }
            let added = try await frida.send(.post, "/people", grace("Buyer"))
            #expect(added.status == 201)
            let id = try #require(added.value("id"))
            let again = try await frida.send(.post, "/people", grace("Buyer"))
            #expect(again.fields == ["email"])
            let changed = try await frida.send(.put, "/people/\(id)", grace("Head buyer"))
            #expect(changed.value("title") == "Head buyer")
            let invited = try await frida.send(.post, "/people/\(id)/invitations")
            #expect(invited.value("address")?.contains("/sign-in/") == true)
            let found = try await frida.send(.get, "/people?email=grace@halden.example")
            #expect(found.value("items.0.id") == id)
            let left = try await frida.send(.post, "/people/\(id)/deactivation")
            #expect(left.value("deactivated_at") != nil)
            let csv = #"{"csv": "name,email,department,country,time_zone\nHana,hana@halden.example,Sales,DK,UTC\n"}"#
            #expect(try await frida.send(.post, "/people/imports", csv).value("added") == "1")
            #expect(try await frida.send(.get, "/people?email=hana@halden.example").value("items.0.id") == nil)
        }
    }
}
