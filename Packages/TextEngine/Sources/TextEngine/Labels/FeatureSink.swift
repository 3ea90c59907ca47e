/// What a reading of a post is for: adding up weights, or remembering which word had which.
protocol FeatureSink {
    /// A word, sign, name or address begins at a byte and ends before another: what follows belongs to it.
    mutating func token(from start: Int, to end: Int)
    /// A word, a hash tag, a shout: 64 bits of which a table takes the first.
    mutating func word(_ hash: UInt64)
    /// A token and the one before it.
    mutating func pair(_ hash: UInt64)
    /// A word's folded bytes, and what `word` was told of it.
    mutating func inner(_ letters: Letters, hash: UInt64)
    /// The word that `inner` was told of stands under a negation or in a hash tag: another hash for it and that.
    mutating func marked(_ hash: UInt64)
    /// What stands beside what: every word and sign in its order, and where something ends.
    mutating func said(_ hash: UInt64)
}

extension FeatureSink {
    mutating func said(_ hash: UInt64) {}
}

/// The hashes of features, as in `Training/posts.py`.
enum Feature {
    static let (start, stop): (UInt64, UInt64) = (17, 19)
    static let shout = step(11, 0)
    static let stretch = step(13, 0)
    static let end = hash(".".utf8)

    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    static func step(_ state: UInt64, _ more: UInt64) -> UInt64 { (state ^ more) &* factor }

    @inline(__always)
    static func finished(_ state: UInt64) -> UInt64 { step(state, state >> 32) }

    @inline(__always)
    static func pair(_ before: UInt64, _ word: UInt64) -> UInt64 { step(before, 0x8EBC_6AF0_9C88_C6E3) ^ step(word, 0) }

    static func negated(_ word: UInt64) -> UInt64 { step(word, 0x5899_65CC_7537_4CC3) }

    static func tag(_ word: UInt64) -> UInt64 { step(word, 0x1D8E_4E27_C47D_124F) }

    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { finished(bytes.reduce(0) { step($0, UInt64($1)) }) }
}
