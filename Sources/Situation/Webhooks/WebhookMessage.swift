import Platform

/// What is sent: a notice that something happened, never the words. Whoever may read more asks the API.
struct WebhookMessage: Encodable {
    struct About: Encodable {
        let position: Int64?
        let sentence: String
        let crisis: String?
        let subject: String?
        let actor: String?
    }

    let type: String
    let timestamp: Timestamp
    let data: About

    /// Told as the audit tells it: where that leaves out who it was, so does this.
    init(_ event: Event, _ word: AuditWord) {
        type = event.kind.rawValue
        timestamp = Timestamp(event.at)
        data = About(
            position: event.position, sentence: Words(now: event.at)(word.sentence), crisis: event.scope,
            subject: word.isWithoutActor ? nil : event.subject, actor: word.isWithoutActor ? nil : event.actor)
    }

    init(testAt now: Instant) {
        type = WebhookDelivery.testKind.rawValue
        timestamp = Timestamp(now)
        data = About(
            position: nil, sentence: Words(now: now)("A test, sent by hand"), crisis: nil, subject: nil, actor: nil)
    }

    func json() throws -> String { String(decoding: try apiEncoded(self), as: UTF8.self) }
}

/// Makes a message of every event that a webhook is told of, in the transaction that moves its place in the log.
package func webhooksFollower(_ house: House) -> Follower {
    let words = house.auditWords
    return Follower("webhooks", beginsAtEnd: true) { events, tx in
        let webhooks = try Webhook.all(in: tx)
        guard !webhooks.isEmpty else { return }
        for event in events {
            guard let message = try message(of: event, words) else { continue }
            for webhook in webhooks where webhook.topics.contains(message.topic) && webhook.createdAt <= event.at {
                try WebhookDelivery.insert(of: webhook, event, message.json, in: tx)
            }
        }
    }
}

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
            guard let message = try message(of: event, house.auditWords), webhook.topics.contains(message.topic)
            else { continue }
            try WebhookDelivery.insert(of: webhook, event, message.json, isAgain: true, in: tx)
            count += 1
        }
    }
    try note(.webhookReplayed, id, by: person, in: tx)
    return .success(count)
}

package let replayedAtMost = 10_000

private func message(of event: Event, _ words: AuditWords) throws -> (topic: WebhookTopic, json: String)? {
    guard let topic = WebhookTopic.of(event.kind), let word = words[event.kind] else { return nil }
    return (topic, try WebhookMessage(event, word).json())
}
