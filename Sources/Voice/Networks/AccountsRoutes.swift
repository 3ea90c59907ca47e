import Foundation
import HTTPTypes
import Platform
import Situation
import TextEngine

func accountsRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/accounts", .employee) { try await $0.accountsPage() },
        Route(.post, "/accounts", .employee) { visit in
            let form = try visit.form()
            let typed = form["server"].isEmpty ? visit.services.settings.practice ?? "" : form["server"]
            guard let (server, network) = serverToAsk(typed, settings: visit.services.settings) else {
                let problem = Problem(
                    "server", "This is not the name of a Mastodon server. It looks like mastodon.social.")
                return try await visit.accountsPage(Filled(form, problems: [problem]))
            }
            let connection = AccountConnection(services: visit.services)
            guard let consent = try await connection.begin(server: server, network: network, for: visit.viewer.id)
            else {
                let problem = Problem(
                    "server", "This server did not answer as a Mastodon server does. Nothing was changed.")
                return try await visit.accountsPage(Filled(form, problems: [problem]))
            }
            return visit.consentPage(server: server, address: consent)
        },
        Route(.get, "/accounts/callback", .employee) { visit in
            let connection = AccountConnection(services: visit.services)
            let isDone = try await connection.finish(
                code: visit.call.query["code"], state: visit.call.query["state"], for: visit.viewer.id)
            guard !isDone else { return .see("/accounts", .saved) }
            let problem = Problem(
                "", "The account was not connected: the server did not confirm it. You can try again.")
            return try await visit.accountsPage(Filled(problems: [problem]))
        },
        Route(.post, "/accounts/:account/revocation", .employee) { visit in
            let account: ID<Account> = try visit.id("account")
            try await visit.write { try Account.revoke(account, of: visit.viewer.id, in: $0) }
            return .see("/accounts", .saved)
        },
    ]
}

/// The practice network is wherever the operator put it; every other server is a public name, reached by https only,
/// so that nobody can make us call machines inside.
func serverToAsk(_ typed: String, settings: Settings) -> (String, Network)? {
    if let practice = settings.practice, typed == practice { return (practice, .practice) }
    var name = typed.lowercased().trimmingCharacters(in: .whitespaces)
    if name.hasPrefix("https://") { name.removeFirst("https://".count) }
    while name.hasSuffix("/") { name.removeLast() }
    if settings.allowedHosts.contains(name) { return ("https://" + name, .mastodon) }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName =
        labels.count >= 2 && name.count <= 253
        && labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    // A public name ends in letters. `127.0.0.0x1` does not, and is the machine itself.
    guard isName, let top = labels.last, top.allSatisfy(\.isLetter) || top.hasPrefix("xn--"),
        !namesInside.contains(String(top))
    else { return nil }
    return ("https://" + name, .mastodon)
}

private let namesInside: Set<String> = [
    "localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "lan", "home", "arpa", "test",
    "invalid", "example", "onion",
]
