import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

/// The API's own door: every call, with every kind of person.
@Suite struct APIAccessTests {
    @Test("Without a token every call answers 401, and says how to come in", arguments: TestDatabase.available)
    func closed(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            for operation in allOperations {
                // Whoever knocks at this door all the time is asked to wait.
                app.clock.advance(.seconds(1))
                let reply = try await app.guest.request(
                    operation.method, APIOperation.root + operation.path(in: crisis.id))
                #expect(reply.status == 401, "\(operation.name)")
                #expect(reply.headers["www-authenticate"] == "Bearer", "\(operation.name)")
            }
        }
    }

    @Test("Who may not make a call does not learn that it is there", arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let refusals: [(Viewer, Set<Access>)] = [
                (app.people.amara, [.team, .briefer, .opener, .administrator]),
                (app.people.eve, [.team, .briefer, .opener, .administrator]),
                (app.people.chidi, [.opener, .administrator]),
                (app.people.dana, [.administrator]),
                (app.people.frida, [.team, .briefer]),
            ]
            for (person, closed) in refusals {
                let program = try await app.program(of: person)
                for operation in allOperations where closed.contains(operation.access) {
                    let reply = try await program.send(operation.method, operation.path(in: crisis.id))
                    #expect(reply.status == 404, "\(person.person.name) \(operation.name)")
                }
            }
        }
    }

    @Test("A token without a call's scope does not make it", arguments: TestDatabase.available)
    func scopes(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            for person in [app.people.dana, app.people.frida] {
                for scope in Scope.allCases {
                    let program = try await app.program(of: person, Set(Scope.allCases).subtracting([scope]))
                    for operation in allOperations where operation.scope == scope {
                        let reply = try await program.send(operation.method, operation.path(in: crisis.id))
                        #expect([403, 404].contains(reply.status), "\(operation.name) without \(scope.rawValue)")
                    }
                }
            }
        }
    }

    @Test("Things that are not there are not found, whatever is asked of them", arguments: TestDatabase.available)
    func nothing(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            let dana = try await app.program(of: app.people.dana)
            let frida = try await app.program(of: app.people.frida)
            for operation in allOperations where operation.takes == nil && operation.namesMoreThanACrisis {
                let program = operation.access == .administrator ? frida : dana
                let reply = try await program.send(operation.method, operation.path(in: crisis.id))
                // Ending a session that has ended is done already.
                #expect(reply.status == (operation.name == "endMySession" ? 204 : 404), "\(operation.name)")
            }
        }
    }
}

extension APIOperation {
    /// The path with the crisis in it, and for everything else the name of a thing that is not there.
    func path(in crisis: ID<Crisis>) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part == ":crisis"
                ? crisis.rawValue
                : part == ":version" ? "1" : part.hasPrefix(":") ? "0000000000nothingatall00000" : String(part)
        }.joined(separator: "/")
    }

    var namesMoreThanACrisis: Bool {
        path.split(separator: "/").contains { $0.hasPrefix(":") && $0 != ":crisis" }
    }
}
