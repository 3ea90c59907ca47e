import Crypto
import Foundation

/// Secrets that are handed out once: long, random, safe in an address. The database keeps digests only.
package enum Tokens {
    /// 256 random bits, unless told otherwise, as text without `+`, `/` and `=`.
    package static func random(bytes count: Int = 32) -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return Data(bytes).base64URL
    }

    /// SHA-256 in the same alphabet. Good for long random secrets only; passwords go through `Passwords`.
    package static func digest(_ token: String) -> String {
        Data(SHA256.hash(data: Data(token.utf8))).base64URL
    }
}

/// Compares in a time that depends on the lengths alone.
package func isSameSecret(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
    a.count == b.count && zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}

extension Data {
    /// Nil for text that is not base 64 in the alphabet for addresses, without `=`.
    package init?(base64URL text: String) {
        var standard: [UInt8] = []
        standard.reserveCapacity(text.utf8.count + 3)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"): standard.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): standard.append(UInt8(ascii: "/"))
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
            default: standard.append(byte)
            }
        }
        while standard.count % 4 != 0 { standard.append(UInt8(ascii: "=")) }
        self.init(base64Encoded: Data(standard))
    }

    package var base64URL: String {
        let text = base64EncodedData().compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
