import Logging
import Platform
import ServiceLifecycle
import Situation

/// Sends what is due. Any number of these may run, on any number of nodes.
package struct DeliveryWorker: Service {
    let services: Services
    let rules: DeliveryRules
    /// The longest that something due can wait when nobody wakes us.
    let pause: Duration

    package init(services: Services, rules: DeliveryRules, pause: Duration = .milliseconds(500)) {
        self.services = services
        self.rules = rules
        self.pause = pause
    }

    package func run() async throws {
        let stream = AsyncStream<Void> { () -> Void? in
            try? await Task.sleep(for: pause)
            return Task.isCancelled ? nil : ()
        }
        for await _ in stream.cancelOnGracefulShutdown() {
            do {
                try await sendDue()
            } catch {
                services.logger.error(
                    "deliveries paused", metadata: ["error": "\(String(reflecting: type(of: error)))"])
                try? await Task.sleep(for: .seconds(2))
            }
        }
    }

    /// Sends everything that is due now, one after the other, and looks up what is not known.
    package func sendDue() async throws {
        let rules = rules
        let needed = try await services.database.read { tx in
            try tx.exists(
                """
                SELECT 1 FROM deliveries WHERE (state = 'waiting' AND due_at <= \(tx.now))
                OR (state = 'sending' AND lease_until < \(tx.now))
                """)
        }
        guard needed else { return try await confirmWaitingHolds() }
        _ = try await services.database.write { try giveUpExpiredLeases(rules, in: $0) }
        while let delivery = try await services.database.write({ try claimDelivery(rules, in: $0) }) {
            let outcome = await send(delivery)
            try await services.database.write { try finishDelivery(delivery, outcome, rules, in: $0) }
            if outcome == .unknown { try await lookUp(delivery) }
        }
    }

    /// Asks the network whether a post whose answer was lost has arrived.
    package func lookUp(_ delivery: Delivery) async throws {
        guard let account = try await account(of: delivery), let token = try? account.token(in: services.vault),
            let found = await client(account).lookUp(delivery.text, token: token, since: delivery.dueAt)
        else { return }
        let rules = rules
        try await services.database.write { try finishDelivery(delivery, found, rules, in: $0) }
    }

    private func send(_ delivery: Delivery) async -> Outcome {
        guard let account = try? await account(of: delivery), let token = try? account.token(in: services.vault) else {
            return .refused(.expired)
        }
        let client = client(account)
        let key = delivery.id.rawValue
        switch delivery.action {
        case .publish: return await client.publish(delivery.text, token: token, key: key)
        case .edit:
            guard let remote = delivery.remoteID else { return .refused(.rejected) }
            return await client.edit(remote, delivery.text, token: token, key: key)
        }
    }

    private func account(of delivery: Delivery) async throws -> Account? {
        try await services.database.read { try Account.find(delivery.account, of: delivery.author, in: $0) }
    }

    private func client(_ account: Account) -> MastodonClient {
        MastodonClient(web: services.web, server: account.server)
    }

    private func confirmWaitingHolds() async throws {
        let waiting = try await services.database.read { tx in
            try Hold.inForce(in: tx).contains { $0.confirmedAt == nil }
        }
        if waiting { _ = try await services.database.write { try confirmHolds(in: $0) } }
    }
}
