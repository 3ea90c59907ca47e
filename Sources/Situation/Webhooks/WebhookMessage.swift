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

extension WebhookMessage {
    /// What is sent of an event, and whom it concerns. Nil for a kind that nobody can be told of.
    static func of(_ event: Event, _ words: AuditWords) throws -> (topic: WebhookTopic, json: String)? {
        guard let topic = WebhookTopic.of(event.kind), let word = words[event.kind] else { return nil }
        return (topic, try WebhookMessage(event, word).json())
    }
}
