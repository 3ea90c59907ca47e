import Platform
import Situation
import TestSupport

/// Frida the administrator has a wall screen told of crises and posts.
struct WebhookStory: Sendable {
    static let address = "https://wall.example.org/hooks"

    let database: Database
    let house: House
    let people: NamedPeople
    let clock: TestClock
    let receiver: Receiver
    let webhook: ID<Webhook>
    let secret: String

    static func run(
        _ engine: TestDatabase, topics: Set<WebhookTopic> = [.crises, .posts],
        _ body: @escaping @Sendable (WebhookStory) async throws -> Void
    ) async throws {
        let (clock, receiver) = (TestClock(), Receiver())
        try await engine.open(clock: clock) { database in
            let house = try House.testing(database, web: receiver.web)
            let people = try await database.write { try NamedPeople(in: $0) }
            while try await Sealer.seal(database) > 0 {}
            _ = try await webhooksFollower(house).step(database)
            let made = try await database.write { tx in
                try addWebhook(
                    WebhookDetails(name: "Wall", address: address, topics: topics), by: people.frida.id,
                    services: house.services, in: tx
                ).get()
            }
            clock.advance(.seconds(1))
            try await body(
                WebhookStory(
                    database: database, house: house, people: people, clock: clock, receiver: receiver,
                    webhook: made.webhook.id, secret: made.secret))
        }
    }

    func openRecall() async throws -> Crisis {
        try await database.write { [people] in try people.openRecall(in: $0) }
    }

    /// What happened becomes messages, and those that are due are sent.
    func work() async throws {
        while try await Sealer.seal(database) > 0 {}
        while try await webhooksFollower(house).step(database) {}
        try await WebhookWorker(services: house.services).sendDue()
    }

    func deliveries(_ state: WebhookDelivery.State? = nil) async throws -> [WebhookDelivery] {
        try await database.read { [webhook] in try WebhookDelivery.page(of: webhook, in: state, limit: 100, in: $0) }
    }

    func current() async throws -> Webhook { try await database.read { [webhook] in try .get(webhook, in: $0) } }
}
