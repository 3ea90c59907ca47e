import CMalloc
import ServiceLifecycle

/// Gives whole pages between things in use back to the system, once a minute, and for no more than a thousandth of the
/// time. What a node keeps is small and grows little; the C library by itself keeps every hole that a busy hour has left.
package struct HeapKeeper: Service {
    private let pause: Duration

    package init(every pause: Duration = .seconds(60)) { self.pause = pause }

    package func run() async throws {
        #if canImport(Glibc)
            await cancelWhenGracefulShutdown {
                var wait = pause
                while (try? await Task.sleep(for: wait)) != nil {
                    wait = max(pause, ContinuousClock().measure { malloc_trim(0) } * 1000)
                }
            }
        #else
            try? await gracefulShutdown()
        #endif
    }
}
