/// Words of financial results: they want a second look before they are public (requirement E6).
enum FinancialResults {
    static func findings(in tokens: Tokens, of source: Source) -> [Finding] {
        let ranges = rule.map { $0.matches(in: tokens).map { tokens.range($0) } } ?? []
        guard let first = ranges.first else { return [] }
        return [Finding(weight: .care, detail: .financialResults, ranges: ranges, quote: source.words(first))]
    }

    private static let rule = try? Rule(match: [
        "(quarterly|annual|interim) (result|earning|report)",
        "(revenue|turnover|profit|earnings|margin) ... (#|rise|fall|drop|grow|down|up)",
        "(share|stock) price", "profit warning", "(sales|earnings) forecast", "dividend",
    ])
}
