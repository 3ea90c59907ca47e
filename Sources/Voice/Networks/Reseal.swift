import Platform

/// Seals every secret of this feature with the vault's newest key; a former one has to open it. What neither opens stays
/// as it is, and its owner connects the account again.
///
/// - Parameter isTrial: only counts.
package func resealNetworks(_ vault: Vault, isTrial: Bool = false, in tx: Transaction) throws -> Resealed {
    var resealed = Resealed()
    for row in try tx.all("SELECT id, token FROM accounts") {
        let id: String = try row["id"]
        try resealed.take(try row["token"], purpose: "account:\(id)", vault) { token in
            guard !isTrial else { return }
            try tx.run("UPDATE accounts SET token = \(token) WHERE id = \(id)")
        }
    }
    for row in try tx.all("SELECT server, client_secret FROM network_apps") {
        let server: String = try row["server"]
        try resealed.take(try row["client_secret"], purpose: "app:\(server)", vault) { secret in
            guard !isTrial else { return }
            try tx.run("UPDATE network_apps SET client_secret = \(secret) WHERE server = \(server)")
        }
    }
    return resealed
}

extension Account {
    /// Where people are connected now.
    package static func servers(in tx: Transaction) throws -> [String] {
        try tx.all("SELECT DISTINCT server FROM accounts WHERE revoked_at IS NULL ORDER BY server").map {
            try $0["server"]
        }
    }
}
