/// Markup that is safe to send. It is made by string interpolation only: literals are markup, every `\(value)` is
/// escaped for the place it stands in. There is no way from a `String` to `HTML` but `TrustedMarkup`. Attributes are
/// written in lower case with double quotes. Appending is linear in what is appended.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
    package fileprivate(set) var bytes: [UInt8]

    package init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }
    package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }
    package init(trusted: TrustedMarkup) { bytes = Array(trusted.markup.utf8) }

    package static let nothing: HTML = ""
    package var isEmpty: Bool { bytes.isEmpty }
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package static func + (a: HTML, b: HTML) -> HTML { "\(a)\(b)" }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// Disfavoured, so that `\(isNew ? "<b>…</b>" : "")` is markup, as every other literal is, and not a `String`.
        @_disfavoredOverload
        package mutating func appendInterpolation(_ value: String) {
            switch bytes.place {
            case .text: bytes.append(escaping: value)
            case .attribute(let isAddress): bytes.append(escaping: isAddress ? safeAddress(value) : value)
            }
        }

        /// In an attribute, markup is text like any other.
        package mutating func appendInterpolation(_ value: HTML) {
            if case .attribute = bytes.place { appendInterpolation(value.text) } else { bytes += value.bytes }
        }

        package mutating func appendInterpolation(_ value: HTML?) { if let value { appendInterpolation(value) } }
        package mutating func appendInterpolation(_ values: [HTML]) {
            for value in values { appendInterpolation(value) }
        }
        package mutating func appendInterpolation(_ value: some BinaryInteger) { bytes += String(value).utf8 }
        package mutating func appendInterpolation<Of>(_ id: ID<Of>) { appendInterpolation(id.rawValue) }
        package mutating func appendInterpolation(if condition: Bool, _ value: @autoclosure () -> HTML) {
            if condition { appendInterpolation(value()) }
        }

        /// ` name="value"`, or nothing when there is no value.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            appendLiteral(" ")
            appendLiteral(name)
            appendLiteral("=\"")
            appendInterpolation(value)
            appendLiteral("\"")
        }

        /// ` name`, or nothing.
        package mutating func appendInterpolation(flag name: StaticString, _ isOn: Bool) {
            guard isOn else { return }
            appendLiteral(" ")
            appendLiteral(name)
        }
    }
}

/// Markup that was made elsewhere and is known to be safe; the house lint lists the few places that may make it.
package struct TrustedMarkup: Sendable {
    fileprivate let markup: String
    package init(_ markup: String) { self.markup = markup }
}

private enum Place {
    case text
    case attribute(isAddress: Bool)
}

extension [UInt8] {
    /// Looks back from the end: a value right after `name="` stands in an attribute. Values are always quoted.
    fileprivate var place: Place {
        guard count > 2, self[count - 1] == UInt8(ascii: "\""), self[count - 2] == UInt8(ascii: "=") else {
            return .text
        }
        let end = count - 2
        var start = end
        while start > 0, isNameByte(self[start - 1]) { start -= 1 }
        return .attribute(isAddress: addressAttributes.contains { $0.elementsEqual(self[start..<end]) })
    }

    fileprivate mutating func append(escaping value: String) {
        let source = value.utf8
        guard source.contains(where: needsEscape) else {
            append(contentsOf: source)
            return
        }
        for byte in source {
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
            default: append(byte)
            }
        }
    }
}

private let addressAttributes = ["href".utf8, "src".utf8, "action".utf8, "formaction".utf8]

private func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}

private func needsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
}

/// Only web and mail addresses and our own paths may be followed; `javascript:` and its kin become a dead link.
private func safeAddress(_ value: String) -> String {
    guard let colon = value.firstIndex(of: ":") else { return value }
    if let slash = value.firstIndex(where: { $0 == "/" || $0 == "?" || $0 == "#" }), slash < colon { return value }
    return ["http", "https", "mailto", "tel"].contains(value[..<colon].lowercased()) ? value : "#"
}
