/// Words of financial results: they want a second look before they are public (requirement E6).
enum FinancialResults {
    static func findings(in tokens: Tokens, of source: Source) -> [Finding] {
        let ranges = rule.map { $0.matches(in: tokens).map { tokens.range($0) } } ?? []
        guard let first = ranges.first else { return [] }
        return [Finding(weight: .care, detail: .financialResults, ranges: ranges, quote: source.words(first))]
    }

    // Exactly “earnings”: what somebody earns is their pay, and theirs to tell.
    private static let money = "(revenue|turnover|profit|=earnings)"

    private static let rule = try? Rule(
        match: [
            "\(money) ... (miss|wipe|collapse|plunge|suffer|vanish|tumble|slump|exceed|beat|go)",
            "(quarterly|annual|interim|full year|half year) (result|figure|number|loss|\(money))",
            "\(money) ... (#|rise|fall|drop|grow|shrink|double|halve)",
            "(operating|profit) margin ... (#|rise|fall|drop|grow|shrink)",
            "\(money) (is|are|will be|be|go) (up|down|higher|lower|better|worse)",
            "(#|million|billion) (euro|pound|dollar|krone|kroner|krona|dkk|sek|eur|gbp|usd) (in|of) (\(money)|loss)",
            "(loss|\(money)) of (#|about #|over #|almost #|nearly #)",
            "share (is|are|was|were|go|fall|drop|lose|rise|gain|close|trade) ... (#|up|down|higher|lower|percent)",
            "(share|stock) price ... (#|rise|fall|drop|up|down|recover)", "profit warning",
            "(sales|=earnings|profit|revenue) (forecast|guidance|outlook)",
            "(pay|cut|cancel|raise|suspend) ... dividend",
        ],
        unless: [
            "(non|not for) profit", "(my|your|her|his|hourly|weekly|monthly) =earnings", "charity", "paid dividends",
            "(fair|equal|own) share",
        ])
}
