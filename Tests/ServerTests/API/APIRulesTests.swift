import Foundation
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite struct APIRulesTests {
    static let fact = """
        {"statement": "612 cartons were sold.", "status": "developing", "owner": "Communications",
         "figures": [{"name": "cartons sold", "value": 612, "unit": "cartons", "comparator": "exactly"}]}
        """

    @Test("The same request, sent again with its key, puts up one fact", arguments: TestDatabase.available)
    func once(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.program(of: app.people.chidi)
            let path = "/crises/\(crisis.id)/facts"
            let key = [("Idempotency-Key", "7f2d")]
            let first = try await chidi.send(.post, path, APIRulesTests.fact, headers: key)
            let second = try await chidi.send(.post, path, APIRulesTests.fact, headers: key)
            #expect((first.status, second.status) == (201, 201))
            #expect(first.body == second.body)
            let sheet = try await chidi.send(.get, path)
            #expect(sheet.value("items.0.number") == "1")
            #expect(sheet.value("items.1.number") == nil)
            let other = try await chidi.send(.post, path, #"{"why": "x"}"#, headers: key)
            #expect(other.status == 422)
            app.clock.advance(.days(2))
            let later = try await chidi.send(.post, path, APIRulesTests.fact, headers: key)
            #expect(later.value("number") == "2")
        }
    }

    @Test("Two requests with one key at once put up one fact", arguments: TestDatabase.available)
    func atOnce(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.program(of: app.people.chidi)
            let path = "/crises/\(crisis.id)/facts"
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await chidi.send(
                            .post, path, APIRulesTests.fact, headers: [("Idempotency-Key", "at-once")]
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(statuses) == [201])
            #expect(try await chidi.send(.get, path).value("items.1.number") == nil)
        }
    }

    @Test(
        "A change that was made of an old reading is refused, and nothing is changed", arguments: TestDatabase.available
    )
    func changedSince(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.program(of: app.people.chidi)
            let path = "/crises/\(crisis.id)/facts"
            let id = try #require(try await chidi.send(.post, path, APIRulesTests.fact).value("id"))
            let read = try await chidi.send(.get, "\(path)/\(id)")
            let tag = try #require(read.headers["etag"])
            #expect(try await chidi.send(.get, "\(path)/\(id)", headers: [("If-None-Match", tag)]).status == 304)
            let change = """
                {"details": {"statement": "718 cartons were sold.", "status": "developing", "owner": "Communications"},
                 "why": "The recount is in.", "based_on": 1}
                """
            let versions = "\(path)/\(id)/versions"
            #expect(try await chidi.send(.post, versions, change, headers: [("If-Match", tag)]).status == 201)
            let late = try await chidi.send(.post, versions, change, headers: [("If-Match", tag)])
            #expect(late.status == 412)
            let now = try await chidi.send(.get, "\(path)/\(id)")
            #expect(now.value("current.statement") == "718 cartons were sold.")
            #expect(now.value("current.number") == "2")
            #expect(now.headers["etag"] != tag)
        }
    }

    @Test("What does not fit is told by its field, in the caller's words, and all of it at once")
    func problems() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let chidi = try await app.program(of: app.people.chidi)
            let path = "/crises/\(crisis.id)/facts"
            let empty = try await chidi.send(
                .post, path, #"{"statement": "", "status": "confirmed", "owner": ""}"#)
            #expect(empty.status == 422)
            #expect(empty.headers["content-type"] == "application/problem+json")
            #expect(empty.fields == ["statement", "owner", "source"])
            let missing = try await chidi.send(.post, path, #"{"status": "confirmed", "owner": "x"}"#)
            #expect(missing.fields == ["statement"])
            let word = try await chidi.send(
                .post, path, #"{"statement": "x", "status": "perhaps", "owner": "x"}"#)
            #expect(word.fields == ["status"])
            let kind = try await chidi.send(
                .post, path,
                #"{"statement": "x", "status": "developing", "owner": "x", "figures": [{"name": "a", "value": "b"}]}"#)
            #expect(kind.fields == ["figures.0.value"])
            let broken = try await chidi.send(.post, path, "{")
            #expect(broken.status == 400)
            #expect(try await chidi.send(.get, path + "?limit=0").status == 400)
            #expect(try await chidi.send(.get, "/nowhere").headers["content-type"] == "application/problem+json")
        }
    }

    @Test("A list comes in pages that miss nothing and repeat nothing", arguments: TestDatabase.available)
    func pages(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let frida = try await app.program(of: app.people.frida)
            var names: [String] = []
            var next: String? = ""
            while let after = next {
                let page = try await frida.send(.get, "/people?limit=2" + (after.isEmpty ? "" : "&after=\(after)"))
                names += (0..<3).compactMap { page.value("items.\($0).name") }
                next = page.value("next")
            }
            #expect(names.sorted() == ["Amara", "Ben", "Chidi", "Dana", "Eve", "Frida"])
        }
    }

    @Test("What waits for approval, and what is not public yet, is the team's to read")
    func notPublic() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall { $0.approvalsNeeded = 2 }
            let chidi = try await app.program(of: app.people.chidi)
            let amara = try await app.program(of: app.people.amara)
            let path = "/crises/\(crisis.id)/facts"
            let made = try await chidi.send(.post, path, APIRulesTests.fact)
            let id = try #require(made.value("id"))
            #expect(made.value("proposal.statement") == "612 cartons were sold.")
            #expect(try await amara.send(.get, "\(path)/\(id)").status == 404)
            #expect(try await amara.send(.get, path).value("items.0.id") == nil)
            #expect(try await amara.send(.get, "\(path)/\(id)/versions").value("items.0.number") == nil)
        }
    }

    @Test("Every call of the API has a name and a path of its own, and its description can be made")
    func description() async throws {
        let names = allOperations.map(\.name)
        #expect(Set(names).count == names.count)
        let paths = allOperations.map { "\($0.method) \($0.path)" }
        #expect(Set(paths).count == paths.count)
        let text = String(decoding: try OpenAPI(allOperations, address: "http://localhost").document(), as: UTF8.self)
        for name in names { #expect(text.contains("\"operationId\" : \"\(name)\"")) }
    }

    @Test("Two things of different shape have different names in the description")
    func shapes() throws {
        var known: [String: Shape] = [:]
        for type in allOperations.flatMap(\.types) {
            for (name, shape) in try Shape(of: type).objects {
                #expect(known[name] == nil || known[name] == shape, "\(name)")
                known[name] = shape
            }
        }
        #expect(known.count > 5)
    }
}
