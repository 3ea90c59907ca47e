import HTTPTypes
import Platform

package struct WebhookDeliveryJSON: Codable, Sendable {
    package struct AttemptJSON: Codable, Sendable {
        let number: Int
        let startedAt: Timestamp
        let finishedAt: Timestamp?
        let status: Int?
        /// The beginning of what was answered.
        let answer: String
    }

    let id: ID<WebhookDelivery>
    /// The `webhook-id` that is sent with it.
    let messageId: String
    let type: String
    let state: WebhookDelivery.State
    let attempts: Int
    let createdAt: Timestamp
    let dueAt: Timestamp?
    let finishedAt: Timestamp?
    /// What is sent, as text.
    let body: String
    /// The newest first; only where one is asked for.
    let attemptsMade: [AttemptJSON]?

    fileprivate init(_ delivery: WebhookDelivery, _ attempts: [WebhookAttempt]? = nil) {
        id = delivery.id
        messageId = delivery.messageID
        type = delivery.kind.rawValue
        state = delivery.state
        self.attempts = delivery.attempts
        createdAt = Timestamp(delivery.createdAt)
        dueAt = delivery.state == .waiting ? Timestamp(delivery.dueAt) : nil
        finishedAt = Timestamp(delivery.finishedAt)
        body = delivery.body
        attemptsMade = attempts?.map {
            AttemptJSON(
                number: $0.number, startedAt: Timestamp($0.startedAt), finishedAt: Timestamp($0.finishedAt),
                status: $0.status, answer: $0.answer)
        }
    }
}

package struct ReplayJSON: Codable, Sendable {
    /// At most thirty days ago.
    let since: Timestamp
}

package struct ReplayedJSON: Codable, Sendable {
    /// How many messages are on their way again, 10 000 at most: ask again from the last one's time.
    let messages: Int
}

let webhookDeliveriesOperations: [APIOperation] = [
    .act(
        .post, "/webhooks/:webhook/tests", .administrator, .administer, "testWebhook", "Send a test",
        status: .created
    ) { (visit, _: NoBodyJSON, tx) in
        let webhook: ID<Webhook> = try visit.id("webhook")
        return WebhookDeliveryJSON(try .get(testWebhook(webhook, in: tx), of: webhook, in: tx))
    },
    .act(
        .post, "/webhooks/:webhook/replay", .administrator, .administer, "replayWebhook",
        "Send everything again that has happened since"
    ) { (visit, body: ReplayJSON, tx) in
        ReplayedJSON(
            messages: try replayWebhook(
                visit.id("webhook"), since: body.since.instant, by: visit.viewer.id, house: visit.house, in: tx
            ).get())
    },
    .list(
        "/webhooks/:webhook/deliveries", .administrator, "listWebhookDeliveries", "Messages to it, the newest first",
        filters: [.init("state", WebhookDelivery.State.shape, "Only those in this state.")], scope: .administer
    ) { visit, page, tx in
        let webhook = try Webhook.get(visit.id("webhook"), in: tx)
        let word = visit.call.query["state"]
        let state = WebhookDelivery.State(rawValue: word)
        guard state != nil || !visit.call.query.has("state") else { throw Refusal.unreadable }
        let found = try WebhookDelivery.page(
            of: webhook.id, in: state, before: page.id(), limit: page.limit + 1, in: tx)
        return page.listing(found, place: \.id.rawValue) { WebhookDeliveryJSON($0) }
    },
    .read(
        "/webhooks/:webhook/deliveries/:delivery", .administrator, "getWebhookDelivery",
        "One message, with every attempt", scope: .administer
    ) { visit, tx in
        let delivery = try WebhookDelivery.get(visit.id("delivery"), of: visit.id("webhook"), in: tx)
        return WebhookDeliveryJSON(delivery, try delivery.attemptsMade(in: tx))
    },
    .act(
        .post, "/webhooks/:webhook/deliveries/:delivery/repetition", .administrator, .administer,
        "repeatWebhookDelivery", "Send this message once more"
    ) { (visit, _: NoBodyJSON, tx) in
        let (id, webhook): (ID<WebhookDelivery>, ID<Webhook>) = (try visit.id("delivery"), try visit.id("webhook"))
        try WebhookDelivery.sendAgain(id, of: webhook, in: tx)
        return WebhookDeliveryJSON(try .get(id, of: webhook, in: tx))
    },
]
