import Synchronization

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
package final class RateLimiter: Sendable {
    fileprivate struct Bucket {
        let rate: Rate
        var tokens: Double
        var at: Instant
        var lastUse: UInt64

        func tokens(at now: Instant) -> Double {
            let passed = Double(max(0, now.milliseconds - at.milliseconds))
            return min(rate.burst, tokens + passed / Double(rate.interval.wholeMilliseconds))
        }
    }

    fileprivate struct Buckets {
        var all: [String: Bucket] = [:]
        var uses: UInt64 = 0
    }

    // Not an actor: every request asks, and what it does is shorter than a change of hands.
    private let buckets = Mutex(Buckets())
    private let clock: @Sendable () -> Instant
    private let most: Int

    package init(most: Int = 100_000, clock: @escaping @Sendable () -> Instant) {
        self.most = most
        self.clock = clock
    }

    /// How many keys are remembered.
    package var count: Int { buckets.withLock { $0.all.count } }

    /// Nil lets it pass; else the seconds to wait, at least one. A key always comes with the same rate.
    package func take(_ key: String, _ rate: Rate) -> Int? { ask(key, rate).wait }

    /// As `take`, and says how much is left.
    package func ask(_ key: String, _ rate: Rate) -> Allowance {
        buckets.withLock { $0.ask(key, rate, at: clock(), most: most) }
    }
}

extension RateLimiter.Buckets {
    fileprivate mutating func ask(_ key: String, _ rate: Rate, at now: Instant, most: Int) -> Allowance {
        uses += 1
        if all[key] == nil, all.count >= most { forget(now, most: most) }
        var bucket = all[key] ?? .init(rate: rate, tokens: rate.burst, at: now, lastUse: uses)
        bucket.tokens = bucket.tokens(at: now)
        // A clock that was set back must not make anyone wait until it is as late again.
        bucket.at = now
        bucket.lastUse = uses
        defer { all[key] = bucket }
        guard bucket.tokens >= 1 else {
            let interval = Double(rate.interval.wholeMilliseconds)
            return Allowance(left: 0, wait: max(1, Int(((1 - bucket.tokens) * interval / 1000).rounded(.up))))
        }
        bucket.tokens -= 1
        return Allowance(left: Int(bucket.tokens), wait: nil)
    }

    private mutating func forget(_ now: Instant, most: Int) {
        all = all.filter { $0.value.tokens(at: now) < $0.value.rate.burst }
        guard all.count > most / 2 else { return }
        let uses = all.values.map(\.lastUse).sorted()
        let oldestKept = uses[uses.count / 2]
        all = all.filter { $0.value.lastUse >= oldestKept }
    }
}
