/// Many small decision trees whose leaves are added up: what gradient boosting learns (Friedman 2001; trained with
/// LightGBM, written by `Training/trees.py`).
///
/// Columns of the table, each after `name.`: `shape` (Int32: number of features, number of sums), `roots` (Int32, one a
/// tree; tree t adds to sum t mod sums), `features` (UInt16), `thresholds` (Float), `lefts`, `rights` (Int32) one a
/// split, `leaves` (Float). A child of 0 or more is a split, which must stand after its parent, so that every walk
/// ends; a child below 0 is the leaf with number -1 - child.
public struct Trees: Sendable {
    private struct Split {
        let threshold: Float
        let feature: Int32
        let left: Int32
        let right: Int32
    }

    /// How many numbers a case has.
    public let featureCount: Int
    /// How many sums the trees make: 1 for a yes or no, one a class otherwise.
    public let sumCount: Int
    private let roots: [Int32]
    private let splits: [Split]
    private let leaves: [Float]

    /// O(number of splits). Throws if a column is missing, or an index leads out of its column or back.
    public init(_ table: TableFile, _ name: String) throws(TableError) {
        let shape = try table.int32s(name + ".shape")
        guard shape.count == 2, shape[0] > 0, (1...64).contains(shape[1]) else { throw .unexpected(name + ".shape") }
        (featureCount, sumCount) = (Int(shape[0]), Int(shape[1]))
        roots = try table.int32s(name + ".roots")
        leaves = try table.floats(name + ".leaves")
        let features = try table.uint16s(name + ".features")
        let thresholds = try table.floats(name + ".thresholds")
        let (lefts, rights) = (try table.int32s(name + ".lefts"), try table.int32s(name + ".rights"))
        guard thresholds.count == features.count, lefts.count == features.count, rights.count == features.count else {
            throw .unexpected(name + ".features")
        }
        splits = features.indices.map {
            Split(threshold: thresholds[$0], feature: Int32(features[$0]), left: lefts[$0], right: rights[$0])
        }
        guard roots.count % sumCount == 0, roots.allSatisfy({ isChild($0, after: -1) }) else {
            throw .unexpected(name + ".roots")
        }
        for (index, split) in splits.enumerated() {
            guard split.feature < shape[0], isChild(split.left, after: index), isChild(split.right, after: index) else {
                throw .unexpected(name + ".features")
            }
        }
    }

    /// The sums for a case of `featureCount` numbers (those that are missing count as 0), added to what `sums` holds.
    /// O(trees × depth); allocates nothing.
    public func add(_ features: borrowing [Float], to sums: inout [Float]) {
        for (tree, root) in roots.enumerated() {
            var at = root
            while at >= 0 {
                let split = splits[Int(at)]
                let value = Int(split.feature) < features.count ? features[Int(split.feature)] : 0
                at = value <= split.threshold ? split.left : split.right
            }
            let sum = tree % sumCount
            if sum < sums.count { sums[sum] += leaves[Int(-1 - at)] }
        }
    }

    /// The sums for a case. O(trees × depth).
    public func sums(_ features: [Float]) -> [Float] {
        var sums = [Float](repeating: 0, count: sumCount)
        add(features, to: &sums)
        return sums
    }

    private func isChild(_ child: Int32, after parent: Int) -> Bool {
        child >= 0 ? Int(child) > parent && Int(child) < splits.count : Int(-1 - child) < leaves.count
    }
}
