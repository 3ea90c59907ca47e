import Platform
import ServiceLifecycle
import Situation
import Synchronization

extension DeliveryWorker {
    /// Hands a claimed delivery over and writes down what became of it.
    ///
    /// - Parameter since: before it was claimed, by a clock that nobody sets
    package func carryOut(_ delivery: Delivery, since: ContinuousClock.Instant = .now) async throws {
        try await steps.begin("delivery \(delivery.action.rawValue)") { _ in
            let outcome = await send(delivery, until: since + deliveryLease)
            let deadline = ContinuousClock.now + deliveryLease
            while try await !note(outcome, of: delivery, until: deadline) {
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    /// Only we know what the network said: a database that is away for a moment must not make it unknown. False when it
    /// is worth trying again.
    private func note(
        _ outcome: Outcome, of delivery: Delivery, until deadline: ContinuousClock.Instant
    ) async throws -> Bool {
        let rules = rules
        do {
            try await services.database.write { try finishDelivery(delivery, outcome, rules, in: $0) }
            return true
        } catch let error as DatabaseError where error.isPassing {
            guard ContinuousClock.now < deadline, !Task.isShuttingDownGracefully else { throw error }
            return false
        }
    }

    private func send(_ delivery: Delivery, until end: ContinuousClock.Instant) async -> Outcome {
        let found: Account?
        do { found = try await account(of: delivery) } catch { return .later(.unreachable, seconds: 0) }
        guard let account = found, let token = try? account.token(in: services.vault) else { return .refused(.expired) }
        // Whoever slept through the lease has been given up; a hold may have been confirmed since.
        guard let lease = delivery.leaseUntil, services.clock() + longestCall < lease, .now + longestCall < end else {
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
    func lookUp(_ delivery: Delivery) async throws {
        try await steps.begin("delivery look up") { _ in
            let look = try await look(for: delivery)
            try await note(look, of: delivery)
        }
    }

    private func note(_ look: MastodonClient.Look, of delivery: Delivery) async throws {
        let rules = rules
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
}

/// What one worker has on its way: a few at once, and one at a time for each account.
final class Hands: Sendable {
    private let most = 8
    private let state = Mutex<Set<ID<Account>>>([])

    var accounts: Set<ID<Account>> { state.withLock { $0 } }
    var hasRoom: Bool { accounts.count < most }

    func hold(_ account: ID<Account>) { state.withLock { _ = $0.insert(account) } }
    func letGo(_ account: ID<Account>) { state.withLock { _ = $0.remove(account) } }
}

/// What a call may take, a little more than the web client gives it, and how far two nodes' clocks may be apart.
private let longestCall: Duration = .seconds(20) + ClocksApart.most * 2
