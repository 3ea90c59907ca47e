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
        Variable(name: "FIRSTHAND_TRACES", meaning: "a file to which spans are appended; without it there are none") {
            value, chosen in
            chosen.tracesFile = value
            return appendFault(value)
        },
        Variable(name: "FIRSTHAND_TRACE_SAMPLE", meaning: "the share of traces begun here that is written, 0 to 1") {
            value, chosen in
            guard let share = Double(value), (0...1).contains(share) else { return "is not a number from 0 to 1" }
            chosen.traceShare = share
            return nil
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

/// Whether something can be appended to it by us.
private func appendFault(_ path: String) -> String? {
    let files = FileManager.default
    guard !path.isEmpty else { return "is empty" }
    if files.fileExists(atPath: path) {
        let type = (try? files.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        guard type == .typeRegular else { return "\(path) is not a file" }
        return files.isWritableFile(atPath: path) ? nil : "\(path) cannot be written by this user"
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard files.fileExists(atPath: folder) else { return "there is no folder \(folder)" }
    return files.isWritableFile(atPath: folder) ? nil : "\(folder) cannot be written by this user"
}
