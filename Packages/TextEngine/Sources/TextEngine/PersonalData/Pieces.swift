/// The text cut at white space, with every piece's place in both encodings. One pass; linear in the text.
struct Pieces: Sendable {
    struct Piece: Sendable {
        let utf8: Range<Int>
        let utf16: Int
        /// How many digits it has.
        var digits = 0
        var hasAt = false
    }

    let all: [Piece]
    private let bytes: [UInt8]

    init(_ text: String) {
        var pieces: [Piece] = []
        var (utf8, utf16) = (0, 0)
        var (start, start16, digits, hasAt) = (0, 0, 0, false)
        func close() {
            if utf8 > start { pieces.append(Piece(utf8: start..<utf8, utf16: start16, digits: digits, hasAt: hasAt)) }
            (digits, hasAt) = (0, false)
        }
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if isSpace(scalar) {
                close()
                (start, start16) = (utf8 + width, utf16 + UTF16.width(scalar))
            } else if scalar.isASCII {
                if isDigit(UInt8(scalar.value)) { digits += 1 }
                if scalar == "@" { hasAt = true }
            }
            utf8 += width
            utf16 += UTF16.width(scalar)
        }
        close()
        all = pieces
        bytes = Array(text.utf8)
    }

    var count: Int { all.count }
    subscript(_ index: Int) -> Piece { all[index] }

    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

    /// A piece without the punctuation of the sentence around it.
    func word(_ index: Int) -> Range<Int> { trimmed(all[index].utf8) }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isEdge(bytes[start]) { start += 1 }
        while end > start, isEdge(bytes[end - 1]) { end -= 1 }
        if end - start > 3, isQuotationMark(at: start) { start += 3 }
        while end - start > 3, isQuotationMark(at: end - 3) { end -= 3 }
        while end > start, isEdge(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// “ ” „ ‘ ’ …
    private func isQuotationMark(at index: Int) -> Bool {
        bytes[index] == 0xE2 && bytes[index + 1] == 0x80
            && [0x98, 0x99, 0x9C, 0x9D, 0x9E, 0xA6].contains(bytes[index + 2])
    }

    /// The range of some bytes that begin in a piece.
    func range(_ utf8: Range<Int>, from piece: Int) -> TextRange {
        let start = all[piece].utf16 + units(all[piece].utf8.lowerBound..<utf8.lowerBound)
        return TextRange(utf8: utf8, utf16: start..<start + units(utf8))
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// How many UTF-16 units some bytes take: one for each first byte, and one more for each of four bytes.
    private func units(_ range: Range<Int>) -> Int {
        bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }

    private func isEdge(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "*"):
            true
        default: false
        }
    }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
}
