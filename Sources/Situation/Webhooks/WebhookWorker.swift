import HTTPTypes
import Logging
import Platform
import ServiceLifecycle
import Synchronization

/// Sends the messages of webhooks that are due, several at once and at most four to one address. Any number of these may
/// run, on any number of nodes.
package struct WebhookWorker: Service {
    let services: Services
    /// The longest that something due can wait when nobody wakes us.
    let pause: Duration
    private let steps = Steps()

    package init(services: Services, pause: Duration = .milliseconds(500)) {
        self.services = services
        self.pause = pause
    }

    package func run() async throws {
        let hands = WebhookHands()
        let (rings, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        await withDiscardingTaskGroup { group in
            group.addTask {
                while !Task.isCancelled {
                    if case .terminated = bell.yield() { return }
                    try? await Task.sleep(for: pause)
                }
            }
            for await _ in rings.cancelOnGracefulShutdown() {
                do {
                    guard try await services.database.read({ try WebhookDelivery.isAnyDue(in: $0) }) else { continue }
                    while let claimed = try await take(hands) {
                        group.addTask {
                            await self.carryOut(claimed, hands)
                            bell.yield()
                        }
                    }
                } catch {
                    services.logger.error("webhooks paused", metadata: ["error": "\(errorKind(error))"])
                    try? await Task.sleep(for: .seconds(2))
                }
            }
            bell.finish()
        }
    }

    /// Sends everything that is due now, one after the other.
    package func sendDue() async throws {
        let hands = WebhookHands()
        while let claimed = try await take(hands) { await carryOut(claimed, hands) }
    }

    private func take(_ hands: WebhookHands) async throws -> ClaimedWebhookDelivery? {
        guard hands.hasRoom, !Task.isShuttingDownGracefully else { return nil }
        let busy = hands.busy
        let claimed = try await services.database.write { try WebhookDelivery.claim(leaving: busy, in: $0) }
        if let claimed { hands.hold(claimed.webhook.id) }
        return claimed
    }

    private func carryOut(_ claimed: ClaimedWebhookDelivery, _ hands: WebhookHands) async {
        defer { hands.letGo(claimed.webhook.id) }
        do {
            try await steps.begin("webhook") { _ in
                let reply = await answer(to: claimed)
                try await services.database.write { try claimed.delivery.finish(reply, in: $0) }
            }
        } catch {
            services.logger.error("webhook was left to its lease", metadata: ["error": "\(errorKind(error))"])
        }
    }

    /// Nil when it was not sent, or nobody can say what became of it.
    private func answer(to claimed: ClaimedWebhookDelivery) async -> WebReply? {
        do { return try await send(claimed) } catch {
            services.logger.warning("webhook not sent", metadata: ["error": "\(errorKind(error))"])
            return nil
        }
    }

    /// Throws when nobody answered, nobody may be called there, or no key opens the secret.
    private func send(_ claimed: ClaimedWebhookDelivery) async throws -> WebReply {
        let (delivery, now) = (claimed.delivery, services.clock())
        var headers = StandardWebhooks.headers(
            id: delivery.messageID, at: now, body: delivery.body,
            secrets: try claimed.webhook.secrets(services.vault, at: now))
        headers += [("content-type", "application/json"), ("user-agent", "Firsthand")]
        return try await services.web.send(
            WebRequest(.post, claimed.webhook.address, headers: headers, body: delivery.body))
    }
}

/// What one worker is sending right now.
private final class WebhookHands: Sendable {
    private static let most = 16
    private static let mostToOne = 4
    private let held = Mutex<[ID<Webhook>: Int]>([:])

    var hasRoom: Bool { held.withLock { $0.values.reduce(0, +) < WebhookHands.most } }
    var busy: Set<ID<Webhook>> {
        held.withLock { Set($0.filter { $0.value >= WebhookHands.mostToOne }.keys) }
    }

    func hold(_ webhook: ID<Webhook>) { held.withLock { $0[webhook, default: 0] += 1 } }
    func letGo(_ webhook: ID<Webhook>) { held.withLock { $0[webhook, default: 1] -= 1 } }
}
