import Platform

/// Messages name people by their id only, and go after thirty days; whoever is erased goes from them at once.
let webhooksData = PersonalData(
    collect: { _, _ in [:] },
    forget: { person, tx in
        try delete("body LIKE \("%\"\(person)\"%")", in: tx)
    },
    expire: { _, tx in
        ["webhook messages": try delete("created_at <= \(tx.now - WebhookDelivery.keptFor)", in: tx)]
    })

@discardableResult
private func delete(_ condition: SQL, in tx: Transaction) throws -> Int {
    try tx.run("DELETE FROM webhook_attempts WHERE delivery IN (SELECT id FROM webhook_deliveries WHERE \(condition))")
    return try tx.run("DELETE FROM webhook_deliveries WHERE \(condition)")
}

extension Webhook {
    /// What waits to be sent, and how many webhooks are paused.
    package static func figures(in tx: Transaction) throws -> [Figures] {
        let waiting = try tx.count("SELECT count(*) FROM webhook_deliveries WHERE state = 'waiting'")
        let paused = try all(in: tx).count { $0.pausedAt != nil }
        return [
            Figures("firsthand_webhook_deliveries_waiting", is: Double(waiting)),
            Figures("firsthand_webhooks_paused", is: Double(paused)),
        ]
    }
}
