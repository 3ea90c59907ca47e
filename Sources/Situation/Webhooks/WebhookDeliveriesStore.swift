import Platform

extension WebhookDelivery {
    package static func get(_ id: ID<WebhookDelivery>, of webhook: ID<Webhook>, in tx: Transaction) throws
        -> WebhookDelivery
    {
        let found = try tx.first(
            WebhookDelivery.self,
            "SELECT * FROM webhook_deliveries WHERE id = \(id) AND webhook = \(webhook)")
        guard let found else { throw Refusal.notFound }
        return found
    }

    /// The newest first, those before a given one.
    package static func page(
        of webhook: ID<Webhook>, in state: State? = nil, before id: ID<WebhookDelivery>? = nil, limit: Int,
        in tx: Transaction
    ) throws -> [WebhookDelivery] {
        let chosen: SQL = state.map { "AND state = \($0)" } ?? ""
        let earlier: SQL = id.map { "AND id < \($0)" } ?? ""
        return try tx.all(
            WebhookDelivery.self,
            """
            SELECT * FROM webhook_deliveries WHERE webhook = \(webhook) \(chosen) \(earlier)
            ORDER BY id DESC LIMIT \(limit)
            """)
    }

    static func countWaitingTests(of webhook: ID<Webhook>, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT count(*) FROM webhook_deliveries
            WHERE webhook = \(webhook) AND state = 'waiting' AND position IS NULL
            """)
    }

    /// - Parameter isAgain: whether one that is there already is to be sent once more.
    static func insert(
        of webhook: Webhook, _ event: Event, _ body: String, isAgain: Bool = false, in tx: Transaction
    ) throws {
        let state: State = webhook.pausedAt == nil ? .waiting : .paused
        let known: SQL =
            isAgain
            ? "DO UPDATE SET state = excluded.state, tries = 0, due_at = excluded.due_at, finished_at = NULL"
            : "DO NOTHING"
        try tx.run(
            """
            INSERT INTO webhook_deliveries (id, webhook, position, kind, body, state, attempts, tries, due_at,
                                            created_at)
            VALUES (\(ID<WebhookDelivery>.new(at: tx.now)), \(webhook.id), \(event.position), \(event.kind), \(body),
                    \(state), 0, 0, \(tx.atOnce), \(tx.now))
            ON CONFLICT (webhook, position) \(known)
            """)
    }

    static func insertTest(of webhook: Webhook, in tx: Transaction) throws -> ID<WebhookDelivery> {
        let id = ID<WebhookDelivery>.new(at: tx.now)
        try tx.run(
            """
            INSERT INTO webhook_deliveries (id, webhook, position, kind, body, state, attempts, tries, due_at,
                                            created_at)
            VALUES (\(id), \(webhook.id), NULL, \(WebhookDelivery.testKind),
                    \(try WebhookMessage(testAt: tx.now).json()), 'waiting', 0, 0, \(tx.atOnce), \(tx.now))
            """)
        return id
    }

    /// Sends it once more, now, whatever came of it, also while its webhook is paused.
    package static func sendAgain(_ id: ID<WebhookDelivery>, of webhook: ID<Webhook>, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE webhook_deliveries SET state = 'waiting', tries = 0, due_at = \(tx.atOnce), finished_at = NULL
            WHERE id = \(id) AND webhook = \(webhook)
            """)
        guard changed == 1 else { throw Refusal.notFound }
    }

    static func deleteAll(of webhook: ID<Webhook>, in tx: Transaction) throws {
        try tx.run(
            """
            DELETE FROM webhook_attempts
            WHERE delivery IN (SELECT id FROM webhook_deliveries WHERE webhook = \(webhook))
            """)
        try tx.run("DELETE FROM webhook_deliveries WHERE webhook = \(webhook)")
    }

    package func attemptsMade(in tx: Transaction) throws -> [WebhookAttempt] {
        try tx.all(
            WebhookAttempt.self,
            "SELECT * FROM webhook_attempts WHERE delivery = \(id) ORDER BY number DESC LIMIT 100")
    }
}
