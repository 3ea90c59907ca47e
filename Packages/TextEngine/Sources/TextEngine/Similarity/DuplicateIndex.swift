/// Has somebody said it already? Takes posts by the million and says of each which earlier one it repeats.
///
/// The same words, whatever their case, accents, punctuation, addresses and mentions: found by one hash. Nearly the same:
/// eight bands of two least hashes (`PostSketch`) propose at most 32 earlier posts, and what is proposed is compared hash
/// by hash. Of pairs of posts that share half of their neighbouring words 90 in 100 are proposed, of those that share two
/// thirds 99, and of those that share four fifths all (1 - (1 - s²)⁸; Broder 1997; Leskovec, Rajaraman, Ullman 2014).
///
/// O(bytes) a post; the work for what is proposed is bounded by the post's own length. A post of twenty words takes about
/// 0.3 KB; `bytes` says how much all take.
public struct DuplicateIndex: Sendable {
    public struct Match: Sendable, Equatable {
        /// The earlier post, by its number.
        public let number: Int
        /// Of the pairs of neighbouring words in both, how many they share: 0…1. A word changed in twenty: 0.8; three: 0.5.
        public let similarity: Double
        /// The same of the shorter one's: 1 if all of it stands in the longer.
        public let containment: Double
        /// The words are the same in the same order.
        public let isExact: Bool
    }

    private static let bands = 8
    /// A copy may be a passage of a post that is up to so many times as long.
    private static let longer = 8

    private let seed: UInt64
    private let similarity: Double
    private let containment: Double
    private var wholes = WholeTable()
    private var table = BandTable()
    private var shingles: [UInt32] = []
    private var ends: [UInt32] = []
    private var sketch = PostSketch()

    /// - Parameters:
    ///   - similarity: from where on two posts are nearly the same
    ///   - containment: from where on one is a copy out of the other
    ///   - seed: another one for every index that strangers write to, so that nobody can make posts collide
    public init(similarity: Double = 0.5, containment: Double = 0.8, seed: UInt64 = 0) {
        (self.similarity, self.containment, self.seed) = (similarity, containment, seed)
    }

    /// Different posts so far. Numbers are below it, in the order of insertion.
    public var count: Int { ends.count }

    /// What the index occupies, in bytes.
    public var bytes: Int { table.bytes + wholes.bytes + (shingles.capacity + ends.capacity) * 4 }

    /// Keeps a post and says what it repeats. Posts with the same words share the first one's number. Posts without words
    /// are nobody's repetition.
    @discardableResult public mutating func insert(_ text: String) -> (number: Int, match: Match?) {
        var text = text
        return text.withUTF8 { insert($0.span) }
    }

    /// The same for UTF-8.
    @discardableResult public mutating func insert(_ text: Span<UInt8>) -> (number: Int, match: Match?) {
        sketch.read(text, seed: seed)
        let next = UInt32(ends.count)
        if !sketch.shingles.isEmpty, let known = wholes.insert(sketch.whole, next) {
            return (Int(known), Match(number: Int(known), similarity: 1, containment: 1, isExact: true))
        }
        let match = nearest(to: sketch)
        shingles.append(contentsOf: sketch.shingles)
        ends.append(UInt32(truncatingIfNeeded: shingles.count))
        for band in 0..<(sketch.shingles.isEmpty ? 0 : Self.bands) { table.insert(sketch.key(of: band), next) }
        return (Int(next), match)
    }

    /// The post that a text repeats most, without keeping the text.
    public func nearest(to text: String) -> Match? {
        var sketch = PostSketch()
        var text = text
        text.withUTF8 { sketch.read($0.span, seed: seed) }
        guard !sketch.shingles.isEmpty else { return nil }
        if let known = wholes.number(of: sketch.whole) {
            return Match(number: Int(known), similarity: 1, containment: 1, isExact: true)
        }
        return nearest(to: sketch)
    }

    private func nearest(to sketch: borrowing PostSketch) -> Match? {
        guard !sketch.shingles.isEmpty else { return nil }
        var hits: UInt32 = 0
        for band in 0..<Self.bands { hits |= table.mayHave(sketch.key(of: band)) ? 1 << UInt32(band) : 0 }
        guard hits != 0 else { return nil }
        var best: Match?
        var last = UInt32.max
        for band in 0..<Self.bands where hits & 1 << UInt32(band) != 0 {
            table.forEach(sketch.key(of: band)) { number in
                guard number != last else { return }
                last = number
                guard let match = match(sketch, Int(number)) else { return }
                if best.map({ isNearer(match, $0) }) ?? true { best = match }
            }
        }
        return best
    }

    private func isNearer(_ match: Match, _ other: Match) -> Bool {
        match.similarity == other.similarity ? match.number < other.number : match.similarity > other.similarity
    }

    private func match(_ sketch: borrowing PostSketch, _ number: Int) -> Match? {
        let theirs = (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
        let (mine, count) = (sketch.shingles.count, theirs.count)
        guard count <= mine * Self.longer, count > 0 else { return nil }
        let shared = sketch.shared(with: shingles, theirs)
        let match = Match(
            number: number, similarity: Double(shared) / Double(mine + count - shared),
            containment: Double(shared) / Double(min(mine, count)), isExact: false)
        return match.similarity >= similarity || match.containment >= containment ? match : nil
    }
}
