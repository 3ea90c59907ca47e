import HTTPTypes
import Tracing

/// How a part of the program tells what it does, step by step, to the tracer that was in force when the part was made.
/// Without one nothing is told, and it costs a look at a nil.
package struct Steps: Sendable {
    private let tracer: (any Tracer)?

    package init() {
        let tracer = InstrumentationSystem.tracer
        self.tracer = tracer is NoOpTracer ? nil : tracer
    }

    /// Something that begins by itself, like a request or a job, or goes on with what its sender began.
    package func begin<T>(
        _ name: String, _ kind: SpanKind = .consumer, by sender: HTTPFields = [:],
        _ facts: @autoclosure () -> SpanAttributes = [:],
        _ body: ((any Span)?) async throws -> T
    ) async rethrows -> T {
        guard let tracer else { return try await body(nil) }
        var context = ServiceContext.topLevel
        tracer.extract(sender, into: &context, using: TraceHeaders())
        return try await run(tracer.startSpan(name, context: context, ofKind: kind), facts(), body)
    }

    /// A step within something that has begun. By itself it tells nothing: what looks every second whether there is work
    /// would fill the file.
    package func step<T>(
        _ name: String, _ kind: SpanKind = .internal, _ facts: @autoclosure () -> SpanAttributes = [:],
        _ body: ((any Span)?) async throws -> T
    ) async rethrows -> T {
        guard let tracer, let context = ServiceContext.current else { return try await body(nil) }
        return try await run(tracer.startSpan(name, context: context, ofKind: kind), facts(), body)
    }

    /// Whether a step that is taken now would be told.
    var areTold: Bool { tracer != nil && ServiceContext.current != nil }

    /// Something that turned out to be worth telling after it was done.
    func note(_ name: String, since start: DefaultTracerClock.Timestamp, _ facts: SpanAttributes) {
        guard let tracer else { return }
        let span = tracer.startSpan(name, context: .topLevel, ofKind: .consumer, at: start)
        span.attributes = facts
        span.end()
    }

    /// What a server has to be sent so that its own steps belong to this trace.
    func headers(of span: any Span) -> HTTPFields {
        var headers = HTTPFields()
        tracer?.inject(span.context, into: &headers, using: TraceHeaders())
        return headers
    }

    private func run<T>(
        _ span: any Span, _ facts: SpanAttributes, _ body: ((any Span)?) async throws -> T
    ) async rethrows -> T {
        defer { span.end() }
        span.attributes = facts
        do {
            return try await ServiceContext.withValue(span.context) { try await body(span) }
        } catch {
            span.attributes["error.type"] = errorKind(error)
            // A refusal is an answer, not a failure.
            if !(error is Refusal) { span.setStatus(SpanStatus(code: .error)) }
            throw error
        }
    }
}

private struct TraceHeaders: Extractor, Injector {
    func extract(key: String, from carrier: HTTPFields) -> String? {
        HTTPField.Name(key).flatMap { carrier[$0] }
    }

    func inject(_ value: String, forKey key: String, into carrier: inout HTTPFields) {
        guard let name = HTTPField.Name(key) else { return }
        carrier[name] = value
    }
}
