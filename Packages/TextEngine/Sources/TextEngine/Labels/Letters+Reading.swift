extension Letters {
    /// Takes the word that begins here; returns where it ends.
    /// - Parameter splitsHumps: ends it before a capital that follows a small letter.
    mutating func read(_ text: borrowing Span<UInt8>, _ start: Int, to limit: Int, splitsHumps: Bool) -> Int {
        clear()
        var at = start
        var isAfterLower = false
        while at < limit {
            let byte = text[at]
            if isWordByte(byte) {
                if splitsHumps, isAfterLower, (0x41...0x5A).contains(byte) { break }
                isAfterLower = (0x61...0x7A).contains(byte)
                add(ascii: byte)
                at += 1
                continue
            }
            let wide = byte < 0x80 ? nil : Wide(text, at: at)
            let sign = wide?.sign ?? (byte == UInt8(ascii: "'") ? .apostrophe : .other)
            let next = at + (wide?.width ?? 1)
            switch sign {
            case .letter:
                if let wide { add(wide: wide.scalar, wide.utf8) }
                isAfterLower = false
            case .invisible: break
            case .apostrophe:
                guard text.isLetter(at: text.afterInvisible(next)) else { return ended(at) }
                add(ascii: UInt8(ascii: "'"))
                isAfterLower = false
            case .quotation, .dots, .picture, .other: return ended(at)
            }
            at = next
        }
        return ended(at)
    }

    private mutating func ended(_ at: Int) -> Int {
        close()
        return at
    }

    /// "don't", "isn't".
    var endsInNot: Bool {
        count > 2 && bytes[count] == UInt8(ascii: "t") && bytes[count - 1] == UInt8(ascii: "'")
            && bytes[count - 2] == UInt8(ascii: "n")
    }
}
