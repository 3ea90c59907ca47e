import Foundation
import Platform
import Tracing

/// A file of spans for as long as a test writes to it, read as a collector reads it.
package struct TestTraces: Sendable {
    package let path: String
    package let tracer: FileTracer

    package static func run<T: Sendable>(
        share: Double = 1, most: Int = 8192, _ body: @Sendable (TestTraces) async throws -> T
    ) async throws -> T {
        let folder = NSTemporaryDirectory() + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/traces.jsonl"
        let tracer = FileTracer(SpanFile(path, version: "1", most: most), share: share)
        return try await withTracer(tracer) { try await body(TestTraces(path: path, tracer: tracer)) }
    }

    /// Everything that has been written and what waits, in the order in which it ended.
    package func spans() throws -> [ToldSpan] {
        tracer.forceFlush()
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try lines().flatMap { line in
            try JSONDecoder().decode(Lines.self, from: Data(line.utf8)).resourceSpans.flatMap { $0.scopeSpans }
                .flatMap(\.spans)
        }
    }

    package func lines() throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    }

    private struct Lines: Decodable {
        struct Resource: Decodable { let scopeSpans: [Scope] }
        struct Scope: Decodable { let spans: [ToldSpan] }
        let resourceSpans: [Resource]
    }
}

package struct ToldSpan: Decodable, Sendable {
    package struct Value: Decodable, Sendable {
        let stringValue: String?
        let intValue: String?
        let boolValue: Bool?
        let doubleValue: Double?
    }

    package struct Attribute: Decodable, Sendable {
        let key: String
        let value: Value
    }

    package struct Status: Decodable, Sendable { package let code: Int }

    package let traceId: String
    package let spanId: String
    package let parentSpanId: String?
    package let name: String
    package let kind: Int
    package let startTimeUnixNano: String
    package let endTimeUnixNano: String
    package let attributes: [Attribute]
    package let status: Status?

    /// What it says of one thing, as text.
    package subscript(_ key: String) -> String? {
        guard let value = attributes.first(where: { $0.key == key })?.value else { return nil }
        return value.stringValue ?? value.intValue ?? value.boolValue.map { "\($0)" }
            ?? value.doubleValue.map { "\($0)" }
    }

    /// Whether it began and ended while the other went on.
    package func lies(within outer: ToldSpan) -> Bool {
        guard let start = UInt64(startTimeUnixNano), let end = UInt64(endTimeUnixNano),
            let outerStart = UInt64(outer.startTimeUnixNano), let outerEnd = UInt64(outer.endTimeUnixNano)
        else { return false }
        return parentSpanId == outer.spanId && traceId == outer.traceId && outerStart <= start && start <= end
            && end <= outerEnd
    }
}
