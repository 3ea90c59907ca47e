import Crypto
import Foundation

/// Signing by the Standard Webhooks convention (version 1, symmetric): what its libraries in any language verify.
///
/// A secret is `whsec_` and 32 random bytes in base 64. A signature is `v1,` and the base 64 of HMAC-SHA-256 over
/// `id.seconds.body`; several, for as long as an old secret is still good, stand with spaces between them.
package enum StandardWebhooks {
    private static let prefix = "whsec_"

    package static func newSecret() -> String {
        prefix + SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64EncodedString() }
    }

    /// The three headers of a message, for every secret that is still good. Linear in the body.
    ///
    /// - Parameters:
    ///   - id: the same whenever this message is sent again, so that its receiver can tell.
    ///   - time: of this attempt.
    package static func headers(id: String, at time: Instant, body: String, secrets: [String]) -> [(String, String)] {
        let seconds = time.milliseconds / 1000
        let signed = Data("\(id).\(seconds).\(body)".utf8)
        let signatures = secrets.compactMap(key).map { key in
            "v1," + Data(HMAC<SHA256>.authenticationCode(for: signed, using: key)).base64EncodedString()
        }
        return [
            ("webhook-id", id), ("webhook-timestamp", String(seconds)),
            ("webhook-signature", signatures.joined(separator: " ")),
        ]
    }

    private static func key(of secret: String) -> SymmetricKey? {
        guard secret.hasPrefix(prefix), let bytes = Data(base64Encoded: String(secret.dropFirst(prefix.count)))
        else { return nil }
        return SymmetricKey(data: bytes)
    }
}
