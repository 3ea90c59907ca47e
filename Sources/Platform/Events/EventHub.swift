/// Tells everyone in this process that the log has grown. Streams and followers read from here, so that a thousand open
/// pages cost one read of the database.
package actor EventHub {
    private var recent: [Event] = []
    private var last: Int64
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var listeners: [Int: AsyncStream<HubSignal>.Continuation] = [:]
    private var nextNumber = 0
    private var beats = 0
    private let kept = 1000
    private var lastLook: ContinuousClock.Instant?

    package init(last: Int64 = 0) { self.last = last }

    /// The newest place that was told here.
    package var position: Int64 { last }

    /// How long ago this node last read the log to its end; nil before the first time.
    package var silence: Duration? { lastLook?.duration(to: .now) }

    func noteLook() { lastLook = .now }

    /// New events in order, as the tail of the log was read.
    func publish(_ events: [Event]) {
        let fresh = events.filter { ($0.position ?? 0) > last }
        guard let newest = fresh.last?.position else { return }
        let growth = Growth(from: last, events: fresh)
        recent.append(contentsOf: fresh)
        if recent.count > kept { recent.removeFirst(recent.count - kept) }
        last = newest
        let woken = waiting.values
        waiting = [:]
        for waiter in woken { waiter.resume() }
        for listener in listeners.values { listener.yield(.grown(growth)) }
    }

    func begin(at position: Int64) { last = max(last, position) }

    /// The events after a position, or nil when that is longer ago than we remember: then read the log.
    package func recent(after position: Int64) -> [Event]? {
        if position >= last { return [] }
        guard let first = recent.first?.position, first <= position + 1 else { return nil }
        return recent.filter { ($0.position ?? 0) > position }
    }

    /// Returns when the log has grown past the position, or the task is cancelled.
    package func wait(past position: Int64) async {
        guard last <= position, !Task.isCancelled else { return }
        nextNumber += 1
        let number = nextNumber
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if last > position || Task.isCancelled { continuation.resume() } else { waiting[number] = continuation }
            }
        } onCancel: {
            Task { await self.leave(number) }
        }
    }

    private func leave(_ number: Int) { waiting.removeValue(forKey: number)?.resume() }

    /// What an open page hears for as long as it listens. It may miss some when it is slow: a growth says where it begins.
    package func listen() -> AsyncStream<HubSignal> {
        let (signals, listener) = AsyncStream<HubSignal>.makeStream(bufferingPolicy: .bufferingNewest(8))
        nextNumber += 1
        let number = nextNumber
        listeners[number] = listener
        listener.onTermination = { _ in Task { await self.stopListening(number) } }
        return signals
    }

    private func stopListening(_ number: Int) { listeners[number] = nil }

    /// Once a second: each listener gets a beat in twenty, so that ten thousand do not get theirs at one moment.
    func beat() {
        beats += 1
        for (number, listener) in listeners where number % 20 == beats % 20 { listener.yield(.beat) }
    }
}
