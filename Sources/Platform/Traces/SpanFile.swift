import Foundation
import Logging
import Metrics
import ServiceLifecycle
import Synchronization
import Tracing

/// A file that spans are appended to, once a second and at the end. It is opened anew each time, so that it can be moved
/// away while the program runs. When it cannot be written, or when there is more than it keeps, spans are lost and
/// counted: nobody waits for it.
package final class SpanFile: Service {
    private let path: String
    private let resource: SpanAttributes
    private let most: Int
    private let logger: Logger
    private let waiting = Mutex<[OTLP.Span]>([])
    /// One writer at a time: a line is whole.
    private let isAway = Mutex(false)
    private let dropped = Counter(label: "firsthand_spans_dropped_total")

    /// - Parameters:
    ///   - version: of the program, which each line names.
    ///   - most: how many spans may wait to be written.
    package init(_ path: String, version: String, most: Int = 8192, logger: Logger = Logger(label: "firsthand")) {
        self.path = path
        self.most = most
        self.logger = logger
        resource = [
            "service.name": "firsthand", "service.version": .string(version),
            "service.instance.id": .string(ID<SpanFile>.new(at: .now).rawValue),
        ]
    }

    func take(_ span: OTLP.Span) {
        let hasRoom = waiting.withLock { waiting in
            guard waiting.count < most else { return false }
            waiting.append(span)
            return true
        }
        if !hasRoom { dropped.increment() }
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                self.flush()
                try? await Task.sleep(for: .seconds(1))
            }
        }
        flush()
    }

    package func flush() {
        isAway.withLock { isAway in
            let spans = waiting.withLock { waiting in
                defer { waiting = [] }
                return waiting
            }
            guard !spans.isEmpty else { return }
            do {
                try append(spans)
                isAway = false
            } catch {
                dropped.increment(by: spans.count)
                // Once, not every second: the log of a full disk should not fill what is left.
                if !isAway { logger.warning("spans not written", metadata: ["error": "\(errorKind(error))"]) }
                isAway = true
            }
        }
    }

    /// Readers of such files take lines of a megabyte at most.
    private static let spansPerLine = 256

    private func append(_ spans: [OTLP.Span]) throws {
        var lines = Data()
        for start in stride(from: 0, to: spans.count, by: SpanFile.spansPerLine) {
            let end = min(start + SpanFile.spansPerLine, spans.count)
            lines += try OTLP.line(Array(spans[start..<end]), of: resource)
        }
        try appendWhole(lines, to: path)
    }
}

/// All of it or nothing, so that a full disk leaves no half line for others to stumble over.
private func appendWhole(_ data: Data, to path: String) throws {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    let end = try handle.seekToEnd()
    do {
        try handle.write(contentsOf: data)
    } catch {
        try? handle.truncate(atOffset: end)
        throw error
    }
}
