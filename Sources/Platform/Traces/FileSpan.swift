import Synchronization
import Tracing

/// A step of a trace, written to the file once it has ended. One that is not sampled keeps nothing.
package final class FileSpan: Span {
    struct Told: Sendable {
        var name: String
        var attributes: SpanAttributes = [:]
        var events: [SpanEvent] = []
        var links: [TracePlace] = []
        var status: SpanStatus?
        var hasEnded = false
    }

    package let context: ServiceContext
    private let kind: SpanKind
    private let place: TracePlace
    private let parent: String?
    private let began: UInt64
    private let file: SpanFile
    private let told: Mutex<Told>

    init(
        _ name: String, _ kind: SpanKind, at place: TracePlace, below parent: String?, context: ServiceContext,
        began: UInt64, to file: SpanFile
    ) {
        self.kind = kind
        self.place = place
        self.parent = parent
        self.context = context
        self.began = began
        self.file = file
        told = Mutex(Told(name: name))
    }

    package var isRecording: Bool { place.isSampled }

    package var operationName: String {
        get { told.withLock { $0.name } }
        set { change { $0.name = newValue } }
    }

    package var attributes: SpanAttributes {
        get { told.withLock { $0.attributes } }
        set { change { $0.attributes = newValue } }
    }

    package func setStatus(_ status: SpanStatus) { change { $0.status = status } }
    package func addEvent(_ event: SpanEvent) { change { $0.events.append(event) } }

    package func addLink(_ link: SpanLink) {
        guard let place = link.context.place else { return }
        change { $0.links.append(place) }
    }

    /// The kind of error, never its text, because texts quote what people typed.
    package func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
        var attributes = attributes
        attributes["exception.type"] = errorKind(error)
        addEvent(SpanEvent(name: "exception", at: instant(), attributes: attributes))
    }

    package func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        guard isRecording else { return }
        let told: Told? = told.withLock { told in
            guard !told.hasEnded else { return nil }
            told.hasEnded = true
            return told
        }
        guard let told else { return }
        file.take(OTLP.Span(told, kind, at: place, below: parent, from: began, to: instant().nanosecondsSinceEpoch))
    }

    private func change(_ body: (inout sending Told) -> Void) {
        guard isRecording else { return }
        told.withLock { body(&$0) }
    }
}
