import TextEngine

/// A word that several answers share, and which of them do: the engine's reading, for whoever has to read them all.
package struct SharedWord: Sendable, Equatable {
    package let word: String
    /// Others that at least half of them share.
    package let beside: [String]
    /// Places in the list that was given, rising.
    package let texts: [Int]

    /// The largest group first. A text is in one at most.
    package static func all(in texts: [String]) -> [SharedWord] {
        SharedWords.groups(of: texts).map { SharedWord(word: $0.word, beside: $0.beside, texts: $0.texts) }
    }
}
