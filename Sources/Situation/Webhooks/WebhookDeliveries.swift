import Platform

/// One message to one webhook, with every attempt to get it there.
package struct WebhookDelivery: Sendable, RowDecodable {
    package let id: ID<WebhookDelivery>
    package let webhook: ID<Webhook>
    /// The place in the log of what it tells; nil for a test.
    package let position: Int64?
    package let kind: EventKind
    package let body: String
    package let state: State
    package let attempts: Int
    /// Attempts since it was last sent anew: they decide how long it waits.
    let tries: Int
    package let dueAt: Instant
    package let createdAt: Instant
    package let finishedAt: Instant?

    package enum State: String, Sendable, ShapedWord, SQLConvertible {
        case waiting, paused, delivered, failed

        var words: Sentence {
            switch self {
            case .waiting: "Waiting"
            case .paused: "Paused"
            case .delivered: "Delivered"
            case .failed: "Failed"
            }
        }

        var tone: Tone {
            switch self {
            case .waiting: .info
            case .paused: .care
            case .delivered: .ok
            case .failed: .stop
            }
        }
    }

    package init(row: Row) throws {
        id = try row["id"]
        webhook = try row["webhook"]
        position = try row["position"]
        kind = try row["kind"]
        body = try row["body"]
        let word: String = try row["state"]
        state = State(rawValue: word) ?? .failed
        attempts = try row["attempts"]
        tries = try row["tries"]
        dueAt = try row["due_at"]
        createdAt = try row["created_at"]
        finishedAt = try row["finished_at"]
    }

    /// How the receiver knows it again.
    package var messageID: String { "msg_\(id)" }

    /// Never on the record: the kind of a message that somebody sends to try.
    static let testKind = EventKind(rawValue: "webhook.test")
    static let keptFor: Duration = .days(30)
    /// How long after the nth attempt the next one follows; after the last it waits for a person. Three days in all.
    static let pauses: [Duration] = [
        .seconds(5), .minutes(5), .minutes(30), .hours(2), .hours(5), .hours(10), .hours(14), .hours(20), .hours(24),
    ]
}

package struct WebhookAttempt: Sendable, RowDecodable {
    package let number: Int
    package let startedAt: Instant
    package let finishedAt: Instant?
    /// What was answered; nil when nothing was.
    package let status: Int?
    /// The beginning of the answer's text.
    package let answer: String

    package init(row: Row) throws {
        number = try row["number"]
        startedAt = try row["started_at"]
        finishedAt = try row["finished_at"]
        status = try row["status"]
        answer = try row["answer"] ?? ""
    }

    static let mostText = 500
}
