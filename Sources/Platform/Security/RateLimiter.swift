/// How much of something one key may do: a burst, then one each `interval`.
package struct Rate: Sendable {
    let burst: Double
    let interval: Duration

    package init(burst: Int, every interval: Duration) {
        self.burst = Double(burst)
        self.interval = interval
    }

    package static let signIns = Rate(burst: 10, every: .seconds(30))
    /// A whole office may stand behind one address, and all of it signs in when a crisis opens.
    package static let signInsFromOnePlace = Rate(burst: 200, every: .milliseconds(500))
    package static let writes = Rate(burst: 120, every: .milliseconds(500))
    /// A check keeps nothing; the composer asks for one at most twice a second.
    package static let checks = Rate(burst: 120, every: .milliseconds(250))

    /// How many at once, and in how many seconds they all come back: what programs are told.
    package var most: Int { Int(burst) }
    package var windowSeconds: Int { max(1, Int(burst) * Int(interval.wholeMilliseconds) / 1000) }
}

/// What is left after one more was taken. `wait` is nil when it was granted, else the seconds until it would be.
package struct Allowance: Sendable {
    package let left: Int
    package let wait: Int?
}

/// Token buckets by key, on this node. Each call takes constant time; memory is bounded by `most` buckets: those that
/// are full again are forgotten first, then the half that was used longest ago (n log n, once in n / 2 new keys).
package actor RateLimiter {
    private struct Bucket {
        let rate: Rate
        var tokens: Double
        var at: Instant
        var lastUse: UInt64

        func tokens(at now: Instant) -> Double {
            let passed = Double(max(0, now.milliseconds - at.milliseconds))
            return min(rate.burst, tokens + passed / Double(rate.interval.wholeMilliseconds))
        }
    }

    private var buckets: [String: Bucket] = [:]
    private var uses: UInt64 = 0
    private let clock: @Sendable () -> Instant
    private let most: Int

    package init(most: Int = 100_000, clock: @escaping @Sendable () -> Instant) {
        self.most = most
        self.clock = clock
    }

    /// How many keys are remembered.
    package var count: Int { buckets.count }

    /// Nil lets it pass; else the seconds to wait, at least one. A key always comes with the same rate.
    package func take(_ key: String, _ rate: Rate) -> Int? { ask(key, rate).wait }

    /// As `take`, and says how much is left.
    package func ask(_ key: String, _ rate: Rate) -> Allowance {
        let now = clock()
        uses += 1
        if buckets[key] == nil, buckets.count >= most { forget(now) }
        var bucket = buckets[key] ?? Bucket(rate: rate, tokens: rate.burst, at: now, lastUse: uses)
        bucket.tokens = bucket.tokens(at: now)
        // A clock that was set back must not make anyone wait until it is as late again.
        bucket.at = now
        bucket.lastUse = uses
        defer { buckets[key] = bucket }
        guard bucket.tokens >= 1 else {
            let interval = Double(rate.interval.wholeMilliseconds)
            return Allowance(left: 0, wait: max(1, Int(((1 - bucket.tokens) * interval / 1000).rounded(.up))))
        }
        bucket.tokens -= 1
        return Allowance(left: Int(bucket.tokens), wait: nil)
    }

    private func forget(_ now: Instant) {
        buckets = buckets.filter { $0.value.tokens(at: now) < $0.value.rate.burst }
        guard buckets.count > most / 2 else { return }
        let uses = buckets.values.map(\.lastUse).sorted()
        let oldestKept = uses[uses.count / 2]
        buckets = buckets.filter { $0.value.lastUse >= oldestKept }
    }
}
