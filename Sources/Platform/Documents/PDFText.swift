import Foundation

/// Text in the letters that a PDF reader's own fonts have: Windows-1252. Every other letter is written in Latin ones as
/// well as that goes (Łódź becomes Lódz, Αθήνα Athena), and what cannot be is a question mark.
package struct PDFText: Sendable, Equatable {
    package let bytes: [UInt8]
    /// Whether every letter stands as it was.
    package let isWhole: Bool

    package init(_ text: String) {
        var bytes: [UInt8] = []
        var isWhole = true
        for character in text.precomposedStringWithCanonicalMapping {
            if let known = encoded(String(character)) {
                bytes += known
                continue
            }
            isWhole = false
            bytes += encoded(latin(String(character))) ?? [UInt8(ascii: "?")]
        }
        self.init(bytes: bytes, isWhole: isWhole)
    }

    private init(bytes: [UInt8], isWhole: Bool) {
        self.bytes = bytes
        self.isWhole = isWhole
    }

    /// As it stands between brackets.
    var escaped: [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            let isMark = [UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\")].contains(byte)
            return isMark ? [UInt8(ascii: "\\"), byte] : [byte]
        }
    }

    /// Lines of at most so many thousandths of the font's size; a word that is longer stands alone.
    func broken(at most: Int, isBold: Bool) -> [PDFText] {
        var lines: [[UInt8]] = []
        for word in bytes.split(separator: UInt8(ascii: " ")) {
            if let last = lines.last, width(last + [UInt8(ascii: " ")] + word, isBold: isBold) <= most {
                lines[lines.count - 1] = last + [UInt8(ascii: " ")] + word
            } else {
                lines.append(Array(word))
            }
        }
        return lines.map { PDFText(bytes: $0, isWhole: isWhole) }
    }
}

private func encoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xFF: bytes.append(UInt8(scalar.value))
        case 0x09, 0x0A, 0x0D: bytes.append(0x20)
        default:
            guard let byte = windows[scalar] else { return nil }
            bytes.append(byte)
        }
    }
    return bytes
}

private func latin(_ text: String) -> String {
    text.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? "?"
}

private let windows: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A,
    "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
    "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
]

/// A little wide where it is not known, so that a line breaks early and never runs off the page.
private func width(_ bytes: [UInt8], isBold: Bool) -> Int {
    let sum = bytes.reduce(0) { sum, byte in
        let index = Int(byte) - 0x20
        return sum + (widths.indices.contains(index) ? widths[index] : 720)
    }
    return isBold ? sum * 108 / 100 : sum
}

/// Helvetica's, from the space on.
private let widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722,
    778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,
    556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]
