import Logging
import ServiceLifecycle

/// Does something again and again until the program leaves. What goes wrong is logged by its kind, without anybody's
/// words, and tried again after five seconds.
///
/// - Parameters:
///   - what: its name in the log, like “chats”
///   - pause: between one time and the next
package func keepDoing(
    _ what: String, every pause: Duration, _ logger: Logger, _ work: @escaping @Sendable () async throws -> Void
) async {
    await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
            do {
                try await work()
                try await Task.sleep(for: pause)
            } catch is CancellationError {
                return
            } catch {
                logger.error("\(what) paused", metadata: ["error": "\(errorKind(error))"])
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }
}
