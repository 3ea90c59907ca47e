import Testing

@testable import TextEngine

@Suite("Words of results") struct FinancialResultsTests {
    @Test(
        "They want a second look",
        arguments: [
            "Our quarterly results are out on Friday.", "Revenue fell 12 percent this quarter.", "Turnover is down.",
            "We made 40 million euros in profit.", "There will be a profit warning.", "The share price fell 8% today.",
            "The sales forecast is gone.", "They will cut the dividend.", "Profit went up by a third, profits doubled.",
            "Half year figures look bad.", "Quarterly earnings are out.", "Our earnings fell by 8 percent.",
        ])
    func flags(text: String) throws {
        #expect(try Checker(Guide()).check(text).names.filter { $0 != "own voice" } == ["results"])
    }

    @Test(
        "Everyday words are left alone, and so is what people think of the company",
        arguments: [
            "We won by a margin of 3.", "I was up at four and nobody talked about profit.",
            "The training paid dividends.",
            "They only care about the share price.", "The annual report can wait.",
            "A not for profit cup with 3 teams.",
            "I earn 2,900 before tax.", "I earned 18 an hour there.", "Women here earn 400 less.",
            "What we earn has fallen by 3 percent.", "My earnings go down to 1,400 in winter.",
            "Sales are in the next room.", "I will share the price list.", "We lost 40 cartons.",
        ])
    func allows(text: String) throws {
        #expect(try Checker(Guide()).check(text).names.filter { $0 != "own voice" } == [])
    }
}
