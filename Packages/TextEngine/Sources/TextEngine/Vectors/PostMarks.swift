/// What in a post is not words: addresses, mentions ("RT @somebody:"), entities. Looked for only where one can begin, so
/// that a text is passed over once.
enum PostMarks {
    /// Bytes to skip at `index`; 0 if words may begin here. `Training/wordpieces.py` has the same rules as patterns.
    @inline(__always) static func length(at index: Int, in text: Span<UInt8>) -> Int {
        switch text[index] {
        case UInt8(ascii: "@"): mention(at: index, in: text)
        case UInt8(ascii: "&"): entity(at: index, in: text)
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "p"),
            UInt8(ascii: "P"):
            address(at: index, in: text)
        case UInt8(ascii: "R"): retweet(at: index, in: text)
        default: 0
        }
    }

    private static let heads: [[UInt8]] = ["http://", "https://", "www.", "pic.twitter.com"].map { Array($0.utf8) }

    private static func address(at index: Int, in text: Span<UInt8>) -> Int {
        guard index == 0 || !isAlphanumeric(text[index - 1]) else { return 0 }
        guard heads.contains(where: { hasHead($0, at: index, in: text) }) else { return 0 }
        var end = index
        while end < text.count, text[end] > 0x20 { end += 1 }
        return end - index
    }

    private static func hasHead(_ head: [UInt8], at index: Int, in text: Span<UInt8>) -> Bool {
        guard index + head.count <= text.count else { return false }
        for offset in head.indices where lowered(text[index + offset]) != head[offset] { return false }
        return true
    }

    private static func mention(at index: Int, in text: Span<UInt8>) -> Int {
        guard index == 0 || !isName(text[index - 1]) else { return 0 }
        var end = index + 1
        while end < text.count, isName(text[end]) { end += 1 }
        guard end > index + 1 else { return 0 }
        if end < text.count, text[end] == UInt8(ascii: ":") { end += 1 }
        return end - index
    }

    private static func retweet(at index: Int, in text: Span<UInt8>) -> Int {
        guard index == 0 || !isName(text[index - 1]), index + 3 < text.count else { return 0 }
        guard text[index + 1] == UInt8(ascii: "T"), text[index + 2] == UInt8(ascii: " ") else { return 0 }
        guard text[index + 3] == UInt8(ascii: "@") else { return 0 }
        let length = mention(at: index + 3, in: text)
        return length > 0 ? length + 3 : 0
    }

    private static func entity(at index: Int, in text: Span<UInt8>) -> Int {
        var end = index + 1
        let isNumber = end < text.count && text[end] == UInt8(ascii: "#")
        if isNumber { end += 1 }
        let start = end
        while end < text.count, end - start < 7, isNumber ? isAlphanumeric(text[end]) : isLetter(text[end]) { end += 1 }
        guard (2...6).contains(end - start), end < text.count, text[end] == UInt8(ascii: ";") else { return 0 }
        return end + 1 - index
    }

    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    @inline(__always) static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    @inline(__always) static func isName(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") }
    @inline(__always) private static func lowered(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
