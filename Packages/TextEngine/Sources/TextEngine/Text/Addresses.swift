/// Web addresses, `http://` and `https://`, without the punctuation of the sentence around them. Linear in the text.
enum Addresses {
    /// Places in UTF-8, in order.
    static func find(in text: String) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { find(in: $0) }
    }

    private static func find(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            guard let head = scheme(in: bytes, at: index) else {
                index += 1
                continue
            }
            var end = index + head
            while end < bytes.count, !ends(bytes, at: end) { end += 1 }
            end = trimmed(bytes, from: index + head, to: end)
            if end > index + head { found.append(index..<end) }
            index = max(end, index + head)
        }
        return found
    }

    private static func scheme(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard lower(bytes[index]) == UInt8(ascii: "h") else { return nil }
        if index > 0, isWordByte(bytes[index - 1]) { return nil }
        for scheme in ["https://", "http://"] as [StaticString] where index + scheme.utf8CodeUnitCount < bytes.count {
            let isHere = scheme.withUTF8Buffer { scheme in
                scheme.indices.allSatisfy { lower(bytes[index + $0]) == scheme[$0] }
            }
            if isHere { return scheme.utf8CodeUnitCount }
        }
        return nil
    }

    /// White space, quotation marks and angle brackets, also those that take two or three bytes.
    private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        switch bytes[index] {
        case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x7F: return true
        case 0xC2: return index + 1 < bytes.count && (bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85)
        case 0xE2: return index + 1 < bytes.count && (bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81)
        case 0xE3: return index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
        default: return false
        }
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        var (opened, closed) = (0, 0)
        for index in start..<end {
            if bytes[index] == UInt8(ascii: "(") { opened += 1 }
            if bytes[index] == UInt8(ascii: ")") { closed += 1 }
        }
        var end = end
        while end > start {
            switch bytes[end - 1] {
            case UInt8(ascii: ")"):
                // A bracket that the address opened is its own.
                if closed <= opened { return end }
                closed -= 1
                end -= 1
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
                UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                end -= 1
            default: return end
            }
        }
        return end
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(lower(byte))
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
