import HTTPTypes
import Platform

/// A webhook. Its secret is told when it is made, and never again.
package struct WebhookJSON: Codable, Sendable {
    let id: ID<Webhook>
    let name: String
    let address: String
    let topics: [WebhookTopic]
    let createdAt: Timestamp
    let pausedAt: Timestamp?
    let pauseReason: Webhook.PauseReason?
    /// Messages are signed with the former secret as well until then.
    let formerSecretUntil: Timestamp?

    fileprivate init(_ webhook: Webhook) {
        id = webhook.id
        name = webhook.name
        address = webhook.address
        topics = webhook.topics.sorted { $0.rawValue < $1.rawValue }
        createdAt = Timestamp(webhook.createdAt)
        pausedAt = Timestamp(webhook.pausedAt)
        pauseReason = webhook.pauseReason
        formerSecretUntil = Timestamp(webhook.formerSecretUntil)
    }
}

package struct WebhookDetailsJSON: Codable, Sendable {
    let name: String
    let address: String
    let topics: [WebhookTopic]

    fileprivate var details: WebhookDetails {
        WebhookDetails(name: name.trimmed, address: address.trimmed, topics: Set(topics))
    }
}

package struct NewWebhookJSON: Codable, Sendable {
    let webhook: WebhookJSON
    /// As the libraries of Standard Webhooks take it.
    let secret: String
}

package struct WebhookSecretJSON: Codable, Sendable { let secret: String }

package let webhooksOperations: [APIOperation] =
    webhookDeliveriesOperations + [
        .list("/webhooks", .administrator, "listWebhooks", "Programs that are told what happens", scope: .administer) {
            _, page, tx in
            page.listing(whole: try Webhook.all(in: tx), place: \.id.rawValue, WebhookJSON.init)
        },
        // No Idempotency-Key: the answer holds a secret, which is kept nowhere.
        .act(
            .post, "/webhooks", .administrator, .administer, "addWebhook", "Have a program told", status: .created,
            isKept: false
        ) { (visit, body: WebhookDetailsJSON, tx) in
            let made = try addWebhook(body.details, by: visit.viewer.id, services: visit.services, in: tx).get()
            return NewWebhookJSON(webhook: WebhookJSON(made.webhook), secret: made.secret)
        },
        .read("/webhooks/:webhook", .administrator, "getWebhook", "One webhook", scope: .administer) { visit, tx in
            try WebhookJSON(.get(visit.id("webhook"), in: tx))
        },
        .act(
            .put, "/webhooks/:webhook", .administrator, .administer, "changeWebhook", "Change whom it tells of what",
            state: { try WebhookJSON(.get($0.id("webhook"), in: $1)) }
        ) { (visit, body: WebhookDetailsJSON, tx) in
            let id: ID<Webhook> = try visit.id("webhook")
            try changeWebhook(id, to: body.details, by: visit.viewer.id, services: visit.services, in: tx).orThrow()
            return try WebhookJSON(.get(id, in: tx))
        },
        .act(
            .post, "/webhooks/:webhook/secret", .administrator, .administer, "renewWebhookSecret",
            "Make a new secret; the former one is good for one more day", isKept: false
        ) { (visit, _: NoBodyJSON, tx) in
            WebhookSecretJSON(
                secret: try renewSecret(
                    of: visit.id("webhook"), by: visit.viewer.id, services: visit.services, in: tx))
        },
        .act(.post, "/webhooks/:webhook/pause", .administrator, .administer, "pauseWebhook", "Let it wait") {
            (visit, _: NoBodyJSON, tx) in
            try pauseWebhook(visit.id("webhook"), by: visit.viewer.id, in: tx)
            return try WebhookJSON(.get(visit.id("webhook"), in: tx))
        },
        .act(
            .post, "/webhooks/:webhook/resumption", .administrator, .administer, "resumeWebhook",
            "Go on, with what has waited"
        ) { (visit, _: NoBodyJSON, tx) in
            try resumeWebhook(visit.id("webhook"), by: visit.viewer.id, in: tx)
            return try WebhookJSON(.get(visit.id("webhook"), in: tx))
        },
        .act(
            .delete, "/webhooks/:webhook", .administrator, .administer, "removeWebhook",
            "Remove it, with every message to it"
        ) { (visit, _: NoBodyJSON, tx) in
            try removeWebhook(visit.id("webhook"), by: visit.viewer.id, in: tx)
            return NoReplyJSON()
        },
    ]
