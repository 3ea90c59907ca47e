/// What a claim's words add up to, by rarity; known before any post is.
struct ClaimTotals: Sendable {
    private(set) var (text, title, both): (Float, Float, Float) = (0, 0, 0)

    init(_ entries: ArraySlice<UInt32>, rarity: [Float]) {
        for entry in entries.lazy.map(ClaimTexts.Entry.init(packed:)) {
            let rarity = rarity[entry.term]
            if entry.has(ClaimTexts.Entry.firstInText) { text += rarity }
            if entry.has(ClaimTexts.Entry.firstInTitle) { title += rarity }
            if entry.has(ClaimTexts.Entry.firstInBoth) { both += rarity }
        }
    }
}
