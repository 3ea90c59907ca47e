import TextEngine

extension ResearchTables {
    /// Learned from the Twitter-URL pairs (CC BY-NC-SA 3.0). `Training/cards/pairs.md`.
    ///
    /// - Parameter vectors: `TextTables.vectors()`
    public static func pairs(_ vectors: StaticVectors) throws -> PairScorer {
        try PairScorer(vectors, table: table("pairs"))
    }
}
