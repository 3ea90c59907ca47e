import Platform

/// Makes a message of every event that a webhook is told of, in the transaction that moves its place in the log.
package func webhooksFollower(_ house: House) -> Follower {
    let words = house.auditWords
    return Follower("webhooks", beginsAtEnd: true) { events, tx in
        let webhooks = try Webhook.all(in: tx)
        guard !webhooks.isEmpty else { return }
        for event in events {
            guard let message = try WebhookMessage.of(event, words) else { continue }
            for webhook in webhooks where webhook.topics.contains(message.topic) && webhook.createdAt <= event.at {
                try WebhookDelivery.insert(of: webhook, event, message.json, in: tx)
            }
        }
    }
}
