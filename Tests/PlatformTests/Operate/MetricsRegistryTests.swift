import Metrics
import Platform
import Testing

@Suite struct MetricsRegistryTests {
    private let registry = MetricsRegistry()

    private func text() -> String { exposition(registry.figures(), meanings: ["posts_total": "Posts."]) }

    @Test("What many count at once is counted once each")
    func together() async {
        await withTaskGroup(of: Void.self) { [registry] group in
            for _ in 0..<50 {
                group.addTask {
                    let counter = Counter(label: "posts_total", dimensions: [("state", "sent")], factory: registry)
                    for _ in 0..<200 { counter.increment() }
                }
            }
        }
        #expect(text() == "# HELP posts_total Posts.\n# TYPE posts_total counter\nposts_total{state=\"sent\"} 10000\n")
    }

    @Test("A time stands in every bucket that it fits, and in the sum")
    func histogram() {
        let timer = Timer(label: "seconds", factory: registry)
        for milliseconds in [1, 30, 20_000] { timer.recordMilliseconds(milliseconds) }
        let lines = text().split(separator: "\n")
        #expect(lines.contains("# TYPE seconds histogram"))
        for line in [
            "seconds_bucket{le=\"0.001\"} 1", "seconds_bucket{le=\"0.025\"} 1", "seconds_bucket{le=\"0.05\"} 2",
            "seconds_bucket{le=\"10\"} 2", "seconds_bucket{le=\"+Inf\"} 3", "seconds_count 3", "seconds_sum 20.031",
        ] { #expect(lines.contains { $0 == line }, "\(line)") }
    }

    @Test("A gauge goes up and down, and a word in a label cannot end it")
    func gauge() {
        let meter = Meter(label: "open", dimensions: [("name", "a\"b\\c\nd")], factory: registry)
        meter.increment(by: 3.0)
        meter.decrement()
        #expect(text().hasSuffix("open{name=\"a\\\"b\\\\c\\nd\"} 2\n"))
    }

    @Test("Nothing is counted where nobody asked for figures")
    func nobody() {
        Counter(label: "posts_total").increment()
        #expect(text().isEmpty)
    }
}
