/// What a claim's words add up to, by rarity; known before any post is.
struct ClaimTotals: Sendable {
    private(set) var (text, title, both): (Float, Float, Float) = (0, 0, 0)
    private(set) var (names, numbers): (Float, Float) = (0, 0)
    private var words = 0
    private(set) var length: Float = 0

    init(_ entries: ArraySlice<UInt32>, rarity: [Float]) {
        for entry in entries.lazy.map(ClaimTexts.Entry.init(packed:)) {
            let rarity = rarity[entry.term]
            let isSummary = entry.field == ClaimTexts.Field.summary.rawValue
            if entry.has(ClaimTexts.Entry.firstInField) {
                if entry.field == ClaimTexts.Field.text.rawValue { text += rarity }
                if entry.field == ClaimTexts.Field.title.rawValue { title += rarity }
            }
            if entry.has(ClaimTexts.Entry.firstInClaim) {
                if !isSummary { both += rarity }
                if entry.has(ClaimTexts.Entry.name) { names += rarity }
                if entry.has(ClaimTexts.Entry.number), !isSummary { numbers += 1 }
            }
            if !isSummary { words += 1 }
        }
        length = ClaimAges.logarithm(words)
    }
}
