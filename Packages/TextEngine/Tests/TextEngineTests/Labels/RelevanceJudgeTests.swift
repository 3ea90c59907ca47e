import Testing

@testable import TextEngine

@Suite("Is it about the crisis?") struct RelevanceJudgeTests {
    private func judge() throws -> RelevanceJudge {
        var words = [UInt16](repeating: 0, count: 1 << 16)
        words[Int(Feature.hash("evacuated".utf8) >> 48)] = 900
        let table = TableBytes.file([
            ("words", .uint16s(words)), ("senses", .uint16s([0, 0])), ("senseChecks", .uint8s([0, 0])),
            ("wordScale", .floats([0.01])), ("senseScale", .floats([1])), ("bias", .floats([-1])),
        ])
        return try RelevanceJudge(TableFile(table))
    }

    @Test("Evacuated streets are; lunch is not") func relevance() throws {
        #expect(try judge().relevance("Our street was evacuated") > 0.5)
        #expect(try judge().relevance("What shall we have for lunch") < 0.5)
    }

    @Test("The because is the word") func because() throws {
        let reasons = try judge().because("Our street was evacuated")
        #expect(reasons.map(\.quote) == ["evacuated"])
        #expect(reasons.first?.range.utf8 == 15..<24)
    }
}
