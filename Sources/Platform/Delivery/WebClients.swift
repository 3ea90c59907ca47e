import AsyncHTTPClient
import NIOCore

/// One client for calls by name, and one for each address that was looked at: the library takes where a name leads when
/// a client is made. The ones used longest ago are let go.
struct WebClients {
    private struct Kept {
        let client: HTTPClient
        var lastUse: Int
    }

    private static let most = 64

    private var kept: [String: Kept] = [:]
    private var uses = 0
    private var isClosed = false

    /// - Parameter checked: a host, and the address that it has to lead to
    /// - Returns: the client, unless closed; and one that nobody needs any more
    mutating func client(for checked: (host: String, address: String)?) -> (HTTPClient?, HTTPClient?) {
        guard !isClosed else { return (nil, nil) }
        uses += 1
        let key = checked.map { "\($0.host) \($0.address)" } ?? ""
        if let found = kept[key] {
            kept[key]?.lastUse = uses
            return (found.client, nil)
        }
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        // It would tell whole addresses, and give the id of our trace to every server.
        configuration.tracing.tracer = nil
        configuration.timeout.connect = .seconds(5)
        // Trying again is for the queue to decide; here it would only hide that nothing was sent.
        configuration.connectionPool.retryConnectionEstablishment = false
        if let checked { configuration.dnsOverride = [checked.host: checked.address] }
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        kept[key] = Kept(client: client, lastUse: uses)
        guard kept.count > WebClients.most, let oldest = kept.min(by: { $0.value.lastUse < $1.value.lastUse })
        else { return (client, nil) }
        kept[oldest.key] = nil
        return (client, oldest.value.client)
    }

    mutating func close() -> [HTTPClient] {
        defer { (isClosed, kept) = (true, [:]) }
        return kept.values.map(\.client)
    }
}
