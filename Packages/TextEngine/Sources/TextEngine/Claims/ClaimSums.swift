/// What a claim and a post have in common, by rarity. One step for each word of the claim that the post has.
struct ClaimSums {
    private var (text, title, both): (Float, Float, Float) = (0, 0, 0)
    private var (said, named): (Float, Float) = (0, 0)

    @inline(__always) mutating func add(_ entry: ClaimTexts.Entry, rarity: Float, term: ClaimQuery.Term) {
        if entry.has(ClaimTexts.Entry.firstInText) { text += rarity }
        if entry.has(ClaimTexts.Entry.firstInTitle) { title += rarity }
        if entry.has(ClaimTexts.Entry.firstInBoth) {
            both += rarity
            if term.isSaid { said += rarity }
            if term.isNamed { named += rarity }
        }
    }

    func fill(_ row: ClaimRow, _ totals: ClaimTotals, rarityOfPost: Float) {
        row[.postCovered] = said / rarityOfPost
        row[.textCovered] = share(text, totals.text)
        row[.titleCovered] = share(title, totals.title)
        row[.claimCovered] = share(both, totals.both)
        row[.author] = named / 10
    }

    private func share(_ part: Float, _ whole: Float) -> Float { whole > 0 ? part / whole : 0 }
}
