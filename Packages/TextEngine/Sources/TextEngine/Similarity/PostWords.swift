/// Hashes of a post's words, folded: case, accents, punctuation, pictures, addresses, mentions and "RT" do not count.
/// One pass; nothing is allocated where the text is ASCII.
struct PostWords: Sendable {
    private(set) var hashes: [UInt64] = []

    /// What the last text had is forgotten.
    mutating func read(_ text: Span<UInt8>, seed: UInt64) {
        hashes.removeAll(keepingCapacity: true)
        let start = 0xCBF2_9CE4_8422_2325 ^ seed
        var hash = start
        var isInWord = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            var width = 1
            switch PostWords.kind(of: byte, isInWord: isInWord) {
            case .letter:
                hash = (hash ^ UInt64(PostMarks.isDigit(byte) ? byte : byte | 0x20)) &* PostWords.prime
                isInWord = true
            case .joint: break
            case .head:
                width = max(1, PostMarks.length(at: index, in: text))
                if width == 1, PostMarks.isLetter(byte) {
                    hash = (hash ^ UInt64(byte | 0x20)) &* PostWords.prime
                    isInWord = true
                } else {
                    end(&hash, start, &isInWord)
                }
            case .other:
                width = addScalar(at: index, in: text, to: &hash, start, &isInWord)
            case .gap: end(&hash, start, &isInWord)
            }
            index += width
        }
        end(&hash, start, &isInWord)
    }

    private static let prime: UInt64 = 0x100_0000_01B3

    private enum Kind { case letter, joint, head, other, gap }

    /// Addresses and "RT" are looked for at the beginning of a word, mentions and entities anywhere.
    @inline(__always) private static func kind(of byte: UInt8, isInWord: Bool) -> Kind {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            !isInWord && isHead(byte) ? .head : .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .letter
        case UInt8(ascii: "'"): .joint
        case UInt8(ascii: "@"), UInt8(ascii: "&"): .head
        case 0x80...: .other
        default: .gap
        }
    }

    @inline(__always) private static func isHead(_ byte: UInt8) -> Bool {
        let lowered = byte | 0x20
        return lowered == UInt8(ascii: "h") || lowered == UInt8(ascii: "w") || lowered == UInt8(ascii: "p")
            || byte == UInt8(ascii: "R")
    }

    @inline(__always) private mutating func end(_ hash: inout UInt64, _ start: UInt64, _ isInWord: inout Bool) {
        guard isInWord else { return }
        hashes.append(hash ^ hash >> 32)
        hash = start
        isInWord = false
    }

    private mutating func addScalar(
        at index: Int, in text: Span<UInt8>, to hash: inout UInt64, _ start: UInt64, _ isInWord: inout Bool
    ) -> Int {
        guard let (value, width) = UTF8Scalar.read(at: index, in: text) else { return 1 }
        guard value != 0x2019 else { return width }
        guard !(0x2000..<0x2C00).contains(value), value < 0x1F000, let scalar = Unicode.Scalar(value) else {
            end(&hash, start, &isInWord)
            return width
        }
        switch Folding.fold(scalar) {
        case .nothing: break
        case .mark: end(&hash, start, &isInWord)
        case .letter(let letter):
            hash = (hash ^ UInt64(letter)) &* PostWords.prime
            isInWord = true
        case .letters(let letters):
            for letter in letters { hash = (hash ^ UInt64(letter)) &* PostWords.prime }
            isInWord = isInWord || !letters.isEmpty
        }
        return width
    }
}
