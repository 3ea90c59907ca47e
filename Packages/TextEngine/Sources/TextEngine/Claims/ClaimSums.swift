/// What a claim and a post have in common, by rarity. One step for each of the claim's words.
struct ClaimSums {
    private var (text, title, both): (Float, Float, Float) = (0, 0, 0)
    private var (names, numbers): (Float, Float) = (0, 0)
    private var (said, named): (Float, Float) = (0, 0)
    private var (pairs, run, longest): (Float, Float, Float) = (0, 0, 0)
    private var (lastPlace, lastPosition, lastField): (Int, Int32, Int) = (-2, -2, -1)
    private var lastRarity: Float = 0

    /// - Parameter place: of the word in the claim.
    @inline(__always)
    mutating func add(_ entry: ClaimTexts.Entry, at place: Int, rarity: Float, term: ClaimQuery.Term) {
        let isSummary = entry.field == ClaimTexts.Field.summary.rawValue
        if entry.has(ClaimTexts.Entry.firstInField) {
            if entry.field == ClaimTexts.Field.text.rawValue { text += rarity }
            if entry.field == ClaimTexts.Field.title.rawValue { title += rarity }
        }
        if entry.has(ClaimTexts.Entry.firstInClaim) {
            if !isSummary { both += rarity }
            if term.isSaid { said += rarity }
            if term.isNamed { named += rarity }
            if entry.has(ClaimTexts.Entry.name) { names += rarity }
            if entry.has(ClaimTexts.Entry.number), !isSummary { numbers += 1 }
        }
        guard !isSummary else { return }
        if place == lastPlace + 1, term.position == lastPosition + 1, entry.field == lastField {
            pairs += (rarity + lastRarity) / 2
            run += rarity
        } else {
            run = rarity
        }
        longest = max(longest, run)
        (lastPlace, lastPosition, lastField, lastRarity) = (place, term.position, entry.field, rarity)
    }

    func fill(_ row: ClaimRow, _ totals: ClaimTotals, rarityOfPost: Float) {
        row[.postCovered] = said / rarityOfPost
        row[.textCovered] = share(text, totals.text)
        row[.titleCovered] = share(title, totals.title)
        row[.claimCovered] = share(both, totals.both)
        row[.pairs] = pairs / 10
        row[.run] = longest / 30
        row[.namesIn] = names / 10
        row[.namesOut] = (totals.names - names) / 10
        row[.nameShare] = totals.names > 0 ? names / totals.names : 0.5
        row[.numbersIn] = numbers
        row[.numbersOut] = totals.numbers - numbers
        row[.author] = named / 10
        row[.length] = totals.length
    }

    private func share(_ part: Float, _ whole: Float) -> Float { whole > 0 ? part / whole : 0 }
}
