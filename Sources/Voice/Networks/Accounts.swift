import Platform
import Situation
import TextEngine

/// A person's account on a network. Its token is sealed, belongs to the person, and only they revoke it (E9).
package struct Account: Sendable {
    package let id: ID<Account>
    package let person: ID<Person>
    package let network: Network
    package let server: String
    package let handle: String
    package let connectedAt: Instant
    let sealedToken: String

    func token(in vault: Vault) throws -> String {
        try vault.open(sealedToken, purpose: "account:\(id.rawValue)")
    }
}

extension Account: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        person = try row["person"]
        network = try row["network"]
        server = try row["server"]
        handle = try row["handle"]
        connectedAt = try row["connected_at"]
        sealedToken = try row["token"]
    }

    package static func all(of person: ID<Person>, in tx: Transaction) throws -> [Account] {
        try tx.all(
            Account.self,
            "SELECT * FROM accounts WHERE person = \(person) AND revoked_at IS NULL ORDER BY connected_at, id")
    }

    /// Through its owner: nobody else's account is ever found (E9).
    package static func find(_ id: ID<Account>, of person: ID<Person>, in tx: Transaction) throws -> Account? {
        try tx.first(
            Account.self,
            "SELECT * FROM accounts WHERE id = \(id) AND person = \(person) AND revoked_at IS NULL")
    }

    /// Ends it, and stops what waits for it.
    package static func revoke(_ id: ID<Account>, of person: ID<Person>, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE accounts SET revoked_at = \(tx.now), token = ''
            WHERE id = \(id) AND person = \(person) AND revoked_at IS NULL
            """)
        guard changed == 1 else { throw Refusal.notFound }
        try Delivery.stop(through: id, because: "account-revoked", in: tx)
    }
}

/// Keeps a token for its owner. Connecting the same account again replaces the token, so that what was posted with it
/// can still be corrected.
package func connectAccount(
    of person: ID<Person>, network: Network, server: String, handle: String, token: String, vault: Vault,
    in tx: Transaction
) throws -> ID<Account> {
    let same = try tx.first(
        Account.self,
        """
        SELECT * FROM accounts WHERE person = \(person) AND server = \(server) AND handle = \(handle)
        ORDER BY connected_at DESC, id DESC LIMIT 1
        """)
    let id = same?.id ?? .new(at: tx.now)
    let sealed = try vault.seal(token, purpose: "account:\(id.rawValue)")
    _ = try tx.run(
        """
        INSERT INTO accounts (id, person, network, server, handle, token, connected_at)
        VALUES (\(id), \(person), \(network), \(server), \(handle), \(sealed), \(tx.now))
        ON CONFLICT (id) DO UPDATE
        SET token = excluded.token, connected_at = excluded.connected_at, revoked_at = NULL
        """)
    return id
}

extension Network: SQLConvertible {}
