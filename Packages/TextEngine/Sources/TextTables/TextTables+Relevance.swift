import TextEngine

extension TextTables {
    /// Is a post about a crisis? Learned from CrisisLex (`Training/cards/labels.md`). Reads half a megabyte.
    public static func relevance() throws -> RelevanceJudge { try RelevanceJudge(table("relevance")) }
}
