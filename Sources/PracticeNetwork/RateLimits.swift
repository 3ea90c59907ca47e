import HTTPTypes
import Platform

/// How many calls each token, or each place without one, makes in five minutes: counted as Mastodon does. A window's
/// counts are forgotten with it; when there are too many callers, those that come late share one count.
actor RateLimits {
    private var window: Int64 = 0
    private var calls: [String: Int] = [:]
    private let most = 50_000

    func take(_ key: String, limit: Int, at now: Instant) -> Allowance {
        let length = Duration.minutes(5).wholeMilliseconds
        if now.milliseconds / length != window {
            window = now.milliseconds / length
            calls = [:]
        }
        let key = calls[key] == nil && calls.count >= most ? "" : key
        calls[key, default: 0] += 1
        return Allowance(
            limit: limit, used: calls[key, default: 0], reset: Instant(milliseconds: (window + 1) * length), now: now)
    }
}

struct Allowance: Sendable {
    let limit: Int
    let used: Int
    let reset: Instant
    let now: Instant

    var isSpent: Bool { used > limit }

    var headers: [(HTTPField.Name?, String)] {
        var headers = [
            (HTTPField.Name("X-RateLimit-Limit"), String(limit)),
            (HTTPField.Name("X-RateLimit-Remaining"), String(max(0, limit - used))),
            (HTTPField.Name("X-RateLimit-Reset"), reset.iso),
        ]
        if isSpent { headers.append((.retryAfter, String(max(1, (reset - now).wholeSeconds)))) }
        return headers
    }
}
