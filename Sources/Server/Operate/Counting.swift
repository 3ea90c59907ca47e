import Metrics
import Platform
import Tracing

package let version = "0.1.0"

extension Configuration {
    /// Before anything is opened that counts. Once a process; without a port for figures nothing is counted.
    package func beginCounting() {
        if metricsPort != nil { MetricsSystem.bootstrap(MetricsRegistry()) }
        // Second, because it counts what it loses.
        if let tracer { InstrumentationSystem.bootstrap(tracer) }
    }

    /// What writes spans; nil when nobody wants any.
    private var tracer: FileTracer? {
        tracesFile.map { FileTracer(SpanFile($0, version: version), share: traceShare) }
    }
}
