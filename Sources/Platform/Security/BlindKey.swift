import Crypto
import CryptoExtras
import Foundation
import NIOPosix

/// Signs tokens without seeing them: RFC 9474, RSABSSA-SHA384-PSS-Randomized. The browser blinds a random message, this
/// signs the blinded one, the browser takes the blinding away; what it then holds is a signature on something that the
/// signer has never met, and that fits every blinded message it ever signed equally well.
///
/// 2,048 bits: the size guards against forged tokens for as long as a key is in use, weeks. That signatures cannot be
/// linked does not rest on it: it holds against unlimited computing.
package struct BlindKey: Sendable {
    package enum Fault: Error, Equatable {
        /// Not a number below the modulus, in as many bytes as it has.
        case badBlindedMessage
        case badKey
    }

    private let key: _RSA.BlindSigning.PrivateKey<SHA384>

    /// PKCS 8 in PEM: secret.
    package var pem: String { key.pkcs8PEMRepresentation }
    /// SubjectPublicKeyInfo in base 64 for addresses: what browsers import.
    package var publicKey: String { key.publicKey.derRepresentation.base64URL }

    /// Throws `Fault.badKey` for text that is no key.
    package init(pem: String) throws(Fault) {
        do { key = try .init(pemRepresentation: pem) } catch { throw .badKey }
    }

    private init() throws { key = try .init(keySize: .bits2048) }

    /// A tenth of a second of a core, off the cooperative threads.
    package static func make() async throws -> BlindKey {
        try await NIOThreadPool.singleton.runIfActive { try BlindKey() }
    }

    /// The same answer for the same message. Throws `Fault.badBlindedMessage`.
    package func sign(_ blinded: Data) throws(Fault) -> Data {
        do { return try key.blindSignature(for: blinded).rawRepresentation } catch { throw .badBlindedMessage }
    }

    /// Whether this key has signed the message, blinded or not. False for a public key that is none.
    ///
    /// - Parameters:
    ///   - message: as prepared by the browser: 32 random bytes, then what it made up.
    ///   - publicKey: as `publicKey` gives it.
    package static func isSigned(_ message: Data, _ signature: Data, by publicKey: String) -> Bool {
        guard let der = Data(base64URL: publicKey), let key = try? _RSA.Signing.PublicKey(derRepresentation: der)
        else { return false }
        return key.isValidSignature(
            _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA384.hash(data: message), padding: .PSS)
    }
}
