/// How much of one text is another's.
public enum Similarity {
    /// Which share of `text`'s words stand in `other` in runs of five, or of the whole text when it is shorter: 0…1.
    /// Linear in both.
    public static func containment(of text: String, in other: String) -> Double {
        let tokens = Tokens(text)
        let length = min(5, tokens.count)
        guard length > 0 else { return 0 }
        let index = PassageIndex([Passage(id: "", author: "", text: other)], words: length)
        let covered = index.mostShared(by: tokens)?.spans.reduce(0) { $0 + $1.count } ?? 0
        return Double(covered) / Double(tokens.count)
    }
}
