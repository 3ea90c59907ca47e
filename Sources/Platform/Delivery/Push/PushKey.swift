import Crypto
import Foundation

/// Tells push services who sends: VAPID (RFC 8292), by ES256. A browser's subscription is tied to the public half, so
/// that nobody else can use it.
package struct PushKey: Sendable {
    package enum Fault: Error, Equatable { case badKey }

    private let key: P256.Signing.PrivateKey

    package init() { key = P256.Signing.PrivateKey() }

    /// 32 bytes in base 64 for addresses: secret. Throws `Fault.badKey` for anything else.
    package init(secret: String) throws(Fault) {
        guard let data = Data(base64URL: secret), let key = try? P256.Signing.PrivateKey(rawRepresentation: data)
        else { throw .badKey }
        self.key = key
    }

    package var secret: String { key.rawRepresentation.base64URL }
    /// 65 bytes in base 64 for addresses: what browsers call `applicationServerKey`.
    package var publicKey: String { key.publicKey.x963Representation.base64URL }

    /// The header for one call. It names the push service, and ends after twelve hours.
    ///
    /// - Parameter contact: whom its operator can write to: a `mailto:` or `https:` address.
    package func authorization(for endpoint: String, contact: String, at now: Instant) throws -> String {
        let head: JSONValue = ["typ": .text("JWT"), "alg": .text("ES256")]
        let claims: JSONValue = [
            "aud": .text(origin(of: endpoint)), "exp": .number(Int(now.milliseconds / 1000) + 12 * 3600),
            "sub": .text(contact),
        ]
        let signed = Data(head.bytes).base64URL + "." + Data(claims.bytes).base64URL
        let signature = try key.signature(for: Data(signed.utf8)).rawRepresentation.base64URL
        return "vapid t=\(signed).\(signature), k=\(publicKey)"
    }
}

/// As the web writes it: without a path, and without a port that goes without saying.
private func origin(of address: String) -> String {
    guard let url = URL(string: address), let scheme = url.scheme?.lowercased(), let host = url.host()?.lowercased()
    else { return "" }
    let usual = scheme == "https" ? 443 : 80
    return "\(scheme)://\(host)" + (url.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? "")
}
