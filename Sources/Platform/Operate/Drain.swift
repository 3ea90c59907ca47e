import ServiceLifecycle
import Synchronization

/// The time between being asked to stop and stopping: the load balancer hears that this node is not ready and sends
/// nobody here any more, while those who come are still served. It stands last in its group, because services are
/// stopped in reverse order.
package final class Drain: Service {
    private let begun = Atomic(false)
    private let length: Duration

    package init(for length: Duration = .zero) { self.length = length }

    package var hasBegun: Bool { begun.load(ordering: .relaxed) }

    package func run() async throws {
        try? await gracefulShutdown()
        begun.store(true, ordering: .relaxed)
        try? await Task.sleep(for: length)
    }
}
