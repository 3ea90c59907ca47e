import Platform

extension Webhook {
    package static func all(in tx: Transaction) throws -> [Webhook] {
        try tx.all(Webhook.self, "SELECT * FROM webhooks ORDER BY name, id")
    }

    package static func find(_ id: ID<Webhook>, in tx: Transaction) throws -> Webhook? {
        try tx.first(Webhook.self, "SELECT * FROM webhooks WHERE id = \(id)")
    }

    package static func get(_ id: ID<Webhook>, in tx: Transaction) throws -> Webhook {
        guard let webhook = try find(id, in: tx) else { throw Refusal.notFound }
        return webhook
    }

    /// How each one fares: when the newest message that arrived was made, and the oldest that still waits.
    package static func courses(in tx: Transaction) throws -> [ID<Webhook>: WebhookCourse] {
        let rows = try tx.all(
            """
            SELECT id, (SELECT created_at FROM webhook_deliveries WHERE webhook = webhooks.id AND state = 'delivered'
                        ORDER BY id DESC LIMIT 1) AS arrived,
                (SELECT created_at FROM webhook_deliveries WHERE webhook = webhooks.id AND state = 'waiting'
                 ORDER BY id LIMIT 1) AS waiting,
                (SELECT tries FROM webhook_deliveries WHERE webhook = webhooks.id AND state = 'waiting'
                 ORDER BY id LIMIT 1) AS tries
            FROM webhooks
            """)
        return try rows.reduce(into: [:]) { courses, row in
            courses[try row["id"]] = WebhookCourse(
                arrived: try row["arrived"], waiting: try row["waiting"], tries: try row["tries"] ?? 0)
        }
    }

    static func insert(
        _ id: ID<Webhook>, _ details: WebhookDetails, sealedSecret: String, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO webhooks (id, name, address, topics, secret, created_at)
            VALUES (\(id), \(details.name), \(details.address), \(details.topics.inTable), \(sealedSecret), \(tx.now))
            """)
    }

    static func update(_ id: ID<Webhook>, to details: WebhookDetails, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE webhooks SET name = \(details.name), address = \(details.address),
                topics = \(details.topics.inTable) WHERE id = \(id)
            """)
    }

    static func setSecret(_ id: ID<Webhook>, sealed: String, formerUntil: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE webhooks SET former_secret = secret, former_secret_until = \(formerUntil), secret = \(sealed)
            WHERE id = \(id)
            """)
    }

    /// What waits, waits for as long as the webhook does. False when it is paused already.
    static func pause(_ id: ID<Webhook>, because reason: PauseReason, in tx: Transaction) throws -> Bool {
        let changed = try tx.run(
            """
            UPDATE webhooks SET paused_at = \(tx.now), pause_reason = \(reason)
            WHERE id = \(id) AND paused_at IS NULL
            """)
        try tx.run(
            "UPDATE webhook_deliveries SET state = 'paused' WHERE webhook = \(id) AND state = 'waiting'")
        return changed == 1
    }

    /// What waited goes now, with all its attempts before it. False when it is not paused.
    static func resume(_ id: ID<Webhook>, in tx: Transaction) throws -> Bool {
        let changed = try tx.run(
            """
            UPDATE webhooks SET paused_at = NULL, pause_reason = NULL WHERE id = \(id) AND paused_at IS NOT NULL
            """)
        try tx.run(
            """
            UPDATE webhook_deliveries SET state = 'waiting', tries = 0, due_at = \(tx.atOnce)
            WHERE webhook = \(id) AND state = 'paused'
            """)
        return changed == 1
    }

    /// In a database that has been brought back, what waits may have been sent already.
    package static func pauseAll(in tx: Transaction) throws {
        for webhook in try all(in: tx) { _ = try pause(webhook.id, because: .restored, in: tx) }
    }

    static func remove(_ id: ID<Webhook>, in tx: Transaction) throws {
        try WebhookDelivery.deleteAll(of: id, in: tx)
        try tx.run("DELETE FROM webhooks WHERE id = \(id)")
    }

    /// Seals every secret with the vault's newest key.
    ///
    /// - Parameter isTrial: only counts.
    package static func reseal(_ vault: Vault, isTrial: Bool = false, in tx: Transaction) throws -> Resealed {
        var resealed = Resealed()
        for webhook in try all(in: tx) {
            let purpose = purpose(of: webhook.id)
            try resealed.take(webhook.sealedSecret, purpose: purpose, vault) { secret in
                guard !isTrial else { return }
                try tx.run("UPDATE webhooks SET secret = \(secret) WHERE id = \(webhook.id)")
            }
            guard let former = webhook.sealedFormerSecret else { continue }
            try resealed.take(former, purpose: purpose, vault) { secret in
                guard !isTrial else { return }
                try tx.run("UPDATE webhooks SET former_secret = \(secret) WHERE id = \(webhook.id)")
            }
        }
        return resealed
    }
}

/// Moments at which messages were made.
package struct WebhookCourse: Sendable {
    let arrived: Instant?
    let waiting: Instant?
    /// How often the oldest that waits has been tried.
    let tries: Int

    func isLate(at now: Instant) -> Bool { waiting.map { $0 < now - .minutes(10) } ?? false }
}

extension Set<WebhookTopic> {
    fileprivate var inTable: String { map(\.rawValue).sorted().joined(separator: " ") }
}
