/// Which of many passages a text copies most from. An inverted index over runs of words, built once and frozen into
/// three arrays; a look-up costs the text and the passages that share a run with it, each run counted once.
/// (Containment of shingles, after Broder 1997.)
struct PassageIndex: Sendable {
    private let passages: [Read]
    private let length: Int
    /// Every run once, in order; the passages that have it are `having[starts[i]..<starts[i + 1]]`, in order.
    private let runs: [UInt64]
    private let starts: [Int32]
    private let having: [Int32]
    /// Where in `runs` each value of a run's upper bits begins; about as many buckets as runs.
    private let buckets: [Int32]
    private let shift: Int

    /// A passage and its runs of words, which are not made again as long as its words stay.
    private struct Read {
        let passage: Passage
        let runs: [UInt64]
    }

    /// - Parameter former: an earlier index; passages that stood in it with the same words are not read again, which is
    ///   most of the work
    init(_ passages: [Passage], words length: Int, reusing former: PassageIndex? = nil) {
        let former = former?.length == length ? former : nil
        if let former, former.passages.lazy.map(\.passage).elementsEqual(passages) {
            self = former
            return
        }
        let known = Dictionary(
            (former?.passages ?? []).map { ($0.passage.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.length = length
        self.passages = passages.map { passage in
            if let read = known[passage.id], read.passage.text == passage.text {
                return Read(passage: passage, runs: read.runs)
            }
            return Read(passage: passage, runs: Shingles.hashes(of: Tokens(passage.text), words: length))
        }
        var pairs: [(run: UInt64, passage: Int32)] = []
        pairs.reserveCapacity(self.passages.reduce(0) { $0 + $1.runs.count })
        for (index, read) in self.passages.enumerated() {
            for run in read.runs { pairs.append((run, Int32(index))) }
        }
        pairs.sort { ($0.run, $0.passage) < ($1.run, $1.passage) }
        var (runs, starts, having): ([UInt64], [Int32], [Int32]) = ([], [], [])
        having.reserveCapacity(pairs.count)
        for (index, pair) in pairs.enumerated() {
            if index > 0, pair == pairs[index - 1] { continue }
            if runs.last != pair.run {
                runs.append(pair.run)
                starts.append(Int32(having.count))
            }
            having.append(pair.passage)
        }
        starts.append(Int32(having.count))
        self.runs = runs
        self.starts = starts
        self.having = having
        shift = 64 - min(16, max(1, Int.bitWidth - runs.count.leadingZeroBitCount))
        buckets = PassageIndex.buckets(of: runs, shift: shift)
    }

    private static func buckets(of runs: [UInt64], shift: Int) -> [Int32] {
        var buckets = [Int32](repeating: 0, count: 1 << (64 - shift) + 1)
        for run in runs { buckets[Int(run >> UInt64(shift)) + 1] += 1 }
        for bucket in 1..<buckets.count { buckets[bucket] += buckets[bucket - 1] }
        return buckets
    }

    struct Near {
        let id: String
        /// Of the text's words, 0…1.
        let share: Double
        let ranges: [TextRange]
    }

    /// The passage that shares the most with a text, if it is a good part of it: eight words, or the whole.
    /// - Parameters:
    ///   - author: whose passages do not count
    ///   - least: the share below which a likeness is chance
    ///   - words: from how many words on a text that is all copied counts
    func nearest(to tokens: Tokens, but author: String? = nil, share least: Double, words: Int = 8) -> Near? {
        guard let (passage, spans) = mostShared(by: tokens, but: author) else { return nil }
        let covered = spans.reduce(0) { $0 + $1.count }
        let share = Double(covered) / Double(tokens.count)
        guard share >= least, covered >= (covered == tokens.count ? words : 8) else { return nil }
        return Near(id: passages[passage].passage.id, share: share, ranges: spans.map { tokens.range($0) })
    }

    /// The passage with the most different runs of the text, and where; of several, the first.
    func mostShared(by tokens: Tokens, but author: String? = nil) -> (passage: Int, spans: [Range<Int>])? {
        guard !runs.isEmpty, tokens.count >= length else { return nil }
        let places = Shingles.hashes(of: tokens, words: length).map(place)
        var counts: [Int32: Int] = [:]
        for place in Set(places.lazy.compactMap(\.self)) {
            for passage in having[Int(starts[place])..<Int(starts[place + 1])] { counts[passage, default: 0] += 1 }
        }
        var best: (passage: Int32, count: Int) = (0, 0)
        for (passage, count) in counts where (count, best.passage) > (best.count, passage) {
            if author == nil || passages[Int(passage)].passage.author != author { best = (passage, count) }
        }
        guard best.count > 0 else { return nil }
        let shared = places.indices.filter { places[$0].map { has(best.passage, at: $0) } ?? false }
        return (Int(best.passage), merged(shared))
    }

    private func place(of run: UInt64) -> Int? {
        let bucket = Int(run >> UInt64(shift))
        for index in Int(buckets[bucket])..<Int(buckets[bucket + 1]) where runs[index] == run { return index }
        return nil
    }

    private func has(_ passage: Int32, at place: Int) -> Bool {
        var (low, high) = (Int(starts[place]), Int(starts[place + 1]))
        while low < high {
            let middle = (low + high) / 2
            if having[middle] < passage { low = middle + 1 } else { high = middle }
        }
        return low < Int(starts[place + 1]) && having[low] == passage
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
