/// The tagger's weights by feature, in 1/1024: for each key the labels that it speaks for or against.
struct SpanWeights {
    private var keys: [UInt32]
    /// Where a slot's weights begin, and how many there are.
    private var starts: [Int32]
    private var counts: [UInt8]
    private let marks: [UInt8]
    private let weights: [Int16]
    private let mask: Int

    /// - Parameter labels: how many there are; no mark may be another.
    init(_ table: TableFile, labels: Int) throws(TableError) {
        let keys = try table.uint32s("keys")
        let counts = try table.uint8s("counts")
        marks = try table.uint8s("marks")
        weights = try table.uint16s("weights").map { Int16(bitPattern: $0) }
        guard counts.count == keys.count else { throw .unexpected("counts") }
        guard weights.count == counts.reduce(0, { $0 + Int($1) }) else { throw .unexpected("weights") }
        guard marks.count == weights.count, marks.allSatisfy({ $0 < labels }) else { throw .unexpected("marks") }
        var capacity = 16
        while capacity < keys.count * 2 { capacity *= 2 }
        mask = capacity - 1
        self.keys = [UInt32](repeating: 0, count: capacity)
        starts = [Int32](repeating: 0, count: capacity)
        self.counts = [UInt8](repeating: 0, count: capacity)
        var start: Int32 = 0
        for (key, count) in zip(keys, counts) where count > 0 {
            var slot = Int(key) & mask
            while self.counts[slot] != 0 { slot = (slot + 1) & mask }
            (self.keys[slot], starts[slot], self.counts[slot]) = (key, start, count)
            start += Int32(count)
        }
    }

    /// Adds a feature's weights to the labels' scores.
    func add(_ key: UInt32, to scores: inout [Int32], at row: Int) {
        guard let slot = slot(key) else { return }
        let start = Int(starts[slot])
        for index in start..<start + Int(counts[slot]) {
            scores[row + Int(marks[index])] &+= Int32(weights[index])
        }
    }

    /// What a feature says of a label.
    func weight(_ key: UInt32, of label: Int) -> Int16 {
        guard let slot = slot(key) else { return 0 }
        let start = Int(starts[slot])
        for index in start..<start + Int(counts[slot]) where Int(marks[index]) == label { return weights[index] }
        return 0
    }

    private func slot(_ key: UInt32) -> Int? {
        var slot = Int(key) & mask
        while counts[slot] != 0 {
            if keys[slot] == key { return slot }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
