/// The tagger's weights by feature, in 1/1024: for each key the labels that it speaks for or against.
///
/// An open table of one word a slot: key, number of weights, place of the first. Most keys of a text are in no table; a
/// bit for each hash that there is keeps them from being looked for.
struct SpanWeights {
    private var slots: [UInt64]
    private var filter: [UInt64]
    /// A label in the lower half, what is said of it in the upper.
    private let entries: [Int32]
    private static let filterBits: UInt32 = 20

    /// - Parameter labels: how many there are; no mark may be another.
    init(_ table: TableFile, labels: Int) throws(TableError) {
        let keys = try table.uint32s("keys")
        let counts = try table.uint8s("counts")
        let marks = try table.uint8s("marks")
        let weights = try table.uint16s("weights")
        guard counts.count == keys.count else { throw .unexpected("counts") }
        guard weights.count == counts.reduce(0, { $0 + Int($1) }), weights.count < 1 << 24 else {
            throw .unexpected("weights")
        }
        guard marks.count == weights.count, marks.allSatisfy({ $0 < labels }) else { throw .unexpected("marks") }
        entries = zip(marks, weights).map { Int32(Int16(bitPattern: $1)) << 16 | Int32($0) }
        var capacity = 16
        while capacity < keys.count * 2 { capacity *= 2 }
        slots = [UInt64](repeating: 0, count: capacity)
        filter = [UInt64](repeating: 0, count: 1 << (Int(Self.filterBits) - 6))
        var start: UInt64 = 0
        for (key, count) in zip(keys, counts) where count > 0 {
            var slot = Int(key) & (capacity - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = UInt64(key) << 32 | UInt64(count) << 24 | start
            filter[Self.bit(key) >> 6] |= 1 << UInt64(Self.bit(key) & 63)
            start += UInt64(count)
        }
    }

    /// Adds up each token's features, `width` scores a token. O(tokens × templates).
    ///
    /// Goes without checks of bounds: rows and steps come from `SpanAttributes` and `SpanFeatures` alone, slots are masked,
    /// places and marks were checked when the table was read.
    func sum(_ attributes: SpanAttributes, tokens: Int, width: Int) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: tokens * width) { scores, count in
            scores.update(repeating: 0)
            count = tokens * width
            guard let scores = scores.baseAddress else { return }
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: SpanFeatures.count + 1) { keys in
                withUnsafeTemporaryAllocation(of: UInt64.self, capacity: SpanFeatures.count + 1) { first in
                    for token in 0..<tokens {
                        let row = (token + SpanAttributes.margin) * SpanAttributes.width
                        let found = attributes.values.withUnsafeBufferPointer { likely($0, row, keys) }
                        add(keys, found, first, to: scores + token * width)
                    }
                }
            }
        }
    }

    /// The keys of a token's features that may be in the table; says how many.
    @inline(__always) private func likely(
        _ values: UnsafeBufferPointer<UInt32>, _ row: Int, _ keys: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        SpanFeatures.steps.withUnsafeBufferPointer { steps in
            SpanFeatures.ends.withUnsafeBufferPointer { ends in
                filter.withUnsafeBufferPointer { filter in
                    var (step, found) = (0, 0)
                    for template in 0..<ends.count {
                        var key = SpanFeatures.seed(template)
                        while step < Int(ends[template]) {
                            key = SpanFeatures.mixed(key, values[row + Int(steps[step])])
                            step += 1
                        }
                        keys[found] = key
                        found += Int(filter[Self.bit(key) >> 6] >> UInt64(Self.bit(key) & 63) & 1)
                    }
                    return found
                }
            }
        }
    }

    /// All slots are fetched before any is looked at, so that the waits for memory overlap.
    @inline(__always) private func add(
        _ keys: UnsafeMutableBufferPointer<UInt32>, _ count: Int, _ first: UnsafeMutableBufferPointer<UInt64>,
        to scores: UnsafeMutablePointer<Int32>
    ) {
        slots.withUnsafeBufferPointer { slots in
            entries.withUnsafeBufferPointer { entries in
                for place in 0..<count { first[place] = slots[Int(keys[place]) & (slots.count - 1)] }
                for place in 0..<count {
                    let isFirst = first[place] >> 32 == keys[place] && first[place] != 0
                    guard let found = isFirst ? first[place] : Self.slot(keys[place], slots) else { continue }
                    let start = Int(found & 0xFF_FFFF)
                    for index in start..<start + Int(found >> 24 & 0xFF) {
                        scores[Int(entries[index] & 0xFFFF)] &+= entries[index] >> 16
                    }
                }
            }
        }
    }

    /// What a feature says of a label.
    func weight(_ key: UInt32, of label: Int) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            guard let found = Self.slot(key, slots) else { return 0 }
            let start = Int(found & 0xFF_FFFF)
            let entry = entries[start..<start + Int(found >> 24 & 0xFF)].first { $0 & 0xFFFF == label }
            return (entry ?? 0) >> 16
        }
    }

    @inline(__always) private static func slot(_ key: UInt32, _ slots: UnsafeBufferPointer<UInt64>) -> UInt64? {
        var slot = Int(key) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == key { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always) private static func bit(_ key: UInt32) -> Int {
        Int((key &* 0x9E37_79B1) >> (32 - filterBits))
    }
}
