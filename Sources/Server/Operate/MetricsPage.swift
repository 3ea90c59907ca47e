import HTTPTypes
import Metrics
import Platform
import Situation
import Voice

extension Application {
    /// The server that Prometheus asks, on a port of its own; nil when nobody wants figures.
    package func metricsServer() -> WebServer? {
        guard let registry = metrics else { return nil }
        var limits = WebServer.Limits()
        limits.connections = 20
        let page = Endpoint(.get, "/metrics") { _ in
            .text(
                exposition(await figures() + registry.figures(), meanings: meanings),
                type: "text/plain; version=0.0.4; charset=utf-8")
        }
        return WebServer(
            name: "metrics", endpoints: [page], headers: SecurityHeaders.common, limits: limits,
            now: house.services.clock, logger: house.services.logger
        ) { _, refusal in Answer(refusal == nil ? .internalServerError : .notFound) }
    }

    /// What is read when it is asked for. One transaction reads everything that lies in the database.
    private func figures() async -> [Figures] {
        let followers = followers
        let inDatabase: [Figures]? = try? await house.services.database.read { tx in
            try EventLog.figures(for: followers, in: tx) + Job.figures(in: tx) + Delivery.figures(in: tx)
                + Hold.figures(in: tx) + Webhook.figures(in: tx) + Mail.figures(in: tx)
                + ChatMessage.figures(in: tx) + Push.figures(in: tx)
        }
        return processFigures(startedAt: startedAt) + (await house.services.hub.figures()) + (inDatabase ?? []) + [
            Figures("firsthand_build_info", by: "version", [(version, 1)]),
            Figures("firsthand_database_up", is: inDatabase == nil ? 0 : 1),
            Figures("firsthand_database_connections_limit", is: Double(configuration.connections)),
        ]
    }
}

/// The same rules, with every outcome counted once it is committed.
func counting(_ rules: DeliveryRules) -> DeliveryRules {
    let counters = Dictionary(
        uniqueKeysWithValues: ["sent", "refused", "later", "unknown"].map {
            ($0, Counter(label: "firsthand_deliveries_finished_total", dimensions: [("outcome", $0)]))
        })
    var counted = rules
    counted.finished = { delivery, outcome, tx in
        try rules.finished(delivery, outcome, tx)
        tx.afterCommit { counters[outcome.name]?.increment() }
    }
    return counted
}

extension Outcome {
    fileprivate var name: String {
        switch self {
        case .sent: "sent"
        case .refused: "refused"
        case .later: "later"
        case .unknown: "unknown"
        }
    }
}
