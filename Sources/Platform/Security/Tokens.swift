import Crypto
import Foundation

/// Secrets that are handed out once: long, random, safe in an address. The database keeps digests only.
package enum Tokens {
    package static func random(bytes count: Int = 32) -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return Data(bytes).base64URL
    }

    package static func digest(_ token: String) -> String {
        Data(SHA256.hash(data: Data(token.utf8))).base64URL
    }
}

extension Data {
    package var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
