import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite struct AccessTests {
    @Test("The server's routes are those of the access table, each with the access that was agreed")
    func table() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let agreed = Set(accessTable.flatMap { access, routes in routes.map { "\(access) \($0)" } })
            let served = Set(app.application.routes.map { "\($0.access) \($0.method.rawValue) \($0.path)" })
            #expect(served.subtracting(agreed).sorted() == [])
            #expect(agreed.subtracting(served).sorted() == [])
        }
    }

    @Test("Whoever is not signed in gets to the door and no further", arguments: TestDatabase.available)
    func guests(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            for route in app.application.routes where route.access != .anyone {
                let page = try await app.guest.request(route.method, route.path(in: crisis.id))
                #expect(page.status == 303, "\(route.path)")
                #expect(page.headers["location"]?.hasPrefix("/sign-in") == true, "\(route.path)")
            }
        }
    }

    @Test("Who may not enter a route does not learn that it is there", arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let refusals: [(Viewer, Set<Access>)] = [
                (app.people.amara, [.team, .briefer, .opener, .preparer, .administrator]),
                (app.people.ben, [.team, .briefer, .opener, .preparer, .administrator]),
                (app.people.eve, [.team, .briefer, .opener, .preparer, .administrator]),
                (app.people.chidi, [.opener, .preparer, .administrator]),
                (app.people.dana, [.administrator]),
                (app.people.frida, [.team, .briefer]),
            ]
            for (person, closed) in refusals {
                let visitor = try await app.visitor(person)
                for route in app.application.routes where closed.contains(route.access) {
                    let page = try await visitor.attempt(route, in: crisis.id)
                    #expect(page.status == 404, "\(person.person.name) \(route.method) \(route.path)")
                }
            }
        }
    }

    @Test("Who may enter a route does", arguments: TestDatabase.available)
    func admitted(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let admissions: [(Viewer, Access)] = [
                (app.people.amara, .employee), (app.people.chidi, .team), (app.people.dana, .opener),
                (app.people.dana, .briefer), (app.people.dana, .preparer), (app.people.frida, .preparer),
                (app.people.frida, .administrator),
            ]
            for (person, access) in admissions {
                let visitor = try await app.visitor(person)
                for route in app.application.routes
                where route.access == access && route.method == .get && route.namesOnlyACrisis
                    && route.path != "/events" && route.path != "/accounts/callback"
                    // Opens for those who were chosen for it, which no role is; ConcernsTests tries it.
                    && route.path != "/wrongdoing/inbox"
                {
                    let page = try await visitor.open(route.path(in: crisis.id))
                    #expect(page.status == 200, "\(person.person.name) \(route.path)")
                }
            }
        }
    }

    @Test("The team of one crisis may not enter the room of another")
    func otherCrisis() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            _ = try await app.openRecall()
            let other = try await app.database.write { [people = app.people, speech = app.house.protectedSpeech] tx in
                var details = CrisisDetails()
                details.title = "Fire in Flensburg"
                return try openCrisis(details, from: nil, protecting: speech, by: people.ben.id, in: tx).get()
            }
            let chidi = try await app.visitor(app.people.chidi)
            #expect(try await chidi.open("/crises/\(other.id)").status == 404)
            #expect(try await chidi.open("/crises/\(other.id)/holds").status == 404)
            #expect(try await app.visitor(app.people.ben).open("/crises/\(other.id)").status == 200)
        }
    }

    @Test("A crisis that is not there is not found, on every page that names one")
    func noCrisis() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            _ = try await app.openRecall()
            let amara = try await app.visitor(app.people.amara)
            for route in app.application.routes
            where route.method == .get && route.access == .employee && route.path.contains(":crisis") {
                let page = try await amara.open(route.path(in: .new(at: app.clock.read())))
                #expect(page.status == 404, "\(route.path)")
            }
        }
    }
}

extension Route {
    var namesOnlyACrisis: Bool {
        path.split(separator: "/").filter { $0.hasPrefix(":") }.allSatisfy { $0 == ":crisis" }
    }

    /// The path with the crisis in it, and for everything else the name of a thing that is not there.
    func path(in crisis: ID<Crisis>) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part == ":crisis" ? crisis.rawValue : part.hasPrefix(":") ? "0000000000nothingatall00000" : String(part)
        }.joined(separator: "/")
    }
}

extension Visitor {
    func attempt(_ route: Route, in crisis: ID<Crisis>) async throws -> Page {
        let path = route.path(in: crisis)
        return route.method == .get ? try await open(path) : try await submit(path)
    }
}
