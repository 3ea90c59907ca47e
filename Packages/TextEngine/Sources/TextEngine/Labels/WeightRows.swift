/// Learned weights, eight to a row, a row for each bucket of hashes.
struct WeightRows: Sendable {
    private let rows: [SIMD8<Int16>]
    /// What one step of a weight is worth.
    let scale: SIMD8<Float>
    private let shift: UInt64

    init(_ table: TableFile, _ name: String, scale scaleName: String) throws(TableError) {
        let numbers = try table.uint16s(name)
        let rowCount = numbers.count / 8
        guard numbers.count % 8 == 0, rowCount > 1, rowCount & (rowCount - 1) == 0 else { throw .unexpected(name) }
        var rows: [SIMD8<Int16>] = []
        rows.reserveCapacity(rowCount)
        for start in stride(from: 0, to: numbers.count, by: 8) {
            var row = SIMD8<Int16>()
            for lane in 0..<8 { row[lane] = Int16(bitPattern: numbers[start + lane]) }
            rows.append(row)
        }
        self.rows = rows
        shift = UInt64(64 - rowCount.trailingZeroBitCount)
        let scale = try table.floats(scaleName)
        guard scale.count == 8 else { throw .unexpected(scaleName) }
        self.scale = SIMD8(scale)
    }

    var count: Int { rows.count }

    @inline(__always)
    subscript(hash: UInt64) -> SIMD8<Int32> { SIMD8<Int32>(truncatingIfNeeded: rows[Int(hash >> shift)]) }

    @inline(__always)
    subscript(row row: Int) -> SIMD8<Int32> { SIMD8<Int32>(truncatingIfNeeded: rows[row]) }

    /// A sum over so many features, as scores: long posts do not shout.
    func scores(_ sum: SIMD8<Int32>, count: Int) -> SIMD8<Float> {
        SIMD8<Float>(sum) * scale / Float(max(1, count)).squareRoot()
    }
}

/// Which words have a row of senses: eight bits tell a word from others of its bucket. Where a table was made with two
/// ways, a word that found its bucket taken has the one beside it.
struct KnownWords: Sendable {
    private let checks: [UInt8]
    private let shift: UInt64
    private let beside: Int

    init(_ table: TableFile, rows: Int, ways: Int = 1) throws(TableError) {
        checks = try table.uint8s("senseChecks")
        guard checks.count == rows, rows > 1, rows & (rows - 1) == 0 else { throw .unexpected("senseChecks") }
        shift = UInt64(64 - rows.trailingZeroBitCount)
        beside = ways - 1
    }

    /// The number of the word's row.
    @inline(__always)
    func row(of hash: UInt64) -> Int? {
        let check = UInt8(truncatingIfNeeded: hash >> 32)
        let bucket = Int(hash >> shift)
        if checks[bucket] == check { return bucket }
        return checks[bucket ^ beside] == check ? bucket ^ beside : nil
    }
}

/// The hot path: adds up the rows of a post's features.
struct WeightSum: FeatureSink {
    private let words: WeightRows
    private let inner: WeightRows
    private let senses: WeightRows
    private let known: KnownWords
    private let phraseWords: PhraseWords
    private(set) var phrase: [UInt16] = []
    private(set) var wordSum = SIMD8<Int32>()
    private(set) var innerSum = SIMD8<Int32>()
    private(set) var senseSum = SIMD8<Int32>()
    private(set) var wordCount = 0
    private(set) var innerCount = 0
    private(set) var senseCount = 0

    init(_ labeller: Labeller) {
        words = labeller.words
        inner = labeller.inner
        senses = labeller.senses
        known = labeller.known
        phraseWords = labeller.phrases?.words ?? .none
        phrase.reserveCapacity(64)
    }

    @inline(__always)
    mutating func said(_ hash: UInt64) { phrase.append(phraseWords.number(of: hash)) }

    func token(from start: Int, to end: Int) {}

    @inline(__always)
    mutating func word(_ hash: UInt64) {
        wordSum &+= words[hash]
        wordCount += 1
    }

    @inline(__always)
    mutating func pair(_ hash: UInt64) { word(hash) }

    @inline(__always)
    mutating func inner(_ letters: Letters, hash: UInt64) {
        senseCount += 1
        if let row = known.row(of: hash) { senseSum &+= senses[row: row] }
        var (sum, count) = (innerSum, 0)
        letters.forEachRun { hash in
            sum &+= inner[hash]
            count += 1
        }
        innerSum = sum
        innerCount += count
    }

    /// Few words are marked: kept out of the way of the others.
    @inline(never)
    mutating func marked(_ hash: UInt64) {
        if let row = known.row(of: hash) { senseSum &+= senses[row: row] }
    }
}
