/// A sum of impacts for each claim in 16 bits, so that those of ten thousand claims stay near the processor; and the
/// highest of each eight, so that most claims are never looked at.
struct ClaimScores: Sendable {
    typealias Lanes = SIMD8<Int16>

    /// The most that all terms together may add up to. Rounding 4,096 terms up cannot lift it above `Int16.max`.
    static let most: Float = 28_000
    private static let rows = 8
    private static let block = rows * Lanes.scalarCount

    private var sums: [Lanes] = []
    /// For each block of 64 claims: in each lane the highest of its eight.
    private var peaks: [Lanes] = []

    mutating func begin(claims: Int) {
        let count = (claims + Self.block - 1) / Self.block * Self.rows
        if sums.count == count {
            sums.withUnsafeMutableBufferPointer { $0.update(repeating: .zero) }
        } else {
            sums = Array(repeating: .zero, count: count)
            peaks = Array(repeating: .zero, count: count / Self.rows)
        }
    }

    /// - Parameter weight: of a step of an impact, in 256ths.
    mutating func add(_ postings: ArraySlice<UInt32>, weight: Int32) {
        postings.withUnsafeBufferPointer { postings in
            sums.withUnsafeMutableBufferPointer { sums in
                UnsafeMutableRawBufferPointer(sums).withMemoryRebound(to: Int16.self) { sums in
                    for posting in postings {
                        let step = (weight &* Int32(posting & 255) &+ 128) >> 8
                        sums[Int(posting >> 8)] &+= Int16(truncatingIfNeeded: step)
                    }
                }
            }
        }
    }

    /// Finds the peaks, and the highest of all.
    mutating func finish() -> Int16 {
        var best = Lanes.zero
        sums.withUnsafeBufferPointer { sums in
            peaks.withUnsafeMutableBufferPointer { peaks in
                for block in 0..<peaks.count {
                    var peak = sums[block * Self.rows]
                    for row in 1..<Self.rows {
                        let lanes = sums[block * Self.rows + row]
                        peak.replace(with: lanes, where: lanes .> peak)
                    }
                    peaks[block] = peak
                    best.replace(with: peak, where: peak .> best)
                }
            }
        }
        return best.max()
    }

    subscript(claim: Int) -> Int16 {
        @inline(__always) get { sums[claim / Lanes.scalarCount][claim % Lanes.scalarCount] }
    }

    /// Calls for the claims whose sums are above the bound, which the call may raise.
    @inline(__always) func scan(_ claims: Range<Int>, from bound: Int16, _ found: (Int, Int16) -> Int16) {
        guard !claims.isEmpty else { return }
        var bound = bound
        sums.withUnsafeBufferPointer { sums in
            UnsafeRawBufferPointer(sums).withMemoryRebound(to: Int16.self) { sums in
                if claims.count < Self.block {
                    for claim in claims where sums[claim] > bound { bound = found(claim, sums[claim]) }
                    return
                }
                for block in claims.lowerBound / Self.block...(claims.upperBound - 1) / Self.block {
                    let peak = peaks[block]
                    guard any(peak .> Lanes(repeating: bound)) else { continue }
                    for lane in 0..<Lanes.scalarCount where peak[lane] > bound {
                        for row in 0..<Self.rows {
                            let claim = block * Self.block + row * Lanes.scalarCount + lane
                            let sum = sums[claim]
                            if sum > bound, claims.contains(claim) { bound = found(claim, sum) }
                        }
                    }
                }
            }
        }
    }
}
