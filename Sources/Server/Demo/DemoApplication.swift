import Foundation
import Platform
import Situation

/// A way in for one of the demo's people.
package struct DemoLink: Encodable, Sendable {
    package let name: String
    package let email: String
    package let role: String
    package let url: String
}

extension Application {
    /// Fills an empty database with the story, and gives out ways in. The links last as long as anyone watches.
    package static func demo(
        _ configuration: Configuration, folder: String, start: Instant = .now
    ) async throws -> (application: Application, links: [DemoLink]) {
        let database = try await Database.open(configuration.database, connections: configuration.connections)
        _ = try await migrator().migrate(database)
        let story = try DemoStory.read(folder: folder, start: start)
        var chosen = configuration
        chosen.organisation = story.organisation.name
        var application = try Application(chosen, database: database)
        let isEmpty = try await database.read { try Person.countActive(in: $0) } == 0
        if isEmpty {
            var loader = try await DemoLoader(story, house: application.house, folder: folder, start: start)
            try await loader.load()
            application.extra = [DemoScript(loader: loader)]
        }
        return (application, try await links(application))
    }

    private static func links(_ application: Application) async throws -> [DemoLink] {
        let people: [(String, String)] = [
            ("amira@halden.example", "employee, night line lead; has a draft open"),
            ("kasper@halden.example", "employee, whose post stands on an old number"),
            ("chidi@halden.example", "leads the crisis team"),
            ("nadia@halden.example", "crisis team, communications"),
            ("mette@halden.example", "crisis team, operations; answers for the number that changed"),
            ("lars@halden.example", "crisis team, quality"),
            ("ingrid@halden.example", "leader, chief executive"),
            ("grete@halden.example", "trainer, on the crisis team"),
            ("priya@halden.example", "administrator"),
        ]
        let address = application.house.services.settings.address
        return try await application.house.services.database.write { tx in
            try people.compactMap { email, role in
                guard let person = try Person.find(email: email, in: tx) else { return nil }
                let path = try SignInLink.make(for: person.id, .signIn, lifetime: .days(7), in: tx)
                return DemoLink(name: person.name, email: email, role: role, url: address + path)
            }
        }
    }
}
