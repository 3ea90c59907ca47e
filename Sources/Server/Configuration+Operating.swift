import Foundation
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
        Variable(
            name: "FIRSTHAND_TLS_CERTIFICATE", meaning: "a PEM file with the server's certificate and its chain"
        ) { value, chosen in
            chosen.certificate = value
            return fileFault(value)
        },
        Variable(name: "FIRSTHAND_TLS_KEY", meaning: "a PEM file with the certificate's key") { value, chosen in
            chosen.certificateKey = value
            return fileFault(value)
        },
    ]

    func refuseHalfAPair() throws(Fault) {
        let (certificate, key) = ("FIRSTHAND_TLS_CERTIFICATE", "FIRSTHAND_TLS_KEY")
        guard (self.certificate == nil) != (certificateKey == nil) else { return }
        let (missing, there) = self.certificate == nil ? (certificate, key) : (key, certificate)
        throw Fault(variable: missing, sentence: "is needed beside \(there)")
    }
}

private func fileFault(_ path: String) -> String? {
    FileManager.default.isReadableFile(atPath: path) ? nil : "there is no file \(path) that could be read"
}
