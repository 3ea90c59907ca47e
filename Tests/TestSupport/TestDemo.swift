import Foundation
import Logging
import Platform
import Server
import Situation

/// The demo's company in the middle of its crisis, served without anything that runs in the background, so that only
/// what visitors ask for asks the database.
package struct TestDemo: Sendable {
    package let application: Application
    package let address: String
    private let links: [DemoLink]

    package static func run(
        on engine: TestDatabase, watch: @escaping Watch, _ body: @escaping @Sendable (TestDemo) async throws -> Void
    ) async throws {
        try await engine.open([]) { database in
            var configuration = Configuration()
            configuration.database = database.address
            configuration.webFolder = projectFolder + "/Web"
            configuration.playbooksFolder = projectFolder + "/Playbooks"
            configuration.key = String(repeating: "A", count: 43) + "="
            configuration.logLevel = .critical
            configuration.practicePort = 9
            let (loaded, links) = try await Application.demo(configuration, folder: projectFolder + "/Demo")
            let application = try Application(
                loaded.configuration, database: loaded.house.services.database.watched(by: watch))
            try await RunningServer.run(application.server()) { server in
                try await body(TestDemo(application: application, address: server.address, links: links))
            }
            await loaded.house.services.database.close()
        }
    }

    /// Someone of the story, signed in; all that happened is sealed, as it is a moment later in a running server.
    package func visitor(_ firstName: String) async throws -> Visitor {
        guard let link = links.first(where: { $0.name.hasPrefix(firstName) }), let url = URL(string: link.url) else {
            throw Refusal.notFound
        }
        let visitor = Visitor(address: address)
        try await visitor.open(url.path)
        try await visitor.submit(url.path)
        try await sealAll()
        return visitor
    }

    /// So that its pages can be reached.
    package func addWebhook() async throws {
        let services = application.house.services
        try await services.database.write { tx in
            guard let priya = try Person.find(email: "priya@halden.example", in: tx) else { throw Refusal.notFound }
            let details = WebhookDetails(
                name: "Wall", address: "https://wall.example.org", topics: Set(WebhookTopic.allCases))
            let made = try Situation.addWebhook(details, by: priya.id, services: services, in: tx).get()
            _ = try testWebhook(made.webhook.id, in: tx)
        }
    }

    package func sealAll() async throws {
        while try await Sealer.seal(application.house.services.database) > 0 {}
    }
}
