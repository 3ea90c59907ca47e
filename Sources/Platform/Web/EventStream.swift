import Foundation
import HummingbirdCore
import NIOCore

/// An open stream of server-sent events.
package struct EventStream: Sendable {
    private let send: @Sendable (ByteBuffer) async throws -> Void

    init(send: @escaping @Sendable (ByteBuffer) async throws -> Void) { self.send = send }

    package func send(event: String, id: String, data: String) async throws {
        try await send(ByteBuffer(string: "event: \(event)\nid: \(id)\ndata: \(data)\n\n"))
    }

    /// Keeps proxies from closing a quiet stream, and finds readers that left.
    package func beat() async throws { try await send(ByteBuffer(string: ":\n\n")) }
}
