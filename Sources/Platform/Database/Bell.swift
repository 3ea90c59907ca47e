/// Rings when the log may have grown: after a commit on this node, or when another node says so. One task waits for it;
/// rings that come while it is busy become one.
package struct Bell: Sendable {
    /// For one task; it ends for good when that task is cancelled.
    package let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package func ring() { continuation.yield() }
}
