/// Scalars that are not ASCII, for the pass that reads claims.
enum ClaimScalar {
    /// The scalar that begins at `index` and its width; nil where the bytes are not UTF-8 (Unicode 16, table 3-7).
    static func read(_ text: Span<UInt8>, _ index: Int, _ end: Int) -> (scalar: UInt32, width: Int)? {
        let lead = text[index]
        let width = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard width > 0, index + width <= end else { return nil }
        var scalar = UInt32(lead) & (0x7F >> UInt32(width))
        for place in index + 1..<index + width {
            guard text[place] & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(text[place] & 0x3F)
        }
        guard width < 3 || scalar >= (width == 3 ? 0x800 : 0x10000), scalar <= 0x10FFFF else { return nil }
        return (scalar, width)
    }

    /// The look-up of Unicode's properties is dear, and most scalars up here are pictures.
    static func folded(_ scalar: UInt32) -> Folding.Folded {
        switch scalar {
        case 0x1F000..<0x1F130, 0x1F18A..<0x1F3FB, 0x1F400..<0x1FB00: .mark(" ")
        default: Unicode.Scalar(scalar).map(Folding.fold) ?? .mark(" ")
        }
    }
}

/// Web addresses, also those that stick to the word before them, as pictures' do in quoted posts.
enum ClaimAddress {
    /// Bytes up to the next space if an address begins here, else 0.
    @inline(__always) static func length(_ text: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
        switch text[index] | 0x20 {
        case UInt8(ascii: "h"):
            begins("http://", text, index, end) || begins("https://", text, index, end) ? toSpace(text, index, end) : 0
        case UInt8(ascii: "p"): begins("pic.twitter.com/", text, index, end) ? toSpace(text, index, end) : 0
        case UInt8(ascii: "w"): begins("www.", text, index, end) ? toSpace(text, index, end) : 0
        default: 0
        }
    }

    private static func begins(_ head: StaticString, _ text: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index + head.utf8CodeUnitCount < end else { return false }
        return head.withUTF8Buffer { head in
            for offset in head.indices {
                let byte = text[index + offset]
                if ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) != head[offset] { return false }
            }
            return true
        }
    }

    private static func toSpace(_ text: Span<UInt8>, _ index: Int, _ end: Int) -> Int {
        var stop = index
        while stop < end, text[stop] > 0x20 { stop += 1 }
        return stop - index
    }
}
