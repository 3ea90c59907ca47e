/// How telling each word is: the logarithm of how rarely pages have it, learned without labels.
package struct WordWeights: Sendable {
    private let hashes: [UInt32]
    private let weights: [Float]
    /// Of a word that was never seen.
    let unseen: Float

    /// Columns `words` (UInt32, ascending) and `weights` (Float, one more: the last is that of an unseen word).
    package init(_ table: TableFile) throws(TableError) {
        hashes = try table.uint32s("words")
        var weights = try table.floats("weights")
        guard weights.count == hashes.count + 1, zip(hashes, hashes.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .unexpected("weights")
        }
        unseen = weights.removeLast()
        self.weights = weights
    }

    /// Every word counts alike.
    package init() { (hashes, weights, unseen) = ([], [], 1) }

    /// O(log words).
    func weight(of hash: UInt32) -> Float {
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash ? weights[low] : unseen
    }
}
