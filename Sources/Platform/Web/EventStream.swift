import Foundation
import HummingbirdCore
import NIOCore

/// An open stream of server-sent events.
package struct EventStream: Sendable {
    private let send: @Sendable (ByteBuffer) async throws -> Void

    init(send: @escaping @Sendable (ByteBuffer) async throws -> Void) { self.send = send }

    /// Throws when the reader has left.
    package func send(_ frame: EventFrame) async throws { try await send(frame.bytes) }

    /// Keeps proxies from closing a quiet stream, and finds readers that left.
    package func beat() async throws { try await send(ByteBuffer(string: ":\n\n")) }
}

/// One event, as it goes over the wire.
package struct EventFrame: Sendable {
    let bytes: ByteBuffer

    /// - Parameters:
    ///   - event: one line, as is the id.
    ///   - data: may have several.
    package init(event: String, id: String, data: String) {
        var buffer = ByteBuffer(string: "event: \(event)\nid: \(id)\n")
        for line in data.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 10 || $0 == 13 }) {
            buffer.writeString("data: \(Substring(line))\n")
        }
        buffer.writeString("\n")
        bytes = buffer
    }
}
