/// Hashes of every run of so many words (FNV-1a, 64 bits). Linear in the text.
enum Shingles {
    static func hashes(of tokens: Tokens, words length: Int) -> [UInt64] {
        guard length > 0, tokens.count >= length else { return [] }
        let words = tokens.all.map { hash($0.stem) }
        return (0...words.count - length).map { start in
            words[start..<start + length].reduce(basis) { hash, word in mixed((hash ^ word) &* prime) }
        }
    }

    private static func hash(_ word: String) -> UInt64 {
        word.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
    }

    /// Spreads what was multiplied over all bits, so that any of them may choose a bucket.
    private static func mixed(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 29) }

    private static let basis: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01b3
}
