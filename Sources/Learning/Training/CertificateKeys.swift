import Platform
import Situation

/// What this house signs certificates with. Keys are added and never taken away, so that what was signed stays good.
package enum CertificateKeys {
    /// The newest key that the vault can open, made when there is none.
    static func current(_ vault: Vault, in tx: Transaction) throws -> SigningKey {
        let rows = try tx.all("SELECT id, sealed_key FROM certificate_keys ORDER BY made_at DESC, id DESC LIMIT 5")
        for row in rows {
            let id: ID<SigningKey> = try row["id"]
            if let secret = try? vault.open(try row["sealed_key"], purpose: purpose(id)) {
                return try SigningKey(secret: secret)
            }
        }
        let (id, key) = (ID<SigningKey>.new(at: tx.now), SigningKey())
        try tx.run(
            """
            INSERT INTO certificate_keys (id, public_key, sealed_key, made_at)
            VALUES (\(id), \(key.publicKey.text), \(try vault.seal(key.secret, purpose: purpose(id))), \(tx.now))
            """)
        return key
    }

    /// Newest first.
    package static func all(in tx: Transaction) throws -> [PublicSigningKey] {
        try tx.all("SELECT public_key FROM certificate_keys ORDER BY made_at DESC, id DESC LIMIT 50")
            .compactMap { PublicSigningKey(try $0["public_key"]) }
    }

    /// Seals the keys with the vault's newest one.
    package static func reseal(_ vault: Vault, isTrial: Bool = false, in tx: Transaction) throws -> Resealed {
        var resealed = Resealed()
        for row in try tx.all("SELECT id, sealed_key FROM certificate_keys") {
            let id: ID<SigningKey> = try row["id"]
            try resealed.take(try row["sealed_key"], purpose: purpose(id), vault) { sealed in
                guard !isTrial else { return }
                try tx.run("UPDATE certificate_keys SET sealed_key = \(sealed) WHERE id = \(id)")
            }
        }
        return resealed
    }

    private static func purpose(_ id: ID<SigningKey>) -> String { "certificate-key:\(id)" }
}
