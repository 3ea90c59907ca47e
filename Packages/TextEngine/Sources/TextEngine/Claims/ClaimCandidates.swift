/// The best claims so far: room for a few times as many as wanted, cut back by quick select when full. What does not reach
/// the last cut's worst is not taken, so that most claims cost one comparison.
struct ClaimCandidates: Sendable {
    struct Candidate: Sendable {
        let claim: Int32
        let score: Float

        /// The better score; of equals the earlier claim.
        @inline(__always) func isBefore(_ other: Candidate) -> Bool {
            score > other.score || (score == other.score && claim < other.claim)
        }
    }

    private(set) var all: [Candidate] = []
    private(set) var least: Float = -.infinity
    private var wanted = 0

    mutating func begin(wanted: Int) {
        self.wanted = wanted
        least = -.infinity
        all.removeAll(keepingCapacity: true)
    }

    @inline(__always) mutating func add(_ claim: Int, _ score: Float) {
        guard score > least || all.count < wanted else { return }
        all.append(Candidate(claim: Int32(truncatingIfNeeded: claim), score: score))
        if all.count >= wanted * 4 { cut() }
    }

    /// The sum of impacts, each step worth `share`, that a claim which loses `loss` must exceed to be taken.
    @inline(__always) func bound(loss: Float, share: Float) -> Int16 {
        let least = (least + loss) / share
        return least > 0 ? Int16(min(least - 1, Float(Int16.max))) : 0
    }

    mutating func finish() {
        if all.count > wanted { cut() }
        all.sort { $0.isBefore($1) }
    }

    private mutating func cut() {
        var (low, high) = (0, all.count - 1)
        all.withUnsafeMutableBufferPointer { all in
            while low < high {
                let pivot = all[(low + high) / 2]
                var (left, right) = (low, high)
                while left <= right {
                    while all[left].isBefore(pivot) { left += 1 }
                    while pivot.isBefore(all[right]) { right -= 1 }
                    if left <= right {
                        all.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if wanted - 1 <= right { high = right } else if wanted - 1 >= left { low = left } else { break }
            }
        }
        least = all[wanted - 1].score
        all.removeLast(all.count - wanted)
    }
}
