/// One learned weight for each bucket of hashes.
struct WeightRow: Sendable {
    private let weights: [UInt16]
    private let scale: Float
    private let shift: UInt64

    init(_ table: TableFile, _ name: String, scale scaleName: String) throws(TableError) {
        weights = try table.uint16s(name)
        guard weights.count > 1, weights.count & (weights.count - 1) == 0 else { throw .unexpected(name) }
        guard let scale = try table.floats(scaleName).first else { throw .unexpected(scaleName) }
        self.scale = scale
        shift = UInt64(64 - weights.count.trailingZeroBitCount)
    }

    var count: Int { weights.count }

    subscript(hash: UInt64) -> Int32 { Int32(Int16(bitPattern: weights[Int(hash >> shift)])) }

    subscript(row row: Int) -> Int32 { Int32(Int16(bitPattern: weights[row])) }

    /// A sum over so many features, as a score: long posts do not shout.
    func score(_ sum: Int32, count: Int) -> Float { Float(sum) * scale / Float(max(1, count)).squareRoot() }
}
