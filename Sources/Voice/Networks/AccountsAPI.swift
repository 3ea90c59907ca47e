import HTTPTypes
import Platform
import Situation
import TextEngine

package struct AccountJSON: Codable, Sendable {
    let id: ID<Account>
    let network: Network
    let server: String
    let handle: String
    let connectedAt: Timestamp

    fileprivate init(_ account: Account) {
        id = account.id
        network = account.network
        server = account.server
        handle = account.handle
        connectedAt = Timestamp(account.connectedAt)
    }
}

let accountsOperations: [APIOperation] = [
    .list(
        "/accounts", .employee, "listAccounts",
        "One's own accounts on networks; they are connected in a browser, where the network asks"
    ) { visit, page, tx in
        page.listing(
            whole: try Account.all(of: visit.viewer.id, in: tx), place: { $0.id.rawValue }, AccountJSON.init)
    },
    .act(
        .post, "/accounts/:account/revocation", .employee, .speak, "revokeAccount",
        "Disconnect an account; what waits for it stops"
    ) { (visit, _: NoBodyJSON, tx) in
        try Account.revoke(visit.id("account"), of: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
