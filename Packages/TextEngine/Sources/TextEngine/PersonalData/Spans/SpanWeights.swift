/// The tagger's weights by feature, in 1/1024: for each key the labels that it speaks for or against.
///
/// An open table of one word a slot: key, number of weights, place of the first. Most keys of a text are in no table; a
/// bit for each hash that there is keeps them from being looked for.
struct SpanWeights {
    private var slots: [UInt64]
    private var filter: [UInt64]
    private let marks: [UInt8]
    private let weights: [Int16]
    private static let filterBits = 20

    /// - Parameter labels: how many there are; no mark may be another.
    init(_ table: TableFile, labels: Int) throws(TableError) {
        let keys = try table.uint32s("keys")
        let counts = try table.uint8s("counts")
        marks = try table.uint8s("marks")
        weights = try table.uint16s("weights").map { Int16(bitPattern: $0) }
        guard counts.count == keys.count else { throw .unexpected("counts") }
        guard weights.count == counts.reduce(0, { $0 + Int($1) }), weights.count < 1 << 24 else {
            throw .unexpected("weights")
        }
        guard marks.count == weights.count, marks.allSatisfy({ $0 < labels }) else { throw .unexpected("marks") }
        var capacity = 16
        while capacity < keys.count * 2 { capacity *= 2 }
        slots = [UInt64](repeating: 0, count: capacity)
        filter = [UInt64](repeating: 0, count: 1 << (Self.filterBits - 6))
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
    /// Goes without checks of bounds: rows and steps come from `SpanAttributes` and
    /// `SpanFeatures` alone, slots are masked, places and marks were checked when the table was read.
    func sum(_ attributes: SpanAttributes, tokens: Int, width: Int) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: tokens * width) { scores, count in
            scores.update(repeating: 0)
            count = tokens * width
            guard let scores = scores.baseAddress else { return }
            attributes.values.withUnsafeBufferPointer { values in
                SpanFeatures.steps.withUnsafeBufferPointer { steps in
                    SpanFeatures.ends.withUnsafeBufferPointer { ends in
                        for token in 0..<tokens {
                            let row = (token + SpanAttributes.margin) * SpanAttributes.width
                            add(values, row, steps, ends, to: scores + token * width)
                        }
                    }
                }
            }
        }
    }

    @inline(__always) private func add(
        _ values: UnsafeBufferPointer<UInt32>, _ row: Int, _ steps: UnsafeBufferPointer<Int32>,
        _ ends: UnsafeBufferPointer<Int32>, to scores: UnsafeMutablePointer<Int32>
    ) {
        var step = 0
        for template in 0..<ends.count {
            var key = SpanFeatures.seed(template)
            while step < Int(ends[template]) {
                key = SpanFeatures.mixed(key, values[row + Int(steps[step])])
                step += 1
            }
            guard let found = slot(key) else { continue }
            let start = Int(found & 0xFF_FFFF)
            for index in start..<start + Int(found >> 24 & 0xFF) { scores[Int(marks[index])] &+= Int32(weights[index]) }
        }
    }

    /// What a feature says of a label.
    func weight(_ key: UInt32, of label: Int) -> Int16 {
        guard let found = slot(key) else { return 0 }
        let start = Int(found & 0xFF_FFFF)
        let place = (start..<start + Int(found >> 24 & 0xFF)).first { Int(marks[$0]) == label }
        return place.map { weights[$0] } ?? 0
    }

    @inline(__always) private func slot(_ key: UInt32) -> UInt64? {
        guard filter[Self.bit(key) >> 6] >> UInt64(Self.bit(key) & 63) & 1 == 1 else { return nil }
        var slot = Int(key) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == key { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always) private static func bit(_ key: UInt32) -> Int {
        Int((key &* 0x9E37_79B1) >> (32 - UInt32(filterBits)))
    }
}
