import Platform
import Situation
import TestSupport
import Testing

@testable import Care

@Suite("The company says what it offers") struct ResourcesTests {
    @Test("What cannot help is refused, beside its field")
    func refused() {
        func problems(_ spoil: (inout SupportResourceDetails) -> Void) -> [String] {
            var details = SupportResourceDetails.sample("Help", .peer, .everyone)
            spoil(&details)
            return details.validate().map(\.field)
        }
        #expect(problems { _ in } == [])
        #expect(problems { $0.kind = nil } == ["kind"])
        #expect(problems { $0.name = "" } == ["name"])
        #expect(problems { $0.country = "Denmark" } == ["country"])
        #expect(problems { $0.languages = ["english"] } == ["languages"])
        #expect(problems { $0.phone = "" } == ["phone"])
        #expect(problems { $0.phone = "ask Eve" } == ["phone"])
        #expect(problems { $0.web = "javascript:alert(1)" } == ["web"])
        #expect(problems { $0.web = "help.example" } == ["web"])
        #expect(problems { $0.hours = "" } == ["hours"])
        #expect(problems { $0.expect = "" } == ["expect"])
        #expect(problems { $0.expect = String(repeating: "x", count: 601) } == ["expect"])
    }

    @Test(
        "Frida adds, changes, retires and brings back; each is an act on the record", arguments: TestDatabase.available)
    func acts(engine: TestDatabase) async throws {
        try await engine.open { database in
            let people = try await database.write { try NamedPeople(in: $0) }
            let (frida, first) = (people.frida.id, SupportResourceDetails.sample("Help", .peer, .everyone))
            let id = try await database.write { try addResource(first, by: frida, in: $0).get() }
            var second = first
            second.name = "More help"
            second.country = "SE"
            let changed = second
            try await database.write { tx in
                #expect(try changeResource(id, to: changed, by: frida, in: tx) == [])
                #expect(try SupportResource.get(id, in: tx).details == changed)
                try retireResource(id, by: frida, in: tx)
                try retireResource(id, by: frida, in: tx)
                #expect(try SupportResource.get(id, in: tx).retiredAt != nil)
                try restoreResource(id, by: frida, in: tx)
                #expect(try SupportResource.get(id, in: tx).retiredAt == nil)
                var broken = changed
                broken.hours = ""
                #expect(try changeResource(id, to: broken, by: frida, in: tx).map(\.field) == ["hours"])
                #expect(throws: Refusal.notFound) { try retireResource(.new(at: tx.now), by: frida, in: tx) }
            }
        }
    }

    @Test("The record has four acts and no words", arguments: TestDatabase.available)
    func record(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let frida = try await app.visitor(app.people.frida)
            try await frida.open("/support/resources/new")
            let typed = [
                ("kind", "peer"), ("audience", "signed-in"), ("name", "Zimtstern"), ("phone", ""), ("web", ""),
                ("hours", "Weekdays"), ("expect", "A colleague"), ("country", "dk"), ("languages", "da en"),
            ]
            let refused = try await frida.submit("/support/resources", typed)
            #expect(refused.status == 422)
            #expect(refused.field("name") == "Zimtstern" && refused.field("hours") == "Weekdays")
            #expect(refused.words.contains("so that they can be reached"))
            let fine = typed.map { $0.0 == "phone" ? ("phone", "+45 12 34 56 78") : $0 }
            let list = try await frida.submit("/support/resources", fine)
            #expect(list.status == 200 && list.words.contains("Zimtstern") && list.words.contains("Denmark"))
            let path = try #require(list.paths(beginning: "/support/resources/0").first)
            #expect(try await frida.open(path).body.contains("href=\"tel:+4512345678\""))
            #expect(try await frida.submit(path + "/retirement").words.contains("Nobody is shown it"))
            let amara = try await app.visitor(app.people.amara)
            #expect(!(try await amara.open("/support").words.contains("Zimtstern")))
            try await frida.submit(path + "/return")
            #expect(try await amara.open("/support").words.contains("Zimtstern"))
            #expect(try await amara.open(path).status == 404)
            let events = try await app.database.read { tx in
                try tx.all("SELECT kind, data FROM events WHERE kind LIKE 'support.%' ORDER BY seq")
                    .map { "\(try $0["kind"] as String) \(try $0["data"] as String)" }
            }
            #expect(
                events.map { $0.prefix { $0 != " " } } == [
                    "support.resource-added", "support.resource-retired", "support.resource-restored",
                ])
            #expect(!events.joined().contains("Zimtstern"))
        }
    }
}
