import Foundation
import NIOPosix
import Platform
import Situation

extension Round {
    /// Signs a blinded token of this round, off the threads that everybody shares: it costs some milliseconds of a core.
    /// The same message gets the same signature.
    ///
    /// Throws `Refusal.notFound` when the round is over, or came in with an export and has no key, and `.unreadable` for
    /// what is no blinded message.
    package func sign(_ blinded: String, vault: Vault, at now: Instant) async throws -> String {
        guard isOpen(at: now), !sealedKey.isEmpty else { throw Refusal.notFound }
        guard let message = Data(base64URL: blinded), message.count == 256 else { throw Refusal.unreadable }
        let (id, sealedKey) = (id, sealedKey)
        do {
            return try await NIOThreadPool.singleton.runIfActive {
                try BlindKey(pem: try vault.open(sealedKey, purpose: "round:\(id)")).sign(message).base64URL
            }
        } catch BlindKey.Fault.badBlindedMessage { throw Refusal.unreadable }
    }
}

/// Keeps it to one token a person and round (D4): only what is marked here is handed out. The mark is a keyed digest of
/// person and round and goes when the round closes; it says that somebody's browser fetched a token, as browsers do by
/// themselves, and not that anybody answered. A message that was marked before is marked still, so that an answer lost on
/// the way costs nobody their say.
///
/// - Returns: false when this person's token has been signed for another message.
package func markToken(
    _ blinded: String, of round: ID<Round>, for person: ID<Person>, vault: Vault, in tx: Transaction
) throws -> Bool {
    let found = try Round.get(round, in: tx)
    guard try found.staysOpen(in: tx), let mark = found.mark(of: person, for: "mark", vault) else {
        throw Refusal.notFound
    }
    let digest = Tokens.digest(blinded)
    let isNew = try tx.run(
        """
        INSERT INTO round_marks (round, mark, blinded) VALUES (\(round), \(mark), \(digest))
        ON CONFLICT (round, mark) DO NOTHING
        """)
    if isNew == 1 { return true }
    return try tx.exists("SELECT 1 FROM round_marks WHERE round = \(round) AND mark = \(mark) AND blinded = \(digest)")
}

extension Round {
    /// Made with the round's own key, which stays the same when the vault gets a new one. Nil when it has none any more.
    package func mark(of person: ID<Person>, for use: String, _ vault: Vault) -> String? {
        guard let pem = try? vault.open(sealedKey, purpose: "round:\(id)") else { return nil }
        return Tokens.digest("\(use) \(person) \(pem)")
    }

    /// Closing waits for this transaction, or this transaction finds the round closed.
    func staysOpen(in tx: Transaction) throws -> Bool {
        let isOpen = try tx.exists(
            "SELECT 1 FROM rounds WHERE id = \(id) AND closed_at IS NULL \(sqlite: "", postgres: "FOR SHARE")")
        return isOpen && self.isOpen(at: tx.now)
    }
}

extension Round {
    /// Seals the keys of open rounds with the vault's newest key; those of closed ones are of no use to anyone.
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
