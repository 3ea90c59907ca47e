import HTTPTypes
import Platform

extension API {
    var instanceEndpoints: [Endpoint] {
        [
            endpoint(.get, "/api/v1/instance") { _ in
                try .json(
                    InstanceV1(
                        uri: domain, title: title, short_description: about, description: about, version: version,
                        configuration: .init()))
            },
            endpoint(.get, "/api/v2/instance") { _ in
                try .json(
                    InstanceV2(
                        domain: domain, title: title, version: version, description: about, configuration: .init()))
            },
        ]
    }

    private var domain: String { address.split(separator: "/").last.map(String.init) ?? address }
}

/// Clients choose what they may do by this number: the API as of Mastodon 4.3, with proof of code exchange.
private let version = "4.3.0"
private let title = "Practice network"
private let about = "A small network to practise on. Nothing here is real."

private struct InstanceV1: Encodable {
    let uri: String
    let title: String
    let short_description: String
    let description: String
    let version: String
    let languages = ["en"]
    let registrations = true
    let configuration: InstanceConfiguration
}

private struct InstanceV2: Encodable {
    let domain: String
    let title: String
    let version: String
    let description: String
    let languages = ["en"]
    let configuration: InstanceConfiguration
    /// What clients choose by since 4.3.
    let api_versions = ["mastodon": 2]
}

private struct InstanceConfiguration: Encodable {
    struct Statuses: Encodable {
        let max_characters = Status.longest
        let max_media_attachments = 0
        let characters_reserved_per_url = Status.charactersPerAddress
    }

    let statuses = Statuses()
}
