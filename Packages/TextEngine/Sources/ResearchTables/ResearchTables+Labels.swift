import TextEngine

extension ResearchTables {
    /// Tone, feeling and abuse, learned from TweetEval (`Training/cards/labels.md`). Reads 15 MB.
    public static func labels() throws -> Labeller { try Labeller(table("labels")) }
}
