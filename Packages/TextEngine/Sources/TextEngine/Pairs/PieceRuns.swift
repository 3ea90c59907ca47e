/// What two lists of pieces have in common in order. Quadratic in at most 128 pieces of each.
struct PieceRuns {
    private static let read = 128
    /// How many pieces were read.
    let first: Int
    let second: Int
    /// Of the longest common subsequence.
    private(set) var inOrder = 0
    /// Of the longest common stretch.
    private(set) var longest = 0

    init(_ one: [UInt16], _ other: [UInt16]) {
        let (one, other) = (one.prefix(Self.read), Array(other.prefix(Self.read)))
        (first, second) = (one.count, other.count)
        var inOrder = [Int](repeating: 0, count: other.count + 1)
        var stretch = inOrder
        for piece in one {
            var (corner, before) = (0, 0)
            for (index, theirs) in other.enumerated() {
                let (oldOrder, oldStretch) = (inOrder[index + 1], stretch[index + 1])
                if piece == theirs {
                    inOrder[index + 1] = corner + 1
                    stretch[index + 1] = before + 1
                    longest = max(longest, before + 1)
                } else {
                    inOrder[index + 1] = max(oldOrder, inOrder[index])
                    stretch[index + 1] = 0
                }
                (corner, before) = (oldOrder, oldStretch)
            }
        }
        self.inOrder = inOrder.last ?? 0
    }
}
