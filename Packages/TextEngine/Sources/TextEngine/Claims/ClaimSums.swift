/// What a claim's words add up to beside a post's, by rarity. One step a word.
struct ClaimSums {
    private var (textAll, textIn): (Float, Float) = (0, 0)
    private var (titleAll, titleIn): (Float, Float) = (0, 0)
    private var (claimAll, claimIn): (Float, Float) = (0, 0)
    private var (namesAll, namesIn): (Float, Float) = (0, 0)
    private var (numbersOut, numbersIn): (Float, Float) = (0, 0)
    private var (said, named): (Float, Float) = (0, 0)
    private var (pairs, run, longest): (Float, Float, Float) = (0, 0, 0)
    private var words: Float = 0
    private var (lastPosition, lastField): (Int32, Int) = (-2, -1)
    private var lastRarity: Float = 0

    @inline(__always) mutating func add(_ entry: ClaimTexts.Entry, rarity: Float, term: ClaimQuery.Term?) {
        let isIn: Float = term == nil ? 0 : rarity
        let isSummary = entry.field == ClaimTexts.Field.summary.rawValue
        if entry.has(ClaimTexts.Entry.firstInField) {
            if entry.field == ClaimTexts.Field.text.rawValue { (textAll, textIn) = (textAll + rarity, textIn + isIn) }
            if entry.field == ClaimTexts.Field.title.rawValue {
                (titleAll, titleIn) = (titleAll + rarity, titleIn + isIn)
            }
        }
        if entry.has(ClaimTexts.Entry.firstInClaim) {
            if !isSummary { (claimAll, claimIn) = (claimAll + rarity, claimIn + isIn) }
            if term?.isSaid == true { said += rarity }
            if term?.isNamed == true { named += rarity }
            if entry.has(ClaimTexts.Entry.name) { (namesAll, namesIn) = (namesAll + rarity, namesIn + isIn) }
            if entry.has(ClaimTexts.Entry.number), !isSummary {
                if term == nil { numbersOut += 1 } else { numbersIn += 1 }
            }
        }
        guard !isSummary else { return }
        words += 1
        follow(entry, rarity, position: term?.position ?? -2)
    }

    @inline(__always) private mutating func follow(_ entry: ClaimTexts.Entry, _ rarity: Float, position: Int32) {
        if position >= 0, position == lastPosition + 1, entry.field == lastField {
            pairs += (rarity + lastRarity) / 2
            run += rarity
        } else {
            run = position >= 0 ? rarity : 0
        }
        longest = max(longest, run)
        (lastPosition, lastField, lastRarity) = (position, entry.field, rarity)
    }

    func fill(_ row: ClaimRow, rarityOfPost: Float) {
        row[.postCovered] = said / rarityOfPost
        row[.textCovered] = share(textIn, textAll)
        row[.titleCovered] = share(titleIn, titleAll)
        row[.claimCovered] = share(claimIn, claimAll)
        row[.pairs] = pairs / 10
        row[.run] = longest / 30
        row[.namesIn] = namesIn / 10
        row[.namesOut] = (namesAll - namesIn) / 10
        row[.nameShare] = namesAll > 0 ? namesIn / namesAll : 0.5
        row[.numbersIn] = numbersIn
        row[.numbersOut] = numbersOut
        row[.author] = named / 10
        row[.length] = ClaimAges.logarithm(Int(words))
    }

    private func share(_ part: Float, _ whole: Float) -> Float { whole > 0 ? part / whole : 0 }
}
