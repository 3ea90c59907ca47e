import Metrics

/// Rings when the log may have grown: after a commit on this node, or when another node says so. One task waits for it;
/// rings that come while it is busy become one.
package struct Bell: Sendable {
    /// For one task; it ends for good when that task is cancelled.
    package let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let appended = Counter(label: "firsthand_events_appended_total")

    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package func ring() { continuation.yield() }

    /// An event of this node's has been committed.
    func ringForEvent() {
        appended.increment()
        ring()
    }
}
