import Foundation
import HummingbirdCore
import NIOCore

/// An open stream of server-sent events.
package struct EventStream: Sendable {
    private let send: @Sendable (ByteBuffer) async throws -> Void

    init(send: @escaping @Sendable (ByteBuffer) async throws -> Void) { self.send = send }

    /// One event. `event` and `id` are one line each; data may have several. Throws when the reader has left.
    package func send(event: String, id: String, data: String) async throws {
        var buffer = ByteBuffer(string: "event: \(event)\nid: \(id)\n")
        for line in data.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 10 || $0 == 13 }) {
            buffer.writeString("data: \(Substring(line))\n")
        }
        buffer.writeString("\n")
        try await send(buffer)
    }

    /// Keeps proxies from closing a quiet stream, and finds readers that left.
    package func beat() async throws { try await send(ByteBuffer(string: ":\n\n")) }
}
