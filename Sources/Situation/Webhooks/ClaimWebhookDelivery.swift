import Platform

/// How long a worker may take; then another tries, and the receiver knows by the id that it is the same message.
private let lease: Duration = .seconds(60)

/// A message in a worker's hands, with all it takes to send it.
struct ClaimedWebhookDelivery: Sendable {
    let delivery: WebhookDelivery
    let webhook: Webhook
}

extension WebhookDelivery {
    static func isAnyDue(in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM webhook_deliveries WHERE state = 'waiting' AND due_at <= \(tx.now) LIMIT 1")
    }

    /// - Parameter busy: webhooks that this worker sends enough to already
    static func claim(leaving busy: Set<ID<Webhook>>, in tx: Transaction) throws -> ClaimedWebhookDelivery? {
        try tx.requireClock()
        // One that takes its worker down with it never gets to say that it failed.
        try tx.run(
            """
            UPDATE webhook_deliveries SET state = 'failed', finished_at = \(tx.now)
            WHERE state = 'waiting' AND due_at <= \(tx.now) AND tries > \(pauses.count)
            """)
        let isFree: SQL = busy.isEmpty ? "" : "AND webhook NOT IN \(list: busy.sorted { $0.rawValue < $1.rawValue })"
        let next: SQL = """
            SELECT id FROM webhook_deliveries WHERE state = 'waiting' AND due_at <= \(tx.now) \(isFree)
            ORDER BY due_at, position, id LIMIT 1 \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """
        let claimed = try tx.first(
            WebhookDelivery.self,
            """
            UPDATE webhook_deliveries SET attempts = attempts + 1, tries = tries + 1, due_at = \(tx.now + lease)
            WHERE id = (\(next)) RETURNING *
            """)
        guard let claimed else { return nil }
        try tx.run(
            """
            INSERT INTO webhook_attempts (delivery, number, started_at)
            VALUES (\(claimed.id), \(claimed.attempts), \(tx.now))
            """)
        return ClaimedWebhookDelivery(delivery: claimed, webhook: try Webhook.get(claimed.webhook, in: tx))
    }

    /// Writes down what was answered. One that another worker has taken since stays as that one leaves it.
    func finish(_ reply: WebReply?, in tx: Transaction) throws {
        let outcome = outcome(reply, at: tx.now)
        try tx.run(
            """
            UPDATE webhook_attempts SET finished_at = \(tx.now), status = \(reply?.status),
                answer = \(String((reply?.body ?? "").replacing("\0", with: "").prefix(WebhookAttempt.mostText)))
            WHERE delivery = \(id) AND number = \(attempts)
            """)
        let changed = try tx.run(
            """
            UPDATE webhook_deliveries SET state = \(outcome.state), due_at = \(outcome.dueAt),
                finished_at = \(outcome.state == .waiting ? nil : tx.now)
            WHERE id = \(id) AND attempts = \(attempts) AND state = 'waiting'
            """)
        guard changed == 1 else { return }
        if reply?.status == 410 {
            try giveUp(because: .gone, in: tx)
        } else if outcome.state == .failed, try !hasAnyArrived(since: createdAt, in: tx) {
            try giveUp(because: .unreachable, in: tx)
        }
    }

    private func outcome(_ reply: WebReply?, at now: Instant) -> (state: State, dueAt: Instant) {
        if let reply, (200..<300).contains(reply.status) { return (.delivered, now) }
        guard tries <= WebhookDelivery.pauses.count, reply?.status != 410 else { return (.failed, now) }
        // So that a receiver that comes back is not met by everything at once.
        let pause = WebhookDelivery.pauses[max(1, tries) - 1].wholeMilliseconds
        let wished = [429, 503].contains(reply?.status) ? reply?.headers["retry-after"].flatMap { Int64($0) } : nil
        let least = min(max(wished ?? 0, 0), 86_400) * 1000
        return (.waiting, now + .milliseconds(max(pause + Int64.random(in: 0...pause / 10), least)))
    }

    private func hasAnyArrived(since: Instant, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM webhook_deliveries
            WHERE webhook = \(webhook) AND state = 'delivered' AND finished_at > \(since) LIMIT 1
            """)
    }

    private func giveUp(because reason: Webhook.PauseReason, in tx: Transaction) throws {
        if try Webhook.pause(webhook, because: reason, in: tx) {
            try Webhook.record(.webhookPaused, webhook, by: nil, in: tx)
        }
    }
}
