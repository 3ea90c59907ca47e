import Platform

extension Configuration {
    /// What concerns the server among other machines.
    static let operating: [Variable] = [
        Variable(
            name: "FIRSTHAND_TRUSTED_PROXIES",
            meaning: "whose X-Forwarded-For is believed, like 127.0.0.1, 10.0.0.0/8; without it nobody's"
        ) { value, chosen in
            guard let proxies = TrustedProxies(value) else { return "is not a list of addresses or ranges" }
            chosen.proxies = proxies
            return nil
        },
        Variable(
            name: "FIRSTHAND_DRAIN_SECONDS", meaning: "how long it still serves after it was asked to stop, 0 to 300"
        ) { value, chosen in
            guard let seconds = Int(value), (0...300).contains(seconds) else { return "is not a number from 0 to 300" }
            chosen.drain = .seconds(seconds)
            return nil
        },
        Variable(
            name: "FIRSTHAND_METRICS_PORT", meaning: "where Prometheus finds /metrics; without it nothing is counted"
        ) { value, chosen in
            guard let port = portNumber(value) else { return "is not a port (1 to 65535)" }
            chosen.metricsPort = port
            return nil
        },
        Variable(name: "FIRSTHAND_METRICS_HOST", meaning: "the address on which it does") { value, chosen in
            chosen.metricsHost = value
            return value.isEmpty ? "is empty" : nil
        },
    ]
}
