import TextEngine

extension TextTables {
    /// Learned from VitaminC (CC BY-SA 3.0) and WordNet 3.0: `Training/cards/verify.md`. O(size of the table), some
    /// milliseconds: read it once.
    public static func verifier() throws -> Verifier { try Verifier(table("verify")) }
}
