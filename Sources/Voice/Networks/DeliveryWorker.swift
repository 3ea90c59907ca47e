import Logging
import Platform
import ServiceLifecycle
import Situation

/// Sends what is due, several at once. Any number of these may run, on any number of nodes.
package struct DeliveryWorker: Service {
    let services: Services
    let rules: DeliveryRules
    /// The longest that something due can wait when nobody wakes us.
    let pause: Duration
    let steps = Steps()

    package init(services: Services, rules: DeliveryRules, pause: Duration = .milliseconds(500)) {
        self.services = services
        self.rules = rules
        self.pause = pause
    }

    package func run() async throws {
        let (rings, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let hands = Hands()
        await withDiscardingTaskGroup { group in
            group.addTask { await ringNowAndThen(bell) }
            for await _ in rings.cancelOnGracefulShutdown() {
                do {
                    if try await begin(hands) {
                        while let (delivery, since) = try await take(hands) {
                            group.addTask {
                                await self.noteFault { try await self.land(delivery, since, hands) }
                                bell.yield()
                            }
                        }
                        try await lookUpUnknown()
                    }
                    try await confirmWaitingHolds()
                } catch {
                    services.logger.error("deliveries paused", metadata: ["error": "\(errorKind(error))"])
                    try? await Task.sleep(for: .seconds(2))
                }
            }
            bell.finish()
        }
    }

    private func ringNowAndThen(_ bell: AsyncStream<Void>.Continuation) async {
        while !Task.isCancelled {
            if case .terminated = bell.yield() { return }
            try? await Task.sleep(for: pause)
        }
    }

    private func noteFault(_ body: () async throws -> Void) async {
        do { try await body() } catch {
            services.logger.error("delivery was left to its lease", metadata: ["error": "\(errorKind(error))"])
        }
    }

    /// Sends everything that is due now, and returns when all of it has landed.
    package func sendDue() async throws {
        let hands = Hands()
        if try await begin(hands) {
            try await sendAll(hands)
            try await lookUpUnknown()
        }
        try await confirmWaitingHolds()
    }

    private func sendAll(_ hands: Hands) async throws {
        let fault = await withTaskGroup(of: (any Error)?.self) { group in
            var fault: (any Error)?
            // A fault of one must not cancel the others: their posts may have left already.
            repeat {
                do {
                    while fault == nil, let (delivery, since) = try await take(hands) {
                        group.addTask {
                            do { try await self.land(delivery, since, hands) } catch { return error }
                            return nil
                        }
                    }
                } catch { fault = error }
                guard let landed = await group.next() else { return fault }
                fault = fault ?? landed
            } while true
        }
        if let fault { throw fault }
    }

    /// False when there is nothing to do.
    private func begin(_ hands: Hands) async throws -> Bool {
        guard try await services.database.read({ try Delivery.isAnyDue(in: $0) }) else { return false }
        let (rules, busy) = (rules, hands.accounts)
        _ = try await services.database.write { try giveUpExpiredLeases(rules, leaving: busy, in: $0) }
        return true
    }

    /// Claims the next one while there is room.
    private func take(_ hands: Hands) async throws -> (Delivery, since: ContinuousClock.Instant)? {
        guard hands.hasRoom, !Task.isShuttingDownGracefully else { return nil }
        let (rules, busy, since) = (rules, hands.accounts, ContinuousClock.now)
        let claimed = try await services.database.write { try claimDelivery(rules, leaving: busy, in: $0) }
        guard let claimed else { return nil }
        hands.hold(claimed.account)
        return (claimed, since)
    }

    private func land(_ delivery: Delivery, _ since: ContinuousClock.Instant, _ hands: Hands) async throws {
        defer { hands.letGo(delivery.account) }
        try await carryOut(delivery, since: since)
    }

    private func lookUpUnknown() async throws {
        for delivery in try await services.database.read({ try Delivery.toLookUp(in: $0) }) {
            try await lookUp(delivery)
        }
    }

    private func confirmWaitingHolds() async throws {
        let waiting = try await services.database.read { tx in
            try Hold.inForce(in: tx).contains { $0.confirmedAt == nil }
        }
        if waiting { _ = try await services.database.write { try confirmHolds(in: $0) } }
    }
}
