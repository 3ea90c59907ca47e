import Foundation

/// What may stand behind a header's name. Every way to make one encodes, so that no text of anybody begins a line of
/// its own (RFC 5322, RFC 2047).
package struct MailHeader: Sendable {
    /// Between two of these a line may be folded.
    private let words: [String]

    private init(words: [String]) { self.words = words }

    package static func fixed(_ text: StaticString) -> MailHeader {
        MailHeader(words: text.description.split(separator: " ").map(String.init))
    }

    package static func text(_ text: String) -> MailHeader { MailHeader(words: encodedWords(text)) }

    package static func mailbox(_ name: String, _ address: MailAddress) -> MailHeader {
        guard !name.isEmpty else { return MailHeader(words: ["<\(address)>"]) }
        // A name of plain words needs neither quotes nor encoding; dots and commas would mean something.
        let isPlain = name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: " ") } && name.utf8.count < 60
        return MailHeader(words: (isPlain ? [name] : alwaysEncoded(name)) + ["<\(address)>"])
    }

    package static func date(_ at: Instant) -> MailHeader {
        let local = LocalTime(at, in: .gmt)
        let seconds = (at.milliseconds / 1000 % 60 + 60) % 60
        let time = "\(padded(local.hour)):\(padded(local.minute)):\(padded(Int(seconds)))"
        return MailHeader(
            words: ["\(days[local.weekday - 1]),", "\(local.day)", months[local.month - 1]]
                + ["\(local.year)", time, "+0000"])
    }

    /// `<one@two>`; what has no place in it is left out.
    package static func reference(_ left: String, at domain: String) -> MailHeader {
        MailHeader(words: ["<\(left.filter(isReference))@\(domain.filter(isReference))>"])
    }

    /// An address of the web in angle brackets. Nothing when it could not stand there.
    package static func web(_ address: String) -> MailHeader {
        let isSafe = address.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
        return MailHeader(words: isSafe ? ["<\(address)>"] : [])
    }

    /// Folded at 76 bytes where that is possible; ends with CRLF.
    func line(_ name: StaticString) -> String {
        var (all, length) = ("\(name):", name.utf8CodeUnitCount + 1)
        for word in words {
            if length + 1 + word.utf8.count > 76, length > name.utf8CodeUnitCount + 1 {
                all += "\r\n"
                length = 0
            }
            all += " " + word
            length += 1 + word.utf8.count
        }
        return all + "\r\n"
    }
}

/// As it is when it is plain, else in base 64, cut between scalars so that each piece is text by itself.
private func encodedWords(_ text: String) -> [String] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let isPlain =
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
        && words.allSatisfy { (1...70).contains($0.utf8.count) }
    return isPlain ? words.map(String.init) : alwaysEncoded(text)
}

private func alwaysEncoded(_ text: String) -> [String] {
    var pieces: [String.UnicodeScalarView] = []
    var size = 0
    for scalar in text.unicodeScalars {
        let bytes = UTF8.width(scalar)
        if pieces.isEmpty || size + bytes > 39 {
            pieces.append(String.UnicodeScalarView())
            size = 0
        }
        // Line ends and their kin would be shown by nobody as they were meant.
        pieces[pieces.count - 1].append(scalar.properties.generalCategory == .control ? " " : scalar)
        size += bytes
    }
    return pieces.map { "=?utf-8?B?\(Data(String($0).utf8).base64EncodedString())?=" }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default: false
    }
}

private func isReference(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return false }
    return isLetterOrDigit(byte) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
}

private let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
private let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
