/// What an index keeps of a post: its pairs of neighbouring words (and its first word) as a set of hashes, and from it a
/// few numbers that similar posts share.
///
/// One permutation hashing (Li, Owen, Zhang 2012): each hash falls into one of 16 bins, and a bin keeps the least. Empty bins
/// borrow from others, in an order that is the same for all posts (Shrivastava 2017). Two posts agree in a bin about as
/// often as their sets overlap.
struct PostSketch: Sendable {
    static let bins = 16

    /// Each hash once, in the order of the text.
    private(set) var shingles: [UInt32] = []
    /// Of the words in order: the same for posts that differ in nothing that counts.
    private(set) var whole: UInt64 = 0
    private(set) var least: [UInt64] = Array(repeating: .max, count: PostSketch.bins)
    private var slots: [UInt32] = []
    private var mask = 0
    private var words = PostWords()

    mutating func read(_ text: Span<UInt8>, seed: UInt64) {
        words.read(text, seed: seed)
        whole = words.hashes.reduce(seed) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ $0 >> 29 }
        clear(for: words.hashes.count)
        var before = seed
        for word in words.hashes {
            add(before &* 3 ^ word)
            before = word
        }
        fillEmptyBins()
    }

    private mutating func clear(for count: Int) {
        shingles.removeAll(keepingCapacity: true)
        var size = 64
        while size < count * 2 { size *= 2 }
        if slots.count < size { slots = Array(repeating: 0, count: size) }
        mask = size - 1
        for slot in 0..<size { slots[slot] = 0 }
        for bin in least.indices { least[bin] = .max }
    }

    @inline(__always) private mutating func add(_ hash: UInt64) {
        var mixed = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
        mixed ^= mixed >> 32
        mixed = mixed &* 0xD6E8_FEB8_6659_FD93
        let shingle = UInt32(truncatingIfNeeded: mixed) | 1
        var slot = Int(shingle >> 1) & mask
        while slots[slot] != 0 {
            if slots[slot] == shingle { return }
            slot = (slot + 1) & mask
        }
        slots[slot] = shingle
        shingles.append(shingle)
        let bin = Int(mixed >> 60)
        least[bin] = min(least[bin], mixed)
    }

    private mutating func fillEmptyBins() {
        guard !shingles.isEmpty else { return }
        let own = least
        for bin in own.indices where own[bin] == .max {
            var attempt = UInt64(bin)
            repeat {
                attempt = attempt &* 0x5851_F42D_4C95_7F2D &+ 0x1405_7B7E_F767_814F
                least[bin] = own[Int(attempt >> 60)]
            } while least[bin] == .max
        }
    }

    /// Two bins in one number, different for every band.
    @inline(__always) func key(of band: Int) -> UInt32 {
        let mixed = (least[band * 2] ^ least[band * 2 + 1] &* 5 ^ UInt64(band) << 56) &* 0x9E37_79B9_7F4A_7C15
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }

    /// How many of a post's hashes this one has too. O(their number).
    @inline(__always) func shared(with shingles: [UInt32], _ theirs: Range<Int>) -> Int {
        var count = 0
        for index in theirs where has(shingles[index]) { count += 1 }
        return count
    }

    @inline(__always) private func has(_ shingle: UInt32) -> Bool {
        var slot = Int(shingle >> 1) & mask
        while slots[slot] != 0 {
            if slots[slot] == shingle { return true }
            slot = (slot + 1) & mask
        }
        return false
    }
}
