import Platform

/// Sends everything again that has happened since, what has arrived too: receivers know it again by its id.
///
/// - Returns: how many messages that is, `replayedAtMost` at most, the oldest first
package func replayWebhook(
    _ id: ID<Webhook>, since: Instant, by person: ID<Person>, house: House, in tx: Transaction
) throws -> Result<Int, Problems> {
    let webhook = try Webhook.get(id, in: tx)
    guard since < tx.now else { return .failure(Problems([Problem("since", "Choose a time that has passed.")])) }
    guard since >= tx.now - WebhookDelivery.keptFor else {
        return .failure(Problems([Problem("since", "It reaches back thirty days.")]))
    }
    var (position, count) = (try EventLog.place(before: since, in: tx), 0)
    while count < replayedAtMost {
        let events = try EventLog.after(position, limit: 1_000, in: tx)
        guard let last = events.last?.position else { break }
        position = last
        for event in events where count < replayedAtMost && event.at >= since {
            guard let message = try WebhookMessage.of(event, house.auditWords), webhook.topics.contains(message.topic)
            else { continue }
            try WebhookDelivery.insert(of: webhook, event, message.json, isAgain: true, in: tx)
            count += 1
        }
    }
    try Webhook.record(.webhookReplayed, id, by: person, in: tx)
    return .success(count)
}

package let replayedAtMost = 10_000
