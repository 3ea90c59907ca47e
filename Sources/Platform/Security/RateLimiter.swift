/// How much of something one key may do: a burst, then one each `interval`.
package struct Rate: Sendable {
    let burst: Double
    let interval: Duration

    package init(burst: Int, every interval: Duration) {
        self.burst = Double(burst)
        self.interval = interval
    }

    package static let signIns = Rate(burst: 10, every: .seconds(30))
    package static let writes = Rate(burst: 120, every: .milliseconds(500))
}

/// Token buckets by key, on this node. Memory is bounded: full buckets are forgotten.
package actor RateLimiter {
    private struct Bucket {
        var tokens: Double
        var at: Instant
    }

    private var buckets: [String: Bucket] = [:]
    private let clock: @Sendable () -> Instant
    private let most: Int

    package init(most: Int = 100_000, clock: @escaping @Sendable () -> Instant) {
        self.most = most
        self.clock = clock
    }

    /// Nil lets it pass; else the seconds to wait.
    package func take(_ key: String, _ rate: Rate) -> Int? {
        let now = clock()
        if buckets.count >= most { buckets = buckets.filter { $0.value.tokens < rate.burst - 1 } }
        if buckets.count >= most { buckets.removeAll() }
        let interval = Double(rate.interval.wholeMilliseconds)
        var bucket = buckets[key] ?? Bucket(tokens: rate.burst, at: now)
        let passed = Double(max(0, now.milliseconds - bucket.at.milliseconds))
        bucket.tokens = min(rate.burst, bucket.tokens + passed / interval)
        bucket.at = now
        defer { buckets[key] = bucket }
        guard bucket.tokens >= 1 else {
            return max(1, Int(((1 - bucket.tokens) * interval / 1000).rounded(.up)))
        }
        bucket.tokens -= 1
        return nil
    }
}
