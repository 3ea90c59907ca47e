import Foundation
import Platform

/// An address of a program that is told what happens here: what kind of thing, when and where, never the words.
package struct Webhook: Sendable, RowDecodable {
    package let id: ID<Webhook>
    package let name: String
    package let address: String
    package let topics: Set<WebhookTopic>
    package let createdAt: Instant
    package let pausedAt: Instant?
    package let pauseReason: PauseReason?
    /// Until when the secret before this one is good as well.
    package let formerSecretUntil: Instant?
    let sealedSecret: String
    let sealedFormerSecret: String?

    package enum PauseReason: String, Sendable, ShapedWord, SQLConvertible {
        case byHand = "by-hand"
        /// Its address answered that it is gone.
        case gone
        /// Nothing has arrived there for three days.
        case unreachable
        /// The database has been brought back from a backup.
        case restored

        var words: Sentence {
            switch self {
            case .byHand: "Paused by hand."
            case .gone: "Paused: the address says that it is gone for good."
            case .unreachable: "Paused: for three days nothing has arrived there."
            case .restored: "Paused: this installation was brought back from a backup."
            }
        }
    }

    package init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        address = try row["address"]
        let words: String = try row["topics"]
        topics = Set(words.split(separator: " ").compactMap { WebhookTopic(rawValue: String($0)) })
        createdAt = try row["created_at"]
        pausedAt = try row["paused_at"]
        let reason: String? = try row["pause_reason"]
        pauseReason = reason.flatMap(PauseReason.init(rawValue:))
        formerSecretUntil = try row["former_secret_until"]
        sealedSecret = try row["secret"]
        sealedFormerSecret = try row["former_secret"]
    }

    static let most = 20

    static func purpose(of id: ID<Webhook>) -> String { "webhook:\(id)" }

    /// What signs a message now, the newest first.
    func secrets(_ vault: Vault, at now: Instant) throws -> [String] {
        let former = formerSecretUntil.map { $0 > now } == true ? sealedFormerSecret : nil
        return try [sealedSecret, former].compactMap(\.self).map {
            try vault.open($0, purpose: Webhook.purpose(of: id))
        }
    }
}

/// What a form says about a webhook before it is one.
package struct WebhookDetails: Sendable {
    package var name: String
    package var address: String
    package var topics: Set<WebhookTopic>

    package init(name: String, address: String, topics: Set<WebhookTopic>) {
        self.name = name
        self.address = address
        self.topics = topics
    }

    /// - Parameter inside: machines that may be called although they are not public, where plain http will do.
    package func validate(allowing inside: [String]) -> [Problem] {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("name", "Say what it is for, so that others know it.")) }
        if name.count > 80 { problems.append(Problem("name", "A name has at most 80 characters.")) }
        if let problem = webAddressProblem(address, allowing: inside) { problems.append(Problem("address", problem)) }
        if topics.isEmpty { problems.append(Problem("topics", "Choose what it is told of.")) }
        return problems
    }
}

/// What is wrong with an address that people type for us to call.
///
/// - Parameter inside: machines that may be called although they are not public, where plain http will do.
func webAddressProblem(_ address: String, allowing inside: [String]) -> Sentence? {
    guard address.utf8.count <= 1_000, let url = URL(string: address), let host = url.host()?.lowercased(),
        !host.isEmpty, ["http", "https"].contains(url.scheme?.lowercased() ?? "")
    else { return "Give the whole address, like https://example.com/hooks/firsthand." }
    guard url.user() == nil, url.password() == nil, url.fragment() == nil else {
        return "The address must not have a name, a password or a # in it."
    }
    let isInside = inside.contains(host) || inside.contains("\(host):\(url.port ?? 80)")
    guard url.scheme?.lowercased() == "https" || isInside else {
        return "Use https, so that nobody on the way can read along."
    }
    return nil
}
