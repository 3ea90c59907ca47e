import Dispatch

/// Hears on a connection of its own what other nodes say, and rings the bell. When the connection breaks it makes a new
/// one; what was said in between is not lost, because the bell rings as soon as it hears again.
struct PostgresListener: Sendable {
    let bell: Bell
    let connect: @Sendable () async throws -> PostgresConnection

    func run() async {
        while !Task.isCancelled {
            try? await listen()
            try? await Task.sleep(for: .seconds(1))
        }
    }

    /// Returns when the connection broke or the task was cancelled.
    private func listen() async throws {
        let connection = try await connect()
        let queue = DispatchQueue(label: "firsthand.listener")
        let source = DispatchSource.makeReadSource(fileDescriptor: connection.socket, queue: queue)
        let (ended, continuation) = AsyncStream<Never>.makeStream()
        source.setEventHandler { [bell] in
            guard let heard = try? connection.notifications() else { return source.cancel() }
            if heard > 0 { bell.ring() }
        }
        source.setCancelHandler { continuation.finish() }
        source.activate()
        bell.ring()
        for await _ in ended {}
        source.cancel()
    }
}
