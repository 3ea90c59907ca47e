import Metrics
import Synchronization

/// Where swift-metrics keeps what this process counts. Parts of the program make their instruments with it when they are
/// made themselves; without one in force, swift-metrics counts nothing. An instrument that is asked for twice is one.
package final class MetricsRegistry: MetricsFactory {
    private struct Key: Hashable {
        let name: String
        let labels: [String]
    }

    private struct Series: Sendable {
        let labels: [(String, String)]
        let instrument: any Instrument
    }

    private let series = Mutex<[Key: Series]>([:])

    package init() {}

    package func figures() -> [Figures] {
        let all = series.withLock { $0 }
        return Dictionary(grouping: all, by: \.key.name).compactMap { name, series in
            guard let kind = series.first?.value.instrument.kind else { return nil }
            let sorted = series.sorted { $0.key.labels.lexicographicallyPrecedes($1.key.labels) }
            return Figures(name, kind, samples: sorted.flatMap { $0.value.instrument.samples($0.value.labels) })
        }
    }

    private func instrument<T: Instrument>(_ name: String, _ labels: [(String, String)], _ make: () -> T) -> T {
        series.withLock { series in
            let key = Key(name: name, labels: labels.flatMap { [$0.0, $0.1] })
            // Two kinds under one name would be a fault of ours: the second is counted, and not shown.
            if let there = series[key] { return there.instrument as? T ?? make() }
            let made = make()
            series[key] = Series(labels: labels, instrument: made)
            return made
        }
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        instrument(label, dimensions) { Tally(.counter) }
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler { instrument(label, dimensions) { Tally(.counter) } }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        instrument(label, dimensions) { Tally(.gauge) }
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        aggregate
            ? instrument(label, dimensions) { Histogram() } : instrument(label, dimensions) { Tally(.gauge) }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        instrument(label, dimensions) { Histogram() }
    }

    // What was counted stays: a counter that vanished would read as one that had begun anew.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}
