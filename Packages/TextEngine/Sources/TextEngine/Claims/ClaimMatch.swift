/// A claim that a post may be about, with the words that made it so.
public struct ClaimMatch: Sendable, Hashable {
    /// How the post speaks of the claim.
    public enum Stance: Sendable, Hashable {
        /// It repeats it.
        case said
        /// It says that it is not so, or doubts it.
        case denied
        case asked
        /// "If they knew …": it says what would follow.
        case supposed
    }

    /// A word of the post that the claim has.
    public struct Word: Sendable, Hashable {
        public let range: TextRange
        /// What this word is of all that the post says, by rarity, 0…1.
        public let share: Float
    }

    public let claim: ClaimRecord
    /// Comparable within one post's list only.
    public let score: Float
    /// The chance that the post is about this claim and no other, 0…1.
    public let chance: Float
    public let stance: Stance
    /// In the order of the text. Stop words, negations and conditions are never among them.
    public let words: [Word]

    /// From here on about nine in ten are right (`Training/cards/claims.md`).
    public static let sureChance: Float = 0.7

    /// Whether the post repeats the claim, surely enough to act on it. What is denied, asked or supposed is not.
    public var isSure: Bool { chance >= Self.sureChance && stance == .said }
}
