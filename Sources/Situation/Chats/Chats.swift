import Foundation
import Platform

/// A room in the company's chat that hears every update, by an address which that chat has given out.
package struct Chat: Sendable, RowDecodable {
    package enum Kind: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case slack, teams, mattermost

        var words: Sentence {
            switch self {
            case .slack: "Slack"
            case .teams: "Microsoft Teams"
            case .mattermost: "Mattermost"
            }
        }
    }

    package let id: ID<Chat>
    package let name: String
    package let kind: Kind
    let sealedAddress: String
    package let createdAt: Instant

    package init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        kind = Kind(rawValue: try row["kind"]) ?? .slack
        sealedAddress = try row["address"]
        createdAt = try row["created_at"]
    }

    static let most = 20

    static func purpose(of id: ID<Chat>) -> String { "chat:\(id)" }

    /// Whoever has it can write there: it is shown on no page.
    func address(_ vault: Vault) throws -> String { try vault.open(sealedAddress, purpose: Chat.purpose(of: id)) }
}

/// What a form says about a chat before it is one.
package struct ChatDetails: Sendable {
    var name: String
    var kind: Chat.Kind?
    var address: String

    package init(name: String, kind: Chat.Kind?, address: String) {
        self.name = name
        self.kind = kind
        self.address = address
    }

    init(_ form: Form) {
        self.init(name: form["name"], kind: Chat.Kind(rawValue: form["kind"]), address: form["address"])
    }

    func validate(allowing inside: [String]) -> [Problem] {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("name", "Say which room it is, so that others know it.")) }
        if name.count > 80 { problems.append(Problem("name", "A name has at most 80 characters.")) }
        if kind == nil { problems.append(Problem("kind", "Choose which chat it is: each reads another format.")) }
        if let problem = webAddressProblem(address, allowing: inside) { problems.append(Problem("address", problem)) }
        return problems
    }
}

/// A new one; its address is sealed and seen no more.
package func addChat(
    _ details: ChatDetails, by person: ID<Person>, services: Services, in tx: Transaction
) throws -> Result<ID<Chat>, Problems> {
    var problems = details.validate(allowing: services.settings.allowedHosts)
    if try Chat.all(in: tx).count >= Chat.most {
        problems.append(Problem("", "There are \(Chat.most) rooms. Remove one first."))
    }
    guard problems.isEmpty, let kind = details.kind else { return .failure(Problems(problems)) }
    let id = ID<Chat>.new(at: tx.now)
    let sealed = try services.vault.seal(details.address, purpose: Chat.purpose(of: id))
    try Chat.insert(id, name: details.name, kind, sealedAddress: sealed, in: tx)
    try tx.record(.chatAdded, actor: person.rawValue, scope: nil, subject: id.rawValue)
    return .success(id)
}

/// With everything that was sent to it.
package func removeChat(_ id: ID<Chat>, by person: ID<Person>, in tx: Transaction) throws {
    _ = try Chat.get(id, in: tx)
    try Chat.remove(id, in: tx)
    try tx.record(.chatRemoved, actor: person.rawValue, scope: nil, subject: id.rawValue)
}

extension EventKind {
    package static let chatAdded: EventKind = "chat.added"
    package static let chatRemoved: EventKind = "chat.removed"
}
