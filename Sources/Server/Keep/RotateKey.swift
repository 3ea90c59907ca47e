import Care
import Foundation
import Learning
import Platform
import Situation
import Voice

/// Seals everything that is sealed with the vault's newest key, in one transaction.
package func resealAll(_ vault: Vault, in database: Database) async throws -> Resealed {
    try await database.write { tx in
        let resealed = try resealSecrets(vault, in: tx)
        try tx.record(.keyRotated, actor: nil, scope: nil, subject: nil)
        return resealed
    }
}

/// Every feature's secrets.
///
/// - Parameter isTrial: only counts.
package func resealSecrets(_ vault: Vault, isTrial: Bool = false, in tx: Transaction) throws -> Resealed {
    try resealNetworks(vault, isTrial: isTrial, in: tx) + Webhook.reseal(vault, isTrial: isTrial, in: tx)
        + Chat.reseal(vault, isTrial: isTrial, in: tx) + Round.reseal(vault, isTrial: isTrial, in: tx)
        + CertificateKeys.reseal(vault, isTrial: isTrial, in: tx) + Device.reseal(vault, isTrial: isTrial, in: tx)
        + Duty.reseal(vault, isTrial: isTrial, in: tx)
}

/// Makes a new key, seals everything with it, and puts it into the old one's place. The new key is on disk before
/// anything is sealed with it, and running it again after a crash goes on with the same one.
package func rotateKey(file: String, in database: Database) async throws -> Resealed {
    let (next, old) = (file + ".next", file + ".old")
    let files = FileManager.default
    let before = try Vault(existing: file)
    var vault = try Vault(file: next)
    vault.former = [before]
    let resealed = try await resealAll(vault, in: database)
    if files.fileExists(atPath: old) { try files.removeItem(atPath: old) }
    try files.linkItem(atPath: file, toPath: old)
    guard rename(next, file) == 0 else { throw KeepFault("\(file) cannot be written. The new key is in \(next).") }
    return resealed
}

extension Configuration {
    /// The key, and the one before it for as long as the operator says so.
    package func vault() throws -> Vault {
        var vault = try key.map { try Vault(base64: $0) } ?? Vault(file: keyFile)
        if let oldKey { vault.former.append(try Vault(base64: oldKey)) }
        if let oldKeyFile { vault.former.append(try Vault(existing: oldKeyFile)) }
        return vault
    }

    package var hasOldKey: Bool { oldKey != nil || oldKeyFile != nil }
}
