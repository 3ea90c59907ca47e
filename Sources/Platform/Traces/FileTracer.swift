import Tracing

/// Writes a share of all traces to a file. Who began a trace decides whether it is written: a request that brings a
/// `traceparent` has been decided on already.
package struct FileTracer: Tracer {
    package let file: SpanFile
    /// Of the traces that begin here, from 0 to 1.
    let share: Double

    package init(_ file: SpanFile, share: Double = 1) {
        self.file = file
        self.share = share
    }

    package func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> FileSpan {
        var context = context()
        let parent = context.place
        let place = parent.map(child) ?? root()
        context.place = place
        return FileSpan(
            operationName, kind, at: place, below: parent?.spanID, context: context,
            began: place.isSampled ? instant().nanosecondsSinceEpoch : 0, to: file)
    }

    package func forceFlush() { file.flush() }

    package func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard let place = TracePlace(traceparent: extractor.extract(key: "traceparent", from: carrier)) else { return }
        context.place = place
    }

    package func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let place = context.place else { return }
        injector.inject(place.traceparent, forKey: "traceparent", into: &carrier)
    }

    private func child(of parent: TracePlace) -> TracePlace {
        TracePlace(high: parent.high, low: parent.low, span: .random(in: 1 ... .max), isSampled: parent.isSampled)
    }

    /// By the trace's own number, so that the share holds for whole traces.
    private func root() -> TracePlace {
        let low = UInt64.random(in: 1 ... .max)
        return TracePlace(
            high: .random(in: 1 ... .max), low: low, span: .random(in: 1 ... .max),
            isSampled: Double(low >> 11) / Double(1 << 53) < share)
    }
}
