/// How well each piece of one text finds a like one in the other: the greatest cosine, averaged by how seldom the piece
/// is, or by how much it says (after BERTScore, Zhang 2020). Quadratic in at most 128 pieces of each.
struct PieceAlignment {
    private static let read = 128
    private(set) var first: Float = 0
    private(set) var second: Float = 0
    private(set) var firstByLength: Float = 0
    private(set) var secondByLength: Float = 0

    init(_ one: [UInt16], _ other: [UInt16], _ vectors: StaticVectors) {
        let (one, other) = (Array(one.prefix(Self.read)), Array(other.prefix(Self.read)))
        guard !one.isEmpty, !other.isEmpty else { return }
        let (lengths, theirLengths) = (one.map(vectors.length), other.map(vectors.length))
        var best = [Float](repeating: -1, count: one.count)
        var theirBest = [Float](repeating: -1, count: other.count)
        for (i, piece) in one.enumerated() {
            for (j, theirs) in other.enumerated() {
                let product = lengths[i] * theirLengths[j]
                let cosine = product > 0 ? Float(vectors.product(piece, theirs)) / product : 0
                best[i] = max(best[i], cosine)
                theirBest[j] = max(theirBest[j], cosine)
            }
        }
        first = mean(best, by: one.map(vectors.weight))
        second = mean(theirBest, by: other.map(vectors.weight))
        firstByLength = mean(best, by: lengths)
        secondByLength = mean(theirBest, by: theirLengths)
    }
}

private func mean(_ values: [Float], by weights: [Float]) -> Float {
    let whole = weights.reduce(0, +)
    return whole > 0 ? zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / whole : 0
}
