/// Which posts have a key: at most four for each place, the newest taking the oldest's, so that no key that everybody has
/// makes a look-up slow. Grows by doubling; a post costs 8 to 16 bytes a key.
struct BandTable: Sendable {
    private static let ways = 4
    /// Key in the upper half, number + 1 in the lower.
    private var slots: [UInt64]
    private var mask: Int
    private var count = 0

    init() {
        mask = 255
        slots = Array(repeating: 0, count: 256 * Self.ways)
    }

    var bytes: Int { slots.count * 8 }

    /// Whether a post may have the key. Without a branch, so that the memory of several keys is waited for at once.
    @inline(__always) func mayHave(_ key: UInt32) -> Bool {
        let start = (Int(key) & mask) * Self.ways
        return slots.withUnsafeBufferPointer { slots in
            var difference = UInt32.max
            for slot in start..<start + Self.ways {
                difference = min(difference, UInt32(truncatingIfNeeded: slots[slot] >> 32) ^ key)
            }
            return difference == 0
        }
    }

    @inline(__always) func forEach(_ key: UInt32, _ body: (UInt32) -> Void) {
        let start = (Int(key) & mask) * Self.ways
        for slot in start..<start + Self.ways {
            let word = slots[slot]
            if word == 0 { return }
            if UInt32(truncatingIfNeeded: word >> 32) == key { body(UInt32(truncatingIfNeeded: word) - 1) }
        }
    }

    mutating func insert(_ key: UInt32, _ number: UInt32) {
        if count >= (mask + 1) * 2 { grow() }
        put(UInt64(key) << 32 | UInt64(number + 1))
        count += 1
    }

    @inline(__always) private mutating func put(_ word: UInt64) {
        let start = (Int(truncatingIfNeeded: word >> 32) & mask) * Self.ways
        var oldest = start
        for slot in start..<start + Self.ways {
            if slots[slot] == 0 {
                slots[slot] = word
                return
            }
            if UInt32(truncatingIfNeeded: slots[slot]) < UInt32(truncatingIfNeeded: slots[oldest]) { oldest = slot }
        }
        slots[oldest] = word
    }

    private mutating func grow() {
        let before = slots
        mask = mask * 2 + 1
        slots = Array(repeating: 0, count: (mask + 1) * Self.ways)
        for word in before where word != 0 { put(word) }
    }
}
