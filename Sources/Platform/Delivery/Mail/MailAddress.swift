/// Where mail goes: `name@example.org`. Nothing in it can end the line, the brackets or the list that it stands in.
package struct MailAddress: Sendable, Equatable, CustomStringConvertible {
    package let text: String

    /// Nil for what cannot be one; quoted local parts are left out on purpose.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...190).contains(parts[1].utf8.count),
            text.unicodeScalars.allSatisfy(isPart), !parts[1].hasPrefix("."), !parts[1].hasPrefix("-")
        else { return nil }
        self.text = text
    }

    package var description: String { text }
    /// Only servers that say SMTPUTF8 take it.
    var needsUTF8: Bool { !text.utf8.allSatisfy { $0 < 0x80 } }
    package var domain: String { String(text.drop { $0 != "@" }.dropFirst()) }
}

private func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "<", ">", "[", "]", ":", ";", ",", "\\", "\"": false
    case "\u{21}"..."\u{7E}": true
    default: scalar.value > 0x9F && !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
    }
}
