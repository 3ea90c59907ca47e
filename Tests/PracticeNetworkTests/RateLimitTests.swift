import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

@testable import PracticeNetwork

@Suite struct RateLimitTests {
    @Test(
        "After 300 calls in five minutes a token waits for the next five, and others do not",
        arguments: TestDatabase.available)
    func limit(engine: TestDatabase) async throws {
        try await PracticeStory.run(engine) { story in
            let path = "/api/v1/accounts/verify_credentials"
            let first = try await story.call(.get, path, as: story.amara)
            #expect(first.headers["x-ratelimit-limit"] == "300")
            #expect(first.headers["x-ratelimit-remaining"] == "299")
            let reset = Instant(
                try Date(
                    first.headers["x-ratelimit-reset"] ?? "",
                    strategy: .iso8601.year().month().day().time(includingFractionalSeconds: true)))
            #expect(reset > story.clock.read() && reset <= story.clock.read() + .minutes(5))
            for _ in 0..<299 { _ = try await story.call(.get, path, as: story.amara) }
            let refused = try await story.call(.get, path, as: story.amara)
            #expect(refused.status == 429)
            #expect(refused.headers["x-ratelimit-remaining"] == "0")
            #expect(refused.headers["retry-after"].flatMap { Int($0) }.map { (1...300).contains($0) } == true)
            #expect(refused.body == "{\"error\":\"Too many requests\"}")
            let write = try await story.call(.post, "/api/v1/statuses", as: story.amara, ["status": "x"])
            #expect(write.status == 429)
            #expect(try await story.list("/api/v1/timelines/public").isEmpty)
            #expect(try await story.call(.get, path, as: story.eve).status == 200)
            story.clock.advance(.minutes(5))
            #expect(try await story.call(.get, path, as: story.amara).status == 200)
        }
    }

    @Test("Counts are forgotten with their window, and a flood of keys shares one")
    func bounded() async {
        let limits = RateLimits()
        let now = Instant(milliseconds: 1_795_356_000_000)
        for number in 0..<50_100 { _ = await limits.take("\(number)", limit: 1, at: now) }
        #expect(await limits.take("one more", limit: 100, at: now).isSpent)
        #expect(await !limits.take("one more", limit: 100, at: now + .minutes(5)).isSpent)
    }
}
