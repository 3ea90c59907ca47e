import Foundation
import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Where passwords wait to be looked at: one at a time, on a thread that pages go before, and never more than `places` of
/// them. Guesses come faster than any of them can be looked at, and must take neither the memory nor the time of others.
package final class PasswordLine: Sendable {
    /// Of people who signed in here before, in this browser: nobody who guesses stands in front of them.
    package static let known = PasswordLine()
    package static let everyone = PasswordLine()

    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let waiting = Mutex(0)
    let places: Int

    /// - Parameter places: how many are looked at or wait; about half a second each.
    package init(places: Int = 20) {
        self.places = places
        thread.start()
    }

    package var isFull: Bool { waiting.withLock { $0 >= places } }

    /// - Throws: `Refusal.unavailable` at once when all places are taken.
    func wait<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        let isLate = waiting.withLock { count in
            guard count < places else { return true }
            count += 1
            return false
        }
        guard !isLate else { throw Refusal.unavailable }
        defer { waiting.withLock { $0 -= 1 } }
        return try await thread.runIfActive {
            stepBack()
            return try work()
        }
    }
}

/// On Linux a process of one number is this thread alone.
private func stepBack() {
    #if os(Linux)
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
    #endif
}
