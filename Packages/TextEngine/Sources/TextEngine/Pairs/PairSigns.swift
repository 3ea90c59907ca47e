/// What two texts have in common, as numbers that a learned table or a plain blend makes one of. The order is that of
/// `Training/pairs.py`'s features.
struct PairSigns {
    /// In the order of `names`.
    private(set) var values: [Float] = []
    private(set) var names: [String] = []
    private let a: PairText
    private let b: PairText
    private let vectors: StaticVectors

    init(_ a: PairText, _ b: PairText, _ vectors: StaticVectors) {
        (self.a, self.b, self.vectors) = (a, b, vectors)
        values.reserveCapacity(48)
        for length in 3...5 { addGrams(length) }
        addPieces()
        addRuns()
        addMeaning()
        addSizes()
        addStatements()
    }

    subscript(_ name: String) -> Float { names.firstIndex(of: name).map { values[$0] } ?? 0 }

    private mutating func add(_ name: String, _ value: Float) {
        names.append(name)
        values.append(value)
    }

    private mutating func addGrams(_ length: Int) {
        let (one, other) = (a.grams(length), b.grams(length))
        let shared = Float(sharedCount(one, other))
        add("grams\(length)", ratio(shared, Float(one.count + other.count) - shared))
        add("grams\(length)OfShorter", ratio(shared, Float(min(one.count, other.count))))
        add("grams\(length)OfFirst", ratio(shared, Float(one.count)))
        add("grams\(length)OfSecond", ratio(shared, Float(other.count)))
    }

    /// Pieces by how seldom they are.
    private mutating func addPieces() {
        let mine = Set(a.distinct)
        let theirs = Set(b.distinct)
        let shared = a.distinct.filter(theirs.contains)
        let (first, second, both) = (weight(a.distinct), weight(b.distinct), weight(shared))
        add("weightOfBoth", ratio(both, first + second - both))
        add("weightOfFirst", ratio(both, first))
        add("weightOfSecond", ratio(both, second))
        add("weight", both)
        add("shared", Float(shared.count))
        add("rarestShared", rarest(shared))
        add("rarestOfFirst", rarest(a.distinct.filter { !theirs.contains($0) }))
        add("rarestOfSecond", rarest(b.distinct.filter { !mine.contains($0) }))
        add("firstWeight", first)
        add("secondWeight", second)
    }

    private mutating func addRuns() {
        let (one, other) = (Set(pairs(a.pieces)), Set(pairs(b.pieces)))
        let shared = Float(one.intersection(other).count)
        add("pairs", ratio(shared, Float(one.count + other.count) - shared))
        add("pairsOfShorter", ratio(shared, Float(min(one.count, other.count))))
        let runs = PieceRuns(a.pieces, b.pieces)
        let shorter = Float(min(runs.first, runs.second))
        add("inOrder", ratio(Float(runs.inOrder), shorter))
        add("longestRun", Float(runs.longest))
        add("longestRunOfShorter", ratio(Float(runs.longest), shorter))
    }

    private mutating func addMeaning() {
        add("cosine", a.vector.cosine(b.vector))
        let alignment = PieceAlignment(a.distinct, b.distinct, vectors)
        add("alignedFirst", alignment.first)
        add("alignedSecond", alignment.second)
        add("alignedLess", min(alignment.first, alignment.second))
        add("alignedFirstByLength", alignment.firstByLength)
        add("alignedSecondByLength", alignment.secondByLength)
    }

    private mutating func addSizes() {
        let (one, other) = (Float(a.pieces.count), Float(b.pieces.count))
        add("first", min(one, 256))
        add("second", min(other, 256))
        add("shorterOfLonger", ratio(min(one, other), max(one, other)))
    }

    private mutating func addStatements() {
        let shared = sharedCount(a.numbers, b.numbers)
        add("numbersOfFirst", Float(a.numbers.count))
        add("numbersOfSecond", Float(b.numbers.count))
        add("numbersShared", Float(shared))
        add("numbersOfOne", Float(a.numbers.count + b.numbers.count - 2 * shared))
        add("oneNegated", a.isNegated != b.isNegated ? 1 : 0)
        add("oneAsks", a.isQuestion != b.isQuestion ? 1 : 0)
    }

    private func weight(_ pieces: [UInt16]) -> Float { pieces.reduce(0) { $0 + vectors.weight(of: $1) } }
    private func rarest(_ pieces: [UInt16]) -> Float { pieces.reduce(0) { max($0, vectors.weight(of: $1)) } }
    private func pairs(_ pieces: [UInt16]) -> [UInt32] {
        zip(pieces, pieces.dropFirst()).map { UInt32($0) << 16 | UInt32($1) }
    }
}

private func ratio(_ part: Float, _ whole: Float) -> Float { whole > 0 ? part / whole : 0 }
