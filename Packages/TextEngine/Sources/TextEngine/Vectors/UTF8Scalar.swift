/// Reading and writing one scalar, for passes that cannot afford a `String`.
enum UTF8Scalar {
    /// The scalar that begins at `index` and its width; nil where the bytes are not UTF-8 (Unicode 16, table 3-7).
    static func read(at index: Int, in text: Span<UInt8>) -> (scalar: UInt32, width: Int)? {
        let lead = text[index]
        let width = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard width > 0, index + width <= text.count else { return nil }
        var scalar = width == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(width))
        for place in index + 1..<index + width {
            guard text[place] & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(text[place] & 0x3F)
        }
        guard width < 3 || scalar >= (width == 3 ? 0x800 : 0x10000), scalar <= 0x10FFFF else { return nil }
        return (0xD800...0xDFFF).contains(scalar) ? nil : (scalar, width)
    }

    @inline(__always) static func write(_ scalar: UInt32, _ byte: (UInt8) -> Void) {
        func part(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
        switch scalar {
        case 0..<0x80: byte(UInt8(scalar))
        case 0x80..<0x800:
            byte(UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0))
            byte(part(0))
        case 0x800..<0x10000:
            byte(UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0))
            byte(part(6))
            byte(part(0))
        default:
            byte(UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0))
            byte(part(12))
            byte(part(6))
            byte(part(0))
        }
    }
}

/// Korean syllables are two or three letters, by arithmetic (Unicode 16, section 3.12).
enum KoreanSyllable {
    static func letters(of scalar: UInt32) -> [UInt32]? {
        guard (0xAC00...0xD7A3).contains(scalar) else { return nil }
        let index = scalar - 0xAC00
        let letters = [0x1100 + index / 588, 0x1161 + index % 588 / 28]
        return index % 28 == 0 ? letters : letters + [0x11A7 + index % 28]
    }
}
