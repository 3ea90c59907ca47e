import Crypto
import CryptoExtras
import Foundation

/// What a browser does with a token (`Web/js/blind.js`), for programs: the demo and tests speak for people with it.
package struct BlindedToken {
    package let message: Data
    package let blinded: Data
    private let inverse: _RSA.BlindSigning.BlindingInverse
    private let key: _RSA.BlindSigning.PublicKey<SHA384>

    /// Makes a message of 64 random bytes, which is what preparing 32 of them gives, and blinds it. Throws
    /// `BlindKey.Fault.badKey` for a public key that is none.
    package init(for publicKey: String) throws {
        guard let der = Data(base64URL: publicKey) else { throw BlindKey.Fault.badKey }
        // Prepared here, because the library keeps what it has prepared to itself.
        key = try .init(derRepresentation: der, parameters: .RSABSSA_SHA384_PSS_Deterministic)
        guard let random = Data(base64URL: Tokens.random(bytes: 64)) else { throw BlindKey.Fault.badKey }
        message = random
        let result = try key.blind(key.prepare(message))
        (blinded, inverse) = (result.blindedMessage, result.inverse)
    }

    /// The signature on the message itself. Throws when the other side did not sign what it was given.
    package func finalize(_ blindSignature: Data) throws -> Data {
        try key.finalize(
            .init(rawRepresentation: blindSignature), for: key.prepare(message), blindingInverse: inverse
        ).rawRepresentation
    }
}
