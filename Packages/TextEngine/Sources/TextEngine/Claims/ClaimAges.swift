/// What claims lose by the days between the post and them. Claims lie in the order of their days, so that those that lose
/// about the same are a range, and most ranges are passed over whole.
struct ClaimAges: Sendable {
    /// The logarithm of one more than so many days.
    private static let logarithms: [Float] = (0..<16_384).map { Float(naturalLogarithm(Double($0 + 1))) }
    private static let edges = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, Int.max]
    /// In place of a day that is not known; sorts first.
    static let unknown = Int32.min

    let days: [Int32]
    private let firstKnown: Int

    init(days: [Int32]) {
        self.days = days
        firstKnown = days.firstIndex { $0 != Self.unknown } ?? days.count
    }

    static func logarithm(_ days: Int) -> Float { logarithms[min(max(0, days), logarithms.count - 1)] }

    struct Part {
        let claims: Range<Int>
        /// No claim of the range loses less.
        let loss: Float
    }

    /// The nearest first.
    func parts(around day: Int, _ ranking: ClaimRanking, into parts: inout [Part]) {
        parts.removeAll(keepingCapacity: true)
        if firstKnown > 0 { parts.append(Part(claims: 0..<firstKnown, loss: ranking.undated)) }
        var (low, high) = (place(day), place(day))
        var reach = 0
        for edge in Self.edges where low > firstKnown || high < days.count {
            let nextLow = edge == .max ? firstKnown : place(day - edge + 1)
            let nextHigh = edge == .max ? days.count : place(day + edge)
            if nextHigh > high {
                parts.append(Part(claims: high..<nextHigh, loss: ranking.later * Self.logarithm(reach)))
            }
            if nextLow < low {
                parts.append(Part(claims: nextLow..<low, loss: ranking.earlier * Self.logarithm(max(1, reach))))
            }
            (low, high, reach) = (nextLow, nextHigh, edge)
        }
        parts.sort { ($0.loss, $0.claims.lowerBound) < ($1.loss, $1.claims.lowerBound) }
    }

    @inline(__always) func loss(_ claim: Int, from day: Int, _ ranking: ClaimRanking) -> Float {
        guard claim >= firstKnown else { return ranking.undated }
        let after = Int(days[claim]) - day
        return after >= 0 ? ranking.later * Self.logarithm(after) : ranking.earlier * Self.logarithm(-after)
    }

    /// The first claim that is not before a day.
    private func place(_ day: Int) -> Int {
        var (low, high) = (firstKnown, days.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(days[middle]) < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
