import HTTPTypes
import Metrics
import Synchronization

/// What a server counts. Labels are patterns of routes, never addresses: nothing that people typed is in them, and there
/// are only so many.
struct WebMeters: Sendable {
    let underWay: Meter
    let openStreams: Meter
    let limited: Counter
    private let server: String

    init(server: String) {
        self.server = server
        underWay = Meter(label: "http_server_active_requests", dimensions: [("server", server)])
        openStreams = Meter(label: "http_server_open_streams", dimensions: [("server", server)])
        limited = Counter(label: "firsthand_rate_limited_total", dimensions: [("server", server)])
    }

    func route(_ endpoint: Endpoint?) -> RouteMeter {
        RouteMeter([
            ("server", server), ("method", endpoint?.method.rawValue ?? "_OTHER"), ("route", endpoint?.path ?? "-"),
        ])
    }
}

/// The durations of one route by class of status, each made when it is first needed: most never are.
final class RouteMeter: Sendable {
    private let labels: [(String, String)]
    private let factory = MetricsSystem.factory
    private let timers = Mutex<[Int: Timer]>([:])

    init(_ labels: [(String, String)]) { self.labels = labels }

    func record(_ elapsed: Duration, status: Int) {
        timers.withLock { timers in
            let timer = timers[status / 100] ?? make(status / 100)
            timers[status / 100] = timer
            return timer
        }.recordNanoseconds(elapsed.wholeNanoseconds)
    }

    private func make(_ hundreds: Int) -> Timer {
        Timer(
            label: "http_server_request_duration_seconds", dimensions: labels + [("status", "\(hundreds)xx")],
            factory: factory)
    }
}

extension Duration {
    var wholeNanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
