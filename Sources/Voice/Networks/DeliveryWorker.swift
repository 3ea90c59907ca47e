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
        if try await services.database.read({ try Delivery.isAnyDue(in: $0) }) {
            _ = try await services.database.write { try giveUpExpiredLeases(rules, in: $0) }
            while !Task.isShuttingDownGracefully,
                let delivery = try await services.database.write({ try claimDelivery(rules, in: $0) })
            {
                try await carryOut(delivery)
            }
            for delivery in try await services.database.read({ try Delivery.toLookUp(in: $0) }) {
                try await lookUp(delivery)
            }
        }
        try await confirmWaitingHolds()
    }

    /// Hands a claimed delivery over and writes down what became of it.
    package func carryOut(_ delivery: Delivery) async throws {
        let rules = rules
        let outcome = try await send(delivery)
        try await services.database.write { try finishDelivery(delivery, outcome, rules, in: $0) }
    }

    private func send(_ delivery: Delivery) async throws -> Outcome {
        guard let account = try await account(of: delivery), let token = try? account.token(in: services.vault) else {
            return .refused(.expired)
        }
        // Whoever slept through the lease has been given up; a hold may have been confirmed since.
        guard let lease = delivery.leaseUntil, services.clock() + longestCall < lease else {
            return .later(.unreachable, seconds: 0)
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

    /// Asks the network whether a post whose answer was lost has arrived.
    private func lookUp(_ delivery: Delivery) async throws {
        let (rules, look) = (rules, try await look(for: delivery))
        try await services.database.write { tx in
            switch look {
            case .there(let id, let permalink):
                try finishDelivery(delivery, .sent(id: id, permalink: permalink), rules, in: tx)
            case .notThere, .unanswered: try delivery.lookAgain(hasLooked: look == .notThere, in: tx)
            }
        }
    }

    private func look(for delivery: Delivery) async throws -> MastodonClient.Look {
        guard let account = try await account(of: delivery), let token = try? account.token(in: services.vault) else {
            return .unanswered
        }
        switch delivery.action {
        case .publish:
            let since = try await services.database.read { try delivery.attemptedAt(in: $0) }
            return await client(account).look(for: delivery.text, token: token, since: since)
        case .edit:
            return await client(account).look(for: delivery.text, at: delivery.remoteID ?? "", token: token)
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

/// What a call may take, a little more than the web client gives it.
private let longestCall: Duration = .seconds(20)
