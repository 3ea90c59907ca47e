import Foundation
import Platform
import Situation

/// Signs one blinded token a person and round (D4). The mark that keeps it to one is a keyed digest of person and round
/// and goes when the round closes; it says that somebody's browser fetched a token, as browsers do by themselves, and not
/// that anybody answered.
///
/// The same blinded message gets the same signature again, so that an answer lost on the way costs nobody their say.
///
/// - Returns: nil when this person's token has been signed for another message.
package func signToken(
    _ blinded: String, of id: ID<Round>, for person: ID<Person>, vault: Vault, in tx: Transaction
) throws -> String? {
    let round = try Round.get(id, in: tx)
    // A round that came in with an export has no key.
    guard round.isOpen(at: tx.now), !round.sealedKey.isEmpty else { throw Refusal.notFound }
    guard let message = Data(base64URL: blinded), message.count == 256 else { throw Refusal.unreadable }
    let mark = vault.signature(of: "\(id) \(person)", purpose: "round-mark")
    let digest = Tokens.digest(blinded)
    let isNew = try tx.run(
        """
        INSERT INTO round_marks (round, mark, blinded) VALUES (\(id), \(mark), \(digest))
        ON CONFLICT (round, mark) DO NOTHING
        """)
    if isNew == 0 {
        let isSame = try tx.exists(
            "SELECT 1 FROM round_marks WHERE round = \(id) AND mark = \(mark) AND blinded = \(digest)")
        guard isSame else { return nil }
    }
    let key = try BlindKey(pem: try vault.open(round.sealedKey, purpose: "round:\(id)"))
    do { return try key.sign(message).base64URL } catch { throw Refusal.unreadable }
}

extension Round {
    /// Seals the keys of rounds with the vault's newest key.
    package static func reseal(_ vault: Vault, isTrial: Bool = false, in tx: Transaction) throws -> Resealed {
        var resealed = Resealed()
        for row in try tx.all("SELECT id, sealed_key FROM rounds WHERE closed_at IS NULL") {
            let id: String = try row["id"]
            try resealed.take(try row["sealed_key"], purpose: "round:\(id)", vault) { sealed in
                guard !isTrial else { return }
                try tx.run("UPDATE rounds SET sealed_key = \(sealed) WHERE id = \(id)")
            }
        }
        return resealed
    }
}
