import Foundation
import Platform

extension Configuration {
    /// What concerns the learning record store. Without it nothing is sent.
    static let records: [Variable] = [
        Variable(
            name: "FIRSTHAND_LRS_ENDPOINT",
            meaning: "the xAPI endpoint of a learning record store, like https://records.halden.example/xAPI"
        ) { value, chosen in
            let address = value.hasSuffix("/") ? String(value.dropLast()) : value
            guard let url = URL(string: address), ["http", "https"].contains(url.scheme ?? ""), url.host() != nil,
                url.user() == nil, url.password() == nil, url.query() == nil, url.fragment() == nil,
                address.utf8.count <= 500
            else { return "has to begin with http:// or https:// and to have no name, password, ? or #" }
            chosen.recordsEndpoint = address
            return nil
        },
        Variable(name: "FIRSTHAND_LRS_KEY", meaning: "the key with which it lets us in") { value, chosen in
            chosen.recordsKey = value
            return value.isEmpty || value.contains(":") ? "is empty or has a colon" : nil
        },
        Variable(name: "FIRSTHAND_LRS_SECRET", meaning: "the secret that belongs to it") { value, chosen in
            chosen.recordsSecret = value
            return value.isEmpty ? "is empty" : nil
        },
        Variable(name: "FIRSTHAND_LRS_SECRET_FILE", meaning: "the same, as a file") { value, chosen in
            guard let text = try? String(contentsOfFile: value, encoding: .utf8) else {
                return "there is no file \(value) that could be read"
            }
            chosen.recordsSecret = text.trimmingCharacters(in: .newlines)
            return nil
        },
    ]

    func refuseHalfARecordStore() throws(Fault) {
        let given = [recordsEndpoint, recordsKey, recordsSecret]
        guard given.contains(where: { $0 != nil }) else { return }
        let names = ["FIRSTHAND_LRS_ENDPOINT", "FIRSTHAND_LRS_KEY", "FIRSTHAND_LRS_SECRET"]
        if let missing = zip(names, given).first(where: { $0.1 == nil })?.0 {
            throw Fault(variable: missing, sentence: "is needed beside the others")
        }
        guard let url = recordsEndpoint.flatMap({ URL(string: $0) }), url.scheme == "http" else { return }
        let host = url.host()?.lowercased() ?? ""
        guard allowedHosts.contains(host) || allowedHosts.contains("\(host):\(url.port ?? 80)") else {
            throw Fault(
                variable: "FIRSTHAND_LRS_ENDPOINT",
                sentence: "no secret goes anywhere without TLS, but to FIRSTHAND_ALLOWED_HOSTS")
        }
    }

    package var recordStore: RecordStore? {
        guard let recordsEndpoint, let recordsKey, let recordsSecret else { return nil }
        return RecordStore(endpoint: recordsEndpoint, key: recordsKey, secret: recordsSecret)
    }
}
