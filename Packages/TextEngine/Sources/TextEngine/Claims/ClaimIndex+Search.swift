extension ClaimIndex {
    /// Puts the candidates in order into `workspace.ranked`.
    func rank(_ text: Span<UInt8>, day: Int?, with workspace: inout Workspace) {
        workspace.query.read(
            text, vocabulary: texts.vocabulary, splitter: splitter, rarity: postings.rarity)
        workspace.ranked.removeAll(keepingCapacity: true)
        let reach = addUp(&workspace)
        guard reach.best > 0 else { return }
        let day = day ?? workspace.query.day
        choose(reach, day: day, &workspace)
        measure(reach, day: day, &workspace)
        workspace.isDated = day != nil
        order(text, &workspace)
    }

    struct Reach {
        /// The best sum of impacts, and the sum of all that the post's terms could give.
        var best: Float = 0
        var most: Float = 0
        /// What one step of a sum is worth.
        var unit: Float = 1
    }

    /// Of a term's weight, so that sums are whole numbers.
    private static let steps: Float = 64

    private func addUp(_ workspace: inout Workspace) -> Reach {
        if workspace.scores.count != texts.count {
            workspace.scores = Array(repeating: 0, count: texts.count)
        }
        var reach = Reach()
        var best: Int32 = 0
        workspace.scores.withUnsafeMutableBufferPointer { scores in
            scores.update(repeating: 0)
            postings.packed.withUnsafeBufferPointer { packed in
                for term in workspace.query.terms {
                    let weight = Int32((term.weight * Self.steps).rounded())
                    let number = Int(term.term)
                    for place in Int(postings.starts[number])..<Int(postings.starts[number + 1]) {
                        let posting = packed[place]
                        scores[Int(posting >> 8)] &+= weight &* Int32(posting & 255)
                    }
                    reach.most += term.weight * postings.rarity[number] * (ClaimPostings.saturation + 1)
                }
            }
            best = Self.highest(of: UnsafeBufferPointer(scores), into: &workspace.peaks)
        }
        reach.unit = postings.unit / Self.steps
        reach.best = Float(best) * reach.unit
        return reach
    }

    /// The first choice: by words, less what the days take off.
    private func choose(_ reach: Reach, day: Int?, _ workspace: inout Workspace) {
        workspace.candidates.begin(wanted: ranking.depth)
        if let day {
            ages.parts(around: day, ranking, into: &workspace.parts)
        } else {
            workspace.parts.removeAll(keepingCapacity: true)
            workspace.parts.append(ClaimAges.Part(claims: 0..<texts.count, loss: 0))
        }
        let share = reach.unit / reach.best
        let peaks = workspace.peaks
        workspace.scores.withUnsafeBufferPointer { scores in
            for part in workspace.parts {
                let bound = workspace.candidates.bound(loss: part.loss, share: share)
                Self.scan(scores, peaks, part.claims, from: bound) { claim in
                    let loss = day.map { ages.loss(claim, from: $0, ranking) } ?? 0
                    workspace.candidates.add(claim, Float(scores[claim]) * share - loss)
                    return workspace.candidates.bound(loss: part.loss, share: share)
                }
            }
        }
        workspace.candidates.finish()
    }

    private static let block = 16

    /// The highest score, and that of every block of 16 claims.
    private static func highest(of scores: UnsafeBufferPointer<Int32>, into peaks: inout [Int32]) -> Int32 {
        peaks.removeAll(keepingCapacity: true)
        var best: Int32 = 0
        for start in stride(from: 0, to: scores.count, by: block) {
            var peak: Int32 = 0
            for index in start..<min(start + block, scores.count) { peak = max(peak, scores[index]) }
            peaks.append(peak)
            best = max(best, peak)
        }
        return best
    }

    /// Calls for every claim whose score is above the bound, which the call may raise. Blocks without one are passed over.
    @inline(__always) private static func scan(
        _ scores: UnsafeBufferPointer<Int32>, _ peaks: [Int32], _ claims: Range<Int>, from bound: Int32,
        _ found: (Int) -> Int32
    ) {
        var bound = bound
        var start = claims.lowerBound
        while start < claims.upperBound {
            let end = min((start / block + 1) * block, claims.upperBound)
            if peaks[start / block] > bound {
                for index in start..<end where scores[index] > bound { bound = found(index) }
            }
            start = end
        }
    }
}
