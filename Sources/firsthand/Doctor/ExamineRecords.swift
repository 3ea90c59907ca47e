import Platform
import Server

/// Whether the learning record store lets us in. It is asked for a statement that there is not, and gets none.
func examineRecords(_ configuration: Configuration) async -> [Diagnosis] {
    guard let store = configuration.recordStore else { return [] }
    let connections = WebConnections(patience: .seconds(5), reach: .publicly(and: configuration.allowedHosts))
    let reply = try? await connections.webClient.send(store.trial())
    try? await connections.close()
    return [diagnosis(of: reply?.status, store)]
}

private func diagnosis(of status: Int?, _ store: RecordStore) -> Diagnosis {
    switch status {
    case 200, 404: .well("records", "\(store.endpoint) lets us in.")
    case 401:
        .wrong(
            "records", "\(store.endpoint) does not let us in: it answered 401.",
            "Look at FIRSTHAND_LRS_KEY and its secret.")
    case .some(let status):
        .care(
            "records", "\(store.endpoint) answered \(status) when asked for a statement that there is not.",
            "With 403 the key may write and not read, which is enough. Else look at FIRSTHAND_LRS_ENDPOINT.")
    case nil:
        .care(
            "records", "\(store.endpoint) does not answer.",
            "What people send waits. A machine in a private network has to stand in FIRSTHAND_ALLOWED_HOSTS.")
    }
}
