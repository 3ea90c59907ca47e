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

    static func revoke(_ id: ID<Account>, of person: ID<Person>, in tx: Transaction) throws {
        _ = try tx.run(
            """
            UPDATE accounts SET revoked_at = \(tx.now), token = ''
            WHERE id = \(id) AND person = \(person) AND revoked_at IS NULL
            """)
        _ = try tx.run(
            """
            UPDATE deliveries SET state = 'stopped', reason = 'account-revoked'
            WHERE account = \(id) AND state IN ('waiting', 'held')
            """)
    }
}

/// Keeps a token for its owner. Connecting the same account again replaces the token.
package func connectAccount(
    of person: ID<Person>, network: Network, server: String, handle: String, token: String, vault: Vault,
    in tx: Transaction
) throws -> ID<Account> {
    let same = try Account.all(of: person, in: tx).first { $0.server == server && $0.handle == handle }
    let id = same?.id ?? .new(at: tx.now)
    let sealed = try vault.seal(token, purpose: "account:\(id.rawValue)")
    _ = try tx.run(
        """
        INSERT INTO accounts (id, person, network, server, handle, token, connected_at)
        VALUES (\(id), \(person), \(network), \(server), \(handle), \(sealed), \(tx.now))
        ON CONFLICT (id) DO UPDATE SET token = excluded.token
        """)
    return id
}

extension Network: SQLConvertible {}
