import Foundation

/// Waits on a thread of its own for what blocks: Swift's few threads, and Dispatch's that they are, must not.
package func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
    }
}
