import Crypto
import Foundation
import Platform

/// A certificate as it leaves the house: one flat JSON object, signed, that anybody can check without asking anyone.
///
/// What is signed are the bytes of the object without `signature`, written as RFC 8785 says: keys in order, no spaces, in
/// UTF-8. All values are texts and whole numbers, so that no more of that rule is needed.
package struct CertificateDocument: Sendable, Equatable {
    static let format = "firsthand-certificate/1"

    package var certificate: String
    package var course: String
    package var title: String
    package var version: Int
    /// SHA-256 of the course's file.
    package var content: String
    package var holder: String
    package var issuer: String
    package var score: Int
    /// `2026-11-26T09:00:00.000Z`
    package var issued: String
    package var expires: String
    /// The public key that it is signed with.
    package var key: String
    package var signature = ""

    private var members: [(String, Value)] {
        [
            ("certificate", .text(certificate)), ("content", .text(content)), ("course", .text(course)),
            ("expires", .text(expires)), ("format", .text(Self.format)), ("holder", .text(holder)),
            ("issued", .text(issued)), ("issuer", .text(issuer)), ("key", .text(key)), ("score", .number(score)),
            ("title", .text(title)), ("version", .number(version)),
        ]
    }

    /// What is signed.
    package var canonical: Data { Data(json(members, "{", ",", ":", "}").utf8) }

    /// The file that people keep: the same members, a line each, and the signature.
    package var file: String {
        json(members + [("signature", .text(signature))], "{\n  ", ",\n  ", ": ", "\n}\n")
    }

    package mutating func sign(with key: SigningKey) throws {
        self.key = key.publicKey.text
        signature = try key.sign(canonical)
    }

    /// Whether nothing has changed since the key that it names has signed it. Whose key that is, it cannot say.
    package var isWhole: Bool {
        PublicSigningKey(key)?.verifies(signature, of: canonical) ?? false
    }
}

extension CertificateDocument {
    /// Nil for anything that is not exactly such an object.
    package init?(_ text: String) {
        guard text.utf8.count <= 16_384,
            let read = try? JSONDecoder().decode([String: Value].self, from: Data(text.utf8)), read.count == 13
        else { return nil }
        func word(_ key: String) -> String? { if case .text(let text)? = read[key] { text } else { nil } }
        func number(_ key: String) -> Int? { if case .number(let number)? = read[key] { number } else { nil } }
        guard word("format") == Self.format, let certificate = word("certificate"), let course = word("course"),
            let title = word("title"), let version = number("version"), let content = word("content"),
            let holder = word("holder"), let issuer = word("issuer"), let score = number("score"),
            let issued = word("issued"), let expires = word("expires"), let key = word("key"),
            let signature = word("signature"), isTime(issued), isTime(expires)
        else { return nil }
        self.init(
            certificate: certificate, course: course, title: title, version: version, content: content, holder: holder,
            issuer: issuer, score: score, issued: issued, expires: expires, key: key, signature: signature)
    }

    package func isExpired(at now: Instant) -> Bool { expires <= now.iso }
}

/// As `Instant.iso` writes it, so that two of them compare as texts.
private func isTime(_ text: String) -> Bool {
    text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/.asciiOnlyDigits()) != nil
}

private enum Value: Decodable {
    case text(String)
    case number(Int)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }
}

private func json(
    _ members: [(String, Value)], _ open: String, _ comma: String, _ colon: String, _ close: String
) -> String {
    let lines = members.map { key, value in
        switch value {
        case .text(let text): "\(quoted(key))\(colon)\(quoted(text))"
        case .number(let number): "\(quoted(key))\(colon)\(number)"
        }
    }
    return open + lines.joined(separator: comma) + close
}

/// RFC 8785, section 3.2.2.2: only what must be is escaped, and that in the shortest way.
private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\u{8}": quoted += "\\b"
        case "\u{9}": quoted += "\\t"
        case "\u{A}": quoted += "\\n"
        case "\u{C}": quoted += "\\f"
        case "\u{D}": quoted += "\\r"
        case "\u{0}"..<" ":
            let digits = String(scalar.value, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
