import Crypto
import Foundation

/// Signs what others should be able to check without asking: Ed25519 (RFC 8032). The same key and message always give
/// a signature that verifies; whoever has the public key needs nothing else.
package struct SigningKey: Sendable {
    package enum Fault: Error, Equatable { case badKey }

    private let key: Curve25519.Signing.PrivateKey

    package init() { key = Curve25519.Signing.PrivateKey() }

    /// 32 bytes in base 64 for addresses: secret. Throws `Fault.badKey` for anything else.
    package init(secret: String) throws(Fault) {
        guard let data = Data(base64URL: secret), let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: data)
        else { throw .badKey }
        self.key = key
    }

    package var secret: String { key.rawRepresentation.base64URL }
    package var publicKey: PublicSigningKey { PublicSigningKey(key.publicKey) }

    /// 64 bytes in base 64 for addresses.
    package func sign(_ message: some DataProtocol) throws -> String {
        try key.signature(for: message).base64URL
    }
}

/// What a signature is checked with.
package struct PublicSigningKey: Sendable, Equatable {
    private let key: Curve25519.Signing.PublicKey

    fileprivate init(_ key: Curve25519.Signing.PublicKey) { self.key = key }

    /// As `text` gives it, or a file in PEM. Nil for anything else.
    package init?(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        let isPEM = lines.first == pemBegin && lines.last == pemEnd
        let data: Data? =
            isPEM
            ? Data(base64Encoded: lines.dropFirst().dropLast().joined()).flatMap { der in
                der.starts(with: derPrefix) ? der.dropFirst(derPrefix.count) : nil
            }
            : Data(base64URL: text.trimmingCharacters(in: .whitespacesAndNewlines))
        guard let data, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: Data(data)) else { return nil }
        self.key = key
    }

    /// 32 bytes in base 64 for addresses.
    package var text: String { key.rawRepresentation.base64URL }

    /// SubjectPublicKeyInfo (RFC 8410) in PEM: what other programs read.
    package var pem: String {
        let der = Data(derPrefix) + key.rawRepresentation
        return "\(pemBegin)\n\(der.base64EncodedString())\n\(pemEnd)\n"
    }

    package func verifies(_ signature: String, of message: some DataProtocol) -> Bool {
        guard let signature = Data(base64URL: signature) else { return false }
        return key.isValidSignature(signature, for: message)
    }

    package static func == (a: PublicSigningKey, b: PublicSigningKey) -> Bool { a.text == b.text }
}

private let derPrefix: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
private let pemBegin = "-----BEGIN PUBLIC KEY-----"
private let pemEnd = "-----END PUBLIC KEY-----"
