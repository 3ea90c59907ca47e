import Metrics
import Synchronization

protocol Instrument: Sendable {
    var kind: Figures.Kind { get }
    func samples(_ labels: [(String, String)]) -> [Figures.Sample]
}

/// One number: a counter or a gauge.
final class Tally: Instrument, CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler {
    let kind: Figures.Kind
    private let value = Mutex(0.0)

    init(_ kind: Figures.Kind) { self.kind = kind }

    func samples(_ labels: [(String, String)]) -> [Figures.Sample] {
        [Figures.Sample(labels: labels, value: value.withLock { $0 })]
    }

    func increment(by amount: Int64) { increment(by: Double(amount)) }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func set(_ new: Int64) { set(Double(new)) }
    func set(_ new: Double) { value.withLock { $0 = new } }
    func record(_ new: Int64) { set(Double(new)) }
    func record(_ new: Double) { set(new) }
    func reset() { set(0.0) }
}

/// How long things took, in seconds, counted by buckets that suit a web page: from one millisecond to ten seconds.
final class Histogram: Instrument, TimerHandler, RecorderHandler {
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct Counts: Sendable {
        var buckets = Array(repeating: 0, count: Histogram.bounds.count + 1)
        var sum = 0.0
    }

    private let counts = Mutex(Counts())
    var kind: Figures.Kind { .histogram }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let bucket = Histogram.bounds.firstIndex { value <= $0 } ?? Histogram.bounds.count
        counts.withLock { counts in
            counts.buckets[bucket] += 1
            counts.sum += value
        }
    }

    func samples(_ labels: [(String, String)]) -> [Figures.Sample] {
        let counts = counts.withLock { $0 }
        var total = 0
        var samples: [Figures.Sample] = []
        for (bound, count) in zip(Histogram.bounds + [.infinity], counts.buckets) {
            total += count
            samples.append(
                Figures.Sample(suffix: "_bucket", labels: labels + [("le", number(bound))], value: Double(total)))
        }
        samples.append(Figures.Sample(suffix: "_sum", labels: labels, value: counts.sum))
        samples.append(Figures.Sample(suffix: "_count", labels: labels, value: Double(total)))
        return samples
    }
}
