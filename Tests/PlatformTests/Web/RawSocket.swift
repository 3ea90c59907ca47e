import Foundation
import HTTPTypes
import Logging
import Platform
import Synchronization
import TestSupport

/// Speaks to a socket by hand, to send what no client would.
struct RawSocket: Sendable {
    private let handle: Int32

    struct Failed: Error {}

    init(port: Int) async throws {
        handle = try await onThread {
            let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            let status = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard status == 0 else { throw Failed() }
            return handle
        }
        wait(seconds: 60)
    }

    /// One request with nothing but its first line and headers, and everything that comes back.
    static func ask(_ port: Int, _ lines: String...) async throws -> String {
        let socket = try await RawSocket(port: port)
        try await socket.send((lines + ["Host: test", "Connection: close"]).joined(separator: "\r\n") + "\r\n\r\n")
        let reply = try await socket.readToEnd()
        socket.close()
        return reply
    }

    /// How long a read waits before it counts as silence.
    func wait(seconds: Int) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws {
        let handle = handle
        try await onThread {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Foundation.send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { throw Failed() }
                sent += count
            }
        }
    }

    /// What has come by the time that it contains the text, or that the other side is done.
    func read(until text: String) async throws -> String {
        let handle = handle
        return try await onThread {
            var all: [UInt8] = []
            while !String(decoding: all, as: UTF8.self).contains(text), let part = receive(handle) { all += part }
            return String(decoding: all, as: UTF8.self)
        }
    }

    /// Throws when the other side neither says anything more nor closes.
    func readToEnd() async throws -> String {
        let handle = handle
        return try await onThread {
            var all: [UInt8] = []
            while let part = receive(handle) { all += part }
            guard errno != EAGAIN else { throw Failed() }
            return String(decoding: all, as: UTF8.self)
        }
    }

    func finishSending() { shutdown(handle, Int32(SHUT_WR)) }
    func close() { _ = Foundation.close(handle) }
}

private func receive(_ handle: Int32) -> [UInt8]? {
    errno = 0
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(handle, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
}

extension WebServer {
    /// A server with a page for refusals that says what was refused.
    init(
        endpoints: [Endpoint], limits: Limits = Limits(), proxies: TrustedProxies = .none, drain: Drain = Drain(),
        logger: Logger = Logger(label: "test")
    ) {
        self.init(
            name: "test", endpoints: endpoints, limits: limits, proxies: proxies, drain: drain, now: { .now },
            logger: logger
        ) { call, refusal in
            let status: Int =
                switch refusal {
                case .notFound: 404
                case .tooLarge: 413
                case .unreadable: 400
                case .unavailable: 503
                case nil: 500
                default: 403
                }
            return .page("<p>refused</p><p>\(call.requestID)</p>", status: .init(code: status))
        }
    }
}

/// What was logged, line by line.
final class LogLines: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in self } }

    func log(event: LogEvent) {
        let facts = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        lines.withLock { $0.append("\(event.level) \(event.message) \(facts)") }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
}
