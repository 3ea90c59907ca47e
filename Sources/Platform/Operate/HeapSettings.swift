import CMalloc
import ServiceLifecycle

/// How the C library keeps memory that was given back to it. Without this a node that checks one password, which takes
/// 32 MB for a moment, keeps every later hole up to 64 MB; and each of its threads keeps holes of its own.
package enum HeapSettings {
    /// Before anything else runs: threads that have begun keep what they have.
    package static func settle() {
        #if canImport(Glibc)
            mallopt(M_MMAP_THRESHOLD, 128 * 1024)
            mallopt(M_TRIM_THRESHOLD, 128 * 1024)
            mallopt(M_ARENA_MAX, 2)
        #endif
    }
}

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
