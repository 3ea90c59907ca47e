/// What words say beside each other: a small net of rows that are looked up, taught by a transformer
/// (`Training/phrases.py`).
///
/// A word has three rows of `width` numbers: what it adds where it comes before, where it stands, and where it follows. A
/// place in a post is the sum of three rows, cut at nought; that is a convolution of three words whose products were made
/// in training. The greatest and the sum of each number over all places go through one layer to eight answers.
struct PhraseNet: Sendable {
    let words: PhraseWords
    private let rows: [Int8]
    private let bias: [Int16]
    /// What one step of a row is worth.
    private let scale: Float
    /// Rows of the layer, one for each of the greatest and then of the sums.
    private let layer: [Float]
    private let layerBias: [Float]
    /// For each of the greatest, of the sums and of the layer's numbers.
    private let answers: [SIMD8<Float>]
    private let answerBias: SIMD8<Float>

    /// Columns `phrases` (Int8, words × 3 × width; the first word is none, the second any other), `phraseBias` (Int32,
    /// width), `phraseScale`, `layer` (2 × width rows), `layerBias`, `answers` (eight a row), `answerBias`, and those of
    /// `PhraseWords`.
    init(_ table: TableFile) throws(TableError) {
        rows = try table.int8s("phrases")
        let bias = try table.int32s("phraseBias")
        guard (1...1024).contains(bias.count), rows.count % (bias.count * 3) == 0, rows.count >= bias.count * 6,
            bias.allSatisfy({ (-127...127).contains($0) })
        else { throw .unexpected("phrases") }
        self.bias = bias.map(Int16.init)
        words = try PhraseWords(table, count: rows.count / (bias.count * 3))
        guard let scale = try table.floats("phraseScale").first else { throw .unexpected("phraseScale") }
        self.scale = scale
        (layer, layerBias) = (try table.floats("layer"), try table.floats("layerBias"))
        guard (1...1024).contains(layerBias.count), layer.count == 2 * bias.count * layerBias.count else {
            throw .unexpected("layer")
        }
        let (flat, last) = (try table.floats("answers"), try table.floats("answerBias"))
        guard flat.count == (2 * bias.count + layerBias.count) * 8, last.count == 8 else {
            throw .unexpected("answers")
        }
        answers = stride(from: 0, to: flat.count, by: 8).map { SIMD8(flat[$0..<$0 + 8]) }
        answerBias = SIMD8(last)
    }

    /// - Parameter said: the numbers that `words` has for a post's, in order
    func scores(_ said: [UInt16]) -> SIMD8<Float> {
        guard !said.isEmpty else { return SIMD8() }
        let width = bias.count
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * width + layerBias.count) { found in
            found.initialize(repeating: 0)
            pool(said, into: found)
            connect(found)
            return answers.withUnsafeBufferPointer { answers in
                var scores = answerBias
                for index in found.indices { scores += answers[index] * found[index] }
                return scores
            }
        }
    }

    /// The greatest of each number over all places, and the sum by the root of how many there are.
    ///
    /// Goes without checks of bounds, which took ten times as long: no number of a word is beyond the rows, as was checked
    /// when the table was read.
    private func pool(_ said: [UInt16], into found: UnsafeMutableBufferPointer<Float>) {
        let width = bias.count
        withUnsafeTemporaryAllocation(of: Int16.self, capacity: 2 * width) { both in
            both.initialize(repeating: 0)
            guard let greatest = both.baseAddress else { return }
            let sums = greatest + width
            for start in stride(from: 0, to: said.count, by: Self.block) {
                add(said, start..<min(said.count, start + Self.block), greatest, sums)
                for lane in 0..<width {
                    found[width + lane] += Float(sums[lane])
                    sums[lane] = 0
                }
            }
            let share = scale / Float(said.count).squareRoot()
            for lane in 0..<width {
                found[lane] = Float(greatest[lane]) * scale
                found[width + lane] *= share
            }
        }
    }

    /// So many places, each of four numbers of at most 127, cannot outgrow 16 bits.
    private static let block = 64

    @inline(__always)
    private func add(
        _ said: [UInt16], _ places: Range<Int>, _ greatest: UnsafeMutablePointer<Int16>,
        _ sums: UnsafeMutablePointer<Int16>
    ) {
        let width = bias.count
        rows.withUnsafeBufferPointer { rows in
            bias.withUnsafeBufferPointer { bias in
                guard let rows = rows.baseAddress, let bias = bias.baseAddress else { return }
                for place in places {
                    let before = place > 0 ? Int(said[place - 1]) : 0
                    let after = place + 1 < said.count ? Int(said[place + 1]) : 0
                    let first = rows + before * 3 * width
                    let second = rows + (Int(said[place]) * 3 + 1) * width
                    let third = rows + (after * 3 + 2) * width
                    for lane in 0..<width {
                        let sum = Int16(first[lane]) &+ Int16(second[lane]) &+ Int16(third[lane]) &+ bias[lane]
                        let value = sum > 0 ? sum : 0
                        greatest[lane] = value > greatest[lane] ? value : greatest[lane]
                        sums[lane] &+= value
                    }
                }
            }
        }
    }

    private func connect(_ found: UnsafeMutableBufferPointer<Float>) {
        let (inputs, outputs) = (2 * bias.count, layerBias.count)
        layer.withUnsafeBufferPointer { layer in
            guard let all = found.baseAddress, let layer = layer.baseAddress else { return }
            let made = all + inputs
            for output in 0..<outputs { made[output] = layerBias[output] }
            for input in 0..<inputs {
                let (value, weights) = (all[input], layer + input * outputs)
                for output in 0..<outputs { made[output] += value * weights[output] }
            }
            for output in 0..<outputs { made[output] = max(0, made[output]) }
        }
    }
}

/// Which row a word has. An open table: a place is free where the number is 0; 1 is any word that has no row of its own.
struct PhraseWords: Sendable {
    /// 32 bits of a word's hash, then its number.
    private let slots: [UInt64]
    private let shift: UInt64

    /// Of a table without a net.
    static let none = PhraseWords(slots: [0, 0])

    private init(slots: [UInt64]) {
        self.slots = slots
        shift = UInt64(64 - slots.count.trailingZeroBitCount)
    }

    /// Columns `phraseKeys` (32 bits of a word's hash) and `phraseNumbers`, 2ⁿ of each with at least one free.
    init(_ table: TableFile, count: Int) throws(TableError) {
        let (keys, numbers) = (try table.uint32s("phraseKeys"), try table.uint16s("phraseNumbers"))
        guard keys.count == numbers.count, keys.count > 1, keys.count & (keys.count - 1) == 0, numbers.contains(0),
            numbers.allSatisfy({ Int($0) < count })
        else { throw .unexpected("phraseNumbers") }
        self.init(slots: zip(keys, numbers).map { UInt64($0) << 16 | UInt64($1) })
    }

    @inline(__always)
    func number(of hash: UInt64) -> UInt16 {
        var place = Int(hash >> shift)
        while true {
            let slot = slots[place]
            if slot & 0xFFFF == 0 { return 1 }
            if slot >> 16 == hash & 0xFFFF_FFFF { return UInt16(truncatingIfNeeded: slot) }
            place = (place + 1) & (slots.count - 1)
        }
    }
}
