import TextEngine

extension TextTables {
    /// Names, addresses and numbers in English text; `Training/cards/personal-data.md` says what it was learned from.
    /// O(size of the table): read it once.
    public static func personalData() throws -> PersonalDataReader {
        try PersonalDataReader(table("personal-data"))
    }
}
