/// The hashes of what is no word.
enum KnownSign {
    static let address = Feature.hash("http".utf8)
    static let mention = Feature.hash("@user".utf8)
    static let dots = Feature.hash("..".utf8)

    static func mark(_ byte: UInt8, isRepeated: Bool) -> UInt64 {
        let state = Feature.step(0, UInt64(byte))
        return Feature.finished(isRepeated ? Feature.step(state, UInt64(byte)) : state)
    }

    /// - Parameter utf8: its bytes as one number, the first one highest.
    static func picture(_ utf8: UInt32) -> UInt64 {
        var state: UInt64 = 0
        for shift in stride(from: UInt32(24), through: 0, by: -8) {
            let byte = utf8 >> shift & 0xFF
            if byte != 0 { state = Feature.step(state, UInt64(byte)) }
        }
        return Feature.finished(state)
    }
}

/// A face or heart made of marks: `:-)`, `;P`, `<3`, `-_-`, `^^`.
struct Face {
    let hash: UInt64
    let end: Int

    init?(_ text: borrowing Span<UInt8>, at start: Int) {
        switch text[start] {
        case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="):
            guard let mouth = text.mouth(afterEyes: start) else { return nil }
            (hash, end) = (
                Feature.finished(Feature.step(Feature.step(0, UInt64(text[start])), UInt64(mouth.byte))), mouth.end
            )
        case UInt8(ascii: "<"):
            guard let end = text.heartEnd(at: start + 1) else { return nil }
            hash = text[start + 1] == UInt8(ascii: "3") ? Self.heart : Self.brokenHeart
            self.end = end
        case UInt8(ascii: "&"):
            guard text.starts(with: "lt;", at: start + 1), let end = text.heartEnd(at: start + 4) else { return nil }
            hash = text[start + 4] == UInt8(ascii: "3") ? Self.heart : Self.brokenHeart
            self.end = end
        case UInt8(ascii: "-"), UInt8(ascii: "^"):
            let nose = text.runEnd(of: UInt8(ascii: "_"), at: start + 1)
            let isFlat = text[start] == UInt8(ascii: "-")
            guard nose < text.count, text[nose] == text[start], !isFlat || nose > start + 1 else { return nil }
            (hash, end) = (isFlat ? Self.flat : Self.happy, nose + 1)
        default: return nil
        }
    }

    private static let heart = Feature.hash("<3".utf8)
    private static let brokenHeart = Feature.hash("</3".utf8)
    private static let flat = Feature.hash("-_-".utf8)
    private static let happy = Feature.hash("^^".utf8)
}
