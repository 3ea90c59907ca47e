/// What is read of one of two texts before they are compared.
struct PairText {
    /// Lower-case words between single spaces, a space at either end; apostrophes are left out.
    let letters: [UInt8]
    /// In order, and each one once.
    let pieces: [UInt16]
    let distinct: [UInt16]
    let vector: TextVector
    /// Hashes of the words that have a digit, each once in order.
    let numbers: [UInt64]
    let isNegated: Bool
    let isQuestion: Bool

    init(_ text: String, _ vectors: StaticVectors) {
        var text = text
        letters = text.withUTF8 { PairText.letters(of: $0.span) }
        pieces = vectors.pieces.pieces(of: text)
        distinct = Set(pieces).filter { vectors.pieces.isWord($0) }.sorted()
        vector = vectors.vector(of: text)
        let words = letters.split(separator: 0x20)
        numbers = Set(words.filter { $0.contains { PostMarks.isDigit($0) } }.map(PairText.hash)).sorted()
        isNegated = words.contains { PairText.negations.contains(PairText.hash($0)) }
        isQuestion = text.utf8.contains(UInt8(ascii: "?"))
    }

    /// Every run of so many bytes (at most 8), each once in order.
    func grams(_ length: Int) -> [UInt64] {
        guard letters.count >= length else { return [] }
        let mask: UInt64 = length == 8 ? .max : 1 << UInt64(length * 8) - 1
        var grams: [UInt64] = []
        grams.reserveCapacity(letters.count)
        var gram: UInt64 = 0
        for (index, letter) in letters.enumerated() {
            gram = (gram << 8 | UInt64(letter)) & mask
            if index >= length - 1 { grams.append(gram) }
        }
        return grams.sortedOnce()
    }

    private static func letters(of text: Span<UInt8>) -> [UInt8] {
        var letters: [UInt8] = [0x20]
        letters.reserveCapacity(text.count + 2)
        func end() { if letters.last != 0x20 { letters.append(0x20) } }
        var index = 0
        while index < text.count {
            let byte = text[index]
            let skipped = PostMarks.length(at: index, in: text)
            if skipped > 0 {
                end()
            } else if PostMarks.isLetter(byte) {
                letters.append(byte | 0x20)
            } else if PostMarks.isDigit(byte) || byte >= 0x80 {
                letters.append(byte)
            } else if byte != UInt8(ascii: "'") {
                end()
            }
            index += max(1, skipped)
        }
        end()
        return letters
    }

    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private static let negations = Set(
        [
            "not", "no", "never", "without", "cannot", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent",
            "wont", "cant", "couldnt", "wouldnt", "shouldnt", "hasnt", "havent", "denies", "denied", "false", "fake",
        ].map { hash($0.utf8) })
}

extension [UInt64] {
    /// Each number once, in order.
    fileprivate func sortedOnce() -> [UInt64] {
        let all = sorted()
        return all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
    }
}

/// How many numbers two ordered lists share.
func sharedCount<Number: Comparable>(_ one: [Number], _ other: [Number]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < one.count, j < other.count {
        if one[i] < other[j] {
            i += 1
        } else if one[i] > other[j] {
            j += 1
        } else {
            (i, j, count) = (i + 1, j + 1, count + 1)
        }
    }
    return count
}
