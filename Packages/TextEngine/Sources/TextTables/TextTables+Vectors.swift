import TextEngine

extension TextTables {
    /// Static vectors for English posts: 29,500 word pieces, 256 numbers each, 8 MB. `Training/cards/vectors.md`.
    public static func vectors() throws -> StaticVectors { try StaticVectors(table("vectors")) }
}
