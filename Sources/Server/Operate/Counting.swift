import Metrics
import Platform

package let version = "0.1.0"

extension Configuration {
    /// Before anything is opened that counts. Once a process; without a port for figures nothing is counted.
    package func beginCounting() {
        if metricsPort != nil { MetricsSystem.bootstrap(MetricsRegistry()) }
    }
}
