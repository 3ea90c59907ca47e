import Platform
import TestSupport
import Testing

@Suite struct RateLimiterTests {
    private let clock = TestClock()
    private let rate = Rate(burst: 3, every: .seconds(10))

    @Test("A burst passes, then one each interval, and the wait is said")
    func burst() {
        let limiter = RateLimiter(clock: clock.read)
        for _ in 0..<3 { #expect(limiter.take("amara", rate) == nil) }
        #expect(limiter.take("amara", rate) == 10)
        clock.advance(.seconds(4))
        #expect(limiter.take("amara", rate) == 6)
        clock.advance(.seconds(6))
        #expect(limiter.take("amara", rate) == nil)
        #expect(limiter.take("amara", rate) == 10)
    }

    @Test("One who waits pays nothing for having asked too often")
    func patience() {
        let limiter = RateLimiter(clock: clock.read)
        for _ in 0..<50 { _ = limiter.take("amara", rate) }
        clock.advance(.seconds(30))
        for _ in 0..<3 { #expect(limiter.take("amara", rate) == nil) }
        #expect(limiter.take("amara", rate) != nil)
    }

    @Test("One person's haste is nobody else's")
    func keys() {
        let limiter = RateLimiter(clock: clock.read)
        for _ in 0..<5 { _ = limiter.take("amara", rate) }
        #expect(limiter.take("ben", rate) == nil)
    }

    @Test("A clock that is set back gives nothing away, and Amara need not wait until it is as late again")
    func backwards() {
        let limiter = RateLimiter(clock: clock.read)
        for _ in 0..<3 { _ = limiter.take("amara", rate) }
        clock.advance(.hours(-1))
        #expect(limiter.take("amara", rate) == 10)
        clock.advance(.seconds(10))
        #expect(limiter.take("amara", rate) == nil)
        #expect(limiter.take("amara", rate) == 10)
    }

    @Test("A clock that jumps a day ahead gives one burst and no more")
    func forwards() {
        let limiter = RateLimiter(clock: clock.read)
        for _ in 0..<3 { _ = limiter.take("amara", rate) }
        clock.advance(.days(1))
        for _ in 0..<3 { #expect(limiter.take("amara", rate) == nil) }
        #expect(limiter.take("amara", rate) == 10)
    }

    @Test("Memory is bounded: what is full again is forgotten first")
    func bounded() {
        let limiter = RateLimiter(most: 100, clock: clock.read)
        for number in 0..<99 { _ = limiter.take("old \(number)", rate) }
        clock.advance(.seconds(30))
        for _ in 0..<3 { _ = limiter.take("amara", rate) }
        for number in 0..<20 { _ = limiter.take("new \(number)", rate) }
        #expect(limiter.count <= 100)
        #expect(limiter.take("amara", rate) != nil)
    }

    @Test("A flood of new keys does not set free the one who is held back")
    func flood() {
        let limiter = RateLimiter(most: 100, clock: clock.read)
        for _ in 0..<3 { _ = limiter.take("amara", rate) }
        for number in 0..<1000 {
            _ = limiter.take("flood \(number)", rate)
            if number.isMultiple(of: 20) { #expect(limiter.take("amara", rate) != nil) }
            #expect(limiter.count <= 100)
        }
    }
}
