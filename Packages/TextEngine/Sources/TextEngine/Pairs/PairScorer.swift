/// Do two posts say the same? Letters, words by how seldom they are, runs, numbers and meaning (`PairSigns`) together.
///
/// With a table, trees and a linear sum learned from pairs that people judged decide; without one, a plain blend of four
/// signs whose weights nobody learned. `Training/cards/pairs.md` says how well either does.
public struct PairScorer: Sendable {
    private let vectors: StaticVectors
    private let table: PairTable?

    /// - Parameters:
    ///   - vectors: `TextTables.vectors()`
    ///   - table: columns `pairs.*`, `ResearchTables.pairs()`; without it the blend decides
    public init(_ vectors: StaticVectors, table: TableFile? = nil) throws(TableError) {
        self.vectors = vectors
        if let table { self.table = try PairTable(table) } else { self.table = nil }
    }

    /// How likely both say the same, 0…1; the same whichever stands first without a table, nearly so with one. Texts
    /// that share no word and no meaning get about 0. O(bytes × log bytes); of the pieces of each the first 128 are
    /// compared one by one, about 100 µs for two posts.
    public func similarity(_ a: String, _ b: String) -> Float {
        let signs = signs(a, b)
        return table?.likelihood(signs.values) ?? PairScorer.blend(signs)
    }

    /// What it is made of, by name: for training and for seeing why.
    public func signs(of a: String, and b: String) -> [(name: String, value: Float)] {
        let signs = signs(a, b)
        return Array(zip(signs.names, signs.values)).map { (name: $0, value: $1) }
    }

    private func signs(_ a: String, _ b: String) -> PairSigns {
        PairSigns(PairText(a, vectors), PairText(b, vectors), vectors)
    }

    /// Four views in equal parts, each by about how far it varies between posts on one subject.
    private static func blend(_ signs: PairSigns) -> Float {
        let sum = signs["grams3"] + signs["weightOfBoth"] + signs["alignedLess"] + 0.75 * max(0, signs["cosine"])
        return min(1, max(0, sum / 3.75))
    }
}

/// Trees and a linear sum, added as log odds.
struct PairTable: Sendable {
    private let trees: Trees
    private let slopes: [Float]
    private let base: Float

    init(_ table: TableFile) throws(TableError) {
        trees = try Trees(table, "pairs.trees")
        slopes = try table.floats("pairs.slopes")
        let bases = try table.floats("pairs.base")
        guard bases.count == 1, trees.sumCount == 1, slopes.count == trees.featureCount else {
            throw .unexpected("pairs.slopes")
        }
        base = bases[0]
    }

    func likelihood(_ signs: [Float]) -> Float {
        let linear = zip(slopes, signs).reduce(base) { $0 + $1.0 * $1.1 }
        let odds = (linear + trees.sums(signs)[0]) / 2
        return Float(1 / (1 + naturalExponential(Double(-odds))))
    }
}
