import Foundation
import Metrics
import Platform
import TestSupport
import Testing
import Tracing

private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

private struct Headers: Extractor {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
}

private struct PersonalTrouble: Error, CustomStringConvertible {
    var description: String { "amara@halden.example has trouble" }
}

@Suite struct FileTracerTests {
    /// Where a sender who hands a trace on puts us.
    private func sent(_ flags: String, to tracer: FileTracer) -> ServiceContext {
        var context = ServiceContext.topLevel
        tracer.extract(["traceparent": "00-\(trace)-00f067aa0ba902b7-\(flags)"], into: &context, using: Headers())
        return context
    }

    @Test("A collector finds a span as OpenTelemetry wants it: ids in hexadecimal, times and whole numbers as text")
    func json() async throws {
        try await TestTraces.run { traces in
            func at(_ time: UInt64) -> DefaultTracerClock.Timestamp { .init(nanosecondsSinceEpoch: time) }
            let span = traces.tracer.startSpan(
                "GET /", context: sent("01", to: traces.tracer), ofKind: .server, at: at(1_795_356_000_000_000_001))
            span.attributes = ["http.response.status_code": 503, "http.route": "/", "a.share": 0.5, "is.odd": true]
            span.setStatus(SpanStatus(code: .error, message: "never written"))
            span.end(at: at(1_795_356_000_000_000_009))
            let told = try #require(try traces.spans().first)
            #expect(told.traceId == trace && told.parentSpanId == "00f067aa0ba902b7")
            let line = try #require(try traces.lines().first)
            #expect(
                line.contains(
                    """
                    "spans":[{"attributes":[{"key":"a.share","value":{"doubleValue":0.5}},\
                    {"key":"http.response.status_code","value":{"intValue":"503"}},\
                    {"key":"http.route","value":{"stringValue":"/"}},{"key":"is.odd","value":{"boolValue":true}}],\
                    "endTimeUnixNano":"1795356000000000009","kind":2,"name":"GET /",\
                    "parentSpanId":"00f067aa0ba902b7","spanId":"\(told.spanId)",\
                    "startTimeUnixNano":"1795356000000000001","status":{"code":2},"traceId":"\(trace)"}]
                    """), "\(line)")
            #expect(line.hasPrefix(#"{"resourceSpans":[{"resource":{"attributes":[{"key":"service.instance.id""#))
            #expect(line.contains(#"{"key":"service.name","value":{"stringValue":"firsthand"}}"#))
        }
    }

    @Test("Who began a trace decides whether it is written, whatever share we write of our own")
    func parents() async throws {
        for (share, flags, isWritten) in [(0.0, "01", true), (1.0, "00", false)] {
            try await TestTraces.run(share: share) { traces in
                let span = traces.tracer.startSpan("step", context: sent(flags, to: traces.tracer))
                traces.tracer.startSpan("within", context: span.context).end()
                span.end()
                let written = try traces.spans().map(\.name)
                #expect(written == (isWritten ? ["within", "step"] : []))
            }
        }
    }

    @Test("A share is of whole traces: a step is written if what it belongs to is")
    func share() async throws {
        try await TestTraces.run(share: 0.25) { traces in
            for _ in 0..<2000 {
                let root = traces.tracer.startSpan("root", context: .topLevel)
                traces.tracer.startSpan("step", context: root.context).end()
                root.end()
            }
            let spans = try traces.spans()
            let roots = spans.filter { $0.name == "root" }
            // Six deviations of a fair draw: it fails once in a hundred million runs.
            #expect((380...620).contains(roots.count), "\(roots.count)")
            #expect(Set(roots.map(\.traceId)) == Set(spans.filter { $0.name == "step" }.map(\.traceId)))
            #expect(try traces.lines().count == 1 + (spans.count - 1) / 256, "no line is too long for its reader")
        }
    }

    @Test("An error is told by its kind, and ended twice is told once")
    func errors() async throws {
        try await TestTraces.run { traces in
            let span = traces.tracer.startSpan("step")
            span.recordError(PersonalTrouble())
            span.end()
            span.end()
            #expect(try traces.spans().count == 1)
            let line = try #require(try traces.lines().first)
            #expect(line.contains("PersonalTrouble") && !line.contains("amara"))
        }
    }

    @Test("What cannot be written is lost and counted, nobody waits for it, and it goes on when it can")
    func full() async throws {
        let registry = MetricsRegistry()
        let lost = { @Sendable in
            exposition(registry.figures(), meanings: [:]).contains("firsthand_spans_dropped_total 7\n")
        }
        try await withMetricsFactory(registry) {
            try await TestTraces.run(most: 5) { traces in
                for _ in 0..<7 { traces.tracer.startSpan("step").end() }
                #expect(try traces.spans().count == 5, "two found no room")
                let folder = (traces.path as NSString).deletingLastPathComponent
                try FileManager.default.moveItem(atPath: folder, toPath: folder + "-away")
                for _ in 0..<5 { traces.tracer.startSpan("step").end() }
                #expect(try traces.spans().isEmpty)
                #expect(lost())
                try FileManager.default.moveItem(atPath: folder + "-away", toPath: folder)
                traces.tracer.startSpan("again").end()
                #expect(try traces.spans().count == 6)
            }
        }
    }

    @Test("Only its owner may read the file")
    func mode() async throws {
        try await TestTraces.run { traces in
            traces.tracer.startSpan("step").end()
            #expect(try traces.spans().count == 1)
            let mode = try FileManager.default.attributesOfItem(atPath: traces.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }
}
