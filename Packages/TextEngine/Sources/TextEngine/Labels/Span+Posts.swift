/// What a reader of posts asks about the bytes ahead.
extension Span<UInt8> {
    func starts(with ascii: StaticString, at start: Int) -> Bool {
        guard start + ascii.utf8CodeUnitCount <= count else { return false }
        return ascii.withUTF8Buffer { wanted in
            for at in wanted.indices where self[start + at] != wanted[at] { return false }
            return true
        }
    }

    /// The first place from here on whose scalar can be seen.
    func afterInvisible(_ start: Int) -> Int {
        var at = start
        while at < count, self[at] >= 0xE2 {
            let wide = Wide(self, at: at)
            guard wide.sign == .invisible else { break }
            at += wide.width
        }
        return at
    }

    func isLetter(at: Int) -> Bool {
        guard at < count else { return false }
        return self[at] < 0x80 ? isWordByte(self[at]) : Wide(self, at: at).sign == .letter
    }

    func runEnd(of byte: UInt8, at start: Int) -> Int {
        var at = start
        while at < count, self[at] == byte { at += 1 }
        return at
    }

    /// Where `http:`, `https:` or `www.` and all up to the next space end.
    func addressEnd(at start: Int) -> Int? {
        guard start + 4 < count else { return nil }
        let head =
            (UInt32(self[start]) << 24 | UInt32(self[start + 1]) << 16 | UInt32(self[start + 2]) << 8
                | UInt32(self[start + 3])) | 0x2020_2020
        if head == 0x6874_7470 {
            let isSecure = self[start + 4] | 0x20 == UInt8(ascii: "s")
            let colon = isSecure ? start + 5 : start + 4
            guard colon < count, self[colon] == UInt8(ascii: ":") else { return nil }
        } else if head | 0xFF != 0x7777_77FF || self[start + 3] != UInt8(ascii: ".") {
            return nil
        }
        var at = start
        while at < count, self[at] > 0x20 { at += 1 }
        return at
    }

    /// The last byte of a face's mouth, in lower case, and where the face ends; one nose may stand before it.
    func mouth(afterEyes eyes: Int) -> (byte: UInt8, end: Int)? {
        guard eyes + 1 < count else { return nil }
        switch self[eyes + 1] {
        case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "^"):
            if let mouth = mouth(at: eyes + 2) { return mouth }
        default: break
        }
        return mouth(at: eyes + 1)
    }

    private func mouth(at start: Int) -> (byte: UInt8, end: Int)? {
        guard start < count else { return nil }
        let byte = self[start] | 0x20
        if isMouthLetter(byte), start + 1 >= count || !isWordByte(self[start + 1]) || self[start + 1] == 0x5F {
            return (self[start] < 0x40 ? self[start] : byte, start + 1)
        }
        var at = start
        while at < count, isMouthMark(self[at]) { at += 1 }
        return at > start ? (self[at - 1], at) : nil
    }

    /// Where `3…` or `/3` ends.
    func heartEnd(at start: Int) -> Int? {
        if starts(with: "/3", at: start) { return start + 2 }
        let end = runEnd(of: UInt8(ascii: "3"), at: start)
        return end > start ? end : nil
    }

    /// How many bytes an `&` takes: `&amp;` and its kind are one sign.
    func entityLength(at start: Int) -> Int {
        if starts(with: "amp;", at: start + 1) { return 5 }
        return starts(with: "lt;", at: start + 1) || starts(with: "gt;", at: start + 1) ? 4 : 1
    }
}

/// d, p, o, s, x and 3.
private func isMouthLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x64, 0x70, 0x6F, 0x73, 0x78, 0x33: true
    default: false
    }
}

private func isMouthMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x28, 0x29, 0x2A, 0x2F, 0x3C, 0x3E, 0x40, 0x5B, 0x5D, 0x7C: true
    default: false
    }
}
