import Foundation
import HTTPTypes

/// One message to one browser: RFC 8030.
package struct PushMessage: Sendable {
    let words: Data
    /// What has not been fetched yet is replaced by a newer one of the same topic. At most 32 characters, safe in an
    /// address.
    let topic: String
    let isUrgent: Bool
    /// After this, the push service forgets it.
    let until: Instant

    package init(words: Data, topic: String, isUrgent: Bool, until: Instant) {
        self.words = words
        self.topic = topic
        self.isUrgent = isUrgent
        self.until = until
    }

    package func request(
        to browser: PushSubscription, _ key: PushKey, contact: String, at now: Instant
    ) throws -> WebRequest {
        let seconds = max(0, (until.milliseconds - now.milliseconds) / 1000)
        var request = WebRequest(
            .post, browser.endpoint,
            headers: [
                ("authorization", try key.authorization(for: browser.endpoint, contact: contact, at: now)),
                ("content-type", "application/octet-stream"), ("content-encoding", "aes128gcm"),
                ("ttl", String(seconds)), ("urgency", isUrgent ? "high" : "normal"), ("topic", topic),
            ])
        request.bytes = Array(try browser.seal(words))
        return request
    }
}
