/// What a byte, or a letter of several bytes, is to a reader of posts.
enum Sign {
    case letter, apostrophe, quotation, dots, picture, invisible, other

    /// Of a scalar above 0x7F.
    static func of(_ scalar: UInt32) -> Sign {
        switch scalar {
        case 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: .invisible
        case 0x2018, 0x2019, 0x2BC: .apostrophe
        case 0x201C, 0x201D: .quotation
        case 0x2026: .dots
        case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF, 0x2C00...0x2DFF, 0x3040...0xFDFF, 0xFE70...0xFEFE,
            0xFF10...0xFFDC:
            .letter
        case 0x2190...0x2BFF, 0x3000...0x303F, 0x1F000...0x10FFFF: .picture
        default: .other
        }
    }
}

/// A scalar of more than one byte, and its bytes as one number, the first one highest.
struct Wide {
    let scalar: UInt32
    let utf8: UInt32
    let width: Int

    /// Of bytes that are not UTF-8 it takes one, as a sign that means nothing.
    init(_ text: borrowing Span<UInt8>, at start: Int) {
        let first = text[start]
        let wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard wanted > 1, start + wanted <= text.count else {
            (scalar, utf8, width) = (0x80, UInt32(first), 1)
            return
        }
        var scalar = UInt32(first) & (0x7F >> UInt32(wanted))
        var utf8 = UInt32(first)
        for at in start + 1..<start + wanted {
            scalar = scalar << 6 | UInt32(text[at] & 0x3F)
            utf8 = utf8 << 8 | UInt32(text[at])
        }
        (self.scalar, self.utf8, width) = (scalar, utf8, wanted)
    }

    var sign: Sign { Sign.of(scalar) }
}

/// Letters, digits and the underscore.
@inline(__always)
func isWordByte(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 64 ? 0x03FF_0000_0000_0000 : byte < 128 ? 0x07FF_FFFE_87FF_FFFE : 0
    return bits >> UInt64(byte & 63) & 1 != 0
}
