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

    @Test("Who listens hears each growth once, with where it begins, so that a gap shows")
    func listening() async throws {
        let hub = EventHub(last: 5)
        let signals = await hub.listen()
        await hub.publish(try events(6...8))
        await hub.publish(try events(9...9))
        var heard: [[Int64]] = []
        for await case .grown(let growth) in signals {
            heard.append([growth.from, growth.to])
            if heard.count == 2 { break }
        }
        #expect(heard == [[5, 8], [8, 9]])
        // Who is slow hears the newest.
        let slow = await hub.listen()
        for number in 10...30 { await hub.publish(try events(number...number)) }
        var first: Growth?
        for await case .grown(let growth) in slow {
            first = growth
            break
        }
        #expect(try #require(first).from > 9)
    }

    @Test("Each listener has a beat in twenty, so that they do not all get theirs at one moment")
    func beats() async throws {
        let hub = EventHub()
        let signals = await hub.listen()
        for _ in 0..<20 { await hub.beat() }
        await hub.publish(try events(1...1))
        var beats = 0
        for await signal in signals {
            guard case .beat = signal else { break }
            beats += 1
        }
        #expect(beats == 1)
    }

    @Test("What streams are told is made once for all who listen to the same")
    func frames() throws {
        let growth = Growth(from: 0, events: try events(1...2))
        var made = 0
        for scope in ["a", "b", "a", nil, "a", nil] as [String?] {
            _ = growth.frame(of: scope) { events in
                made += 1
                return scope == nil ? nil : EventFrame(event: "change", id: "2", data: "\(events.count)")
            }
        }
        #expect(made == 3)
    }
}
