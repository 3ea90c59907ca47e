/// A linear model over hashed words and crosses (`SentencePair.crosses`), one sum for each stance.
struct CrossWeights: Sendable {
    private let weights: [Float]
    private let bias: [Float]
    private let buckets: UInt32

    /// Columns `crosses.weights` (Float, a power of two × 3, the three of a bucket together) and `crosses.bias` (3).
    init(_ table: TableFile) throws(TableError) {
        weights = try table.floats("crosses.weights")
        bias = try table.floats("crosses.bias")
        let count = weights.count / 3
        guard bias.count == 3, count > 0, count & (count - 1) == 0, count * 3 == weights.count else {
            throw .unexpected("crosses.weights")
        }
        buckets = UInt32(count)
    }

    /// Every bucket counts once. O(n log n) in the hashes.
    func sums(_ hashes: [UInt32]) -> [Float] {
        var sums = bias
        var last: UInt32?
        for bucket in hashes.map({ $0 & (buckets - 1) }).sorted() where bucket != last {
            for stance in 0..<3 { sums[stance] += weights[Int(bucket) * 3 + stance] }
            last = bucket
        }
        return sums
    }
}
