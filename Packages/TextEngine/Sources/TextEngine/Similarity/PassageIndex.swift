/// Which of many passages a text copies most from. An inverted index over runs of words, built once; a look-up costs
/// the text's length times the passages that share a run with it. (Containment of shingles, after Broder 1997.)
struct PassageIndex: Sendable {
    private let passages: [(id: String, author: String)]
    private let runs: [UInt64: [Int32]]
    private let length: Int

    init(_ passages: [Passage], words length: Int) {
        self.length = length
        self.passages = passages.map { ($0.id, $0.author) }
        var runs: [UInt64: [Int32]] = [:]
        for (index, passage) in passages.enumerated() {
            let stems = Tokens(passage.text).all.map(\.stem)
            for hash in Set(Shingles.hashes(of: stems, words: length)) { runs[hash, default: []].append(Int32(index)) }
        }
        self.runs = runs
    }

    struct Near {
        let id: String
        /// Of the text's words, 0…1.
        let share: Double
        let ranges: [TextRange]
    }

    func nearest(to tokens: Tokens, but author: String?, share least: Double) -> Near? {
        let hashes = Shingles.hashes(of: tokens.all.map(\.stem), words: length)
        guard hashes.count >= 2 else { return nil }
        var hits: [Int32: [Int]] = [:]
        for (start, hash) in hashes.enumerated() {
            for passage in runs[hash] ?? [] where author == nil || passages[Int(passage)].author != author {
                hits[passage, default: []].append(start)
            }
        }
        let best = hits.max { a, b in (a.value.count, b.key) < (b.value.count, a.key) }
        guard let best else { return nil }
        let spans = merged(best.value)
        let covered = spans.reduce(0) { $0 + $1.count }
        let share = Double(covered) / Double(tokens.count)
        guard share >= least, covered >= 8 || covered == tokens.count else { return nil }
        return Near(id: passages[Int(best.key)].id, share: share, ranges: spans.map { tokens.range($0) })
    }

    private func merged(_ starts: [Int]) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for start in starts {
            if let last = spans.last, start <= last.upperBound {
                spans[spans.count - 1] = last.lowerBound..<start + length
            } else {
                spans.append(start..<start + length)
            }
        }
        return spans
    }
}

/// Hashes of every run of so many words (FNV-1a, 64 bits).
enum Shingles {
    static func hashes(of stems: [String], words length: Int) -> [UInt64] {
        guard stems.count >= length else { return [] }
        return (0...stems.count - length).map { start in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for stem in stems[start..<start + length] {
                for byte in stem.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                hash = (hash ^ 0x20) &* 0x100_0000_01b3
            }
            return hash
        }
    }
}

/// How much of one text is another's.
public enum Similarity {
    /// Which share of `text`'s words stand in `other` in runs of five: 0…1. Linear in both.
    public static func containment(of text: String, in other: String) -> Double {
        let tokens = Tokens(text)
        let index = PassageIndex([Passage(id: "", author: "", text: other)], words: min(5, max(1, tokens.count)))
        return index.nearest(to: tokens, but: nil, share: 0)?.share ?? 0
    }
}
