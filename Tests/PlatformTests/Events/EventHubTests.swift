import TestSupport
import Testing

@testable import Platform

@Suite struct EventHubTests {
    private func events(_ positions: ClosedRange<Int>) throws -> [Event] {
        let columns = Row.Columns(["position", "seq", "kind", "actor", "scope", "subject", "data", "at"])
        return try positions.map { position in
            let number = SQLValue.integer(Int64(position))
            return try Event(
                row: Row(
                    columns: columns,
                    values: [number, number, .text("thing.happened"), .null, .null, .null, .text("{}"), .integer(0)]))
        }
    }

    @Test("Those who wait are woken when the log grows past where they are")
    func wakes() async throws {
        let hub = EventHub(last: 5)
        async let waiting: Void = hub.wait(past: 5)
        await hub.publish(try events(6...8))
        await waiting
        #expect(await hub.position == 8)
        await hub.wait(past: 7)
    }

    @Test("Whoever stops waiting is let go")
    func cancelled() async throws {
        let hub = EventHub()
        let waiter = Task { await hub.wait(past: 0) }
        waiter.cancel()
        await waiter.value
        #expect(await hub.position == 0)
    }

    @Test("What came twice is told once, and what came late not at all")
    func repeated() async throws {
        let hub = EventHub()
        await hub.publish(try events(1...3))
        await hub.publish(try events(2...4))
        #expect(await hub.recent(after: 0)?.map(\.position) == [1, 2, 3, 4])
        await hub.publish(try events(1...2))
        #expect(await hub.position == 4)
    }

    @Test("A place too long ago is read from the log instead")
    func forgotten() async throws {
        let hub = EventHub()
        await hub.publish(try events(1...1500))
        #expect(await hub.recent(after: 10) == nil)
        #expect(await hub.recent(after: 500)?.count == 1000)
        #expect(await hub.recent(after: 1500)?.isEmpty == true)
        #expect(await EventHub(last: 7).recent(after: 3) == nil)
    }
}
