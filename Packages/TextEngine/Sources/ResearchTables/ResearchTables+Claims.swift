import TextEngine

extension ResearchTables {
    /// How much each sign counts when claims are put in order, learned from CheckThat! (`Training/cards/claims.md`).
    public static func claims() throws -> ClaimRanking { try ClaimRanking(table("claims")) }
}
