extension ClaimIndex {
    /// Puts the candidates in order into `workspace.ranked`.
    func rank(_ text: Span<UInt8>, day: Int?, with workspace: inout Workspace) {
        workspace.query.read(
            text, vocabulary: texts.vocabulary, splitter: splitter, rarity: postings.rarity)
        workspace.ranked.removeAll(keepingCapacity: true)
        let reach = addUp(&workspace)
        guard reach.best > 0 else { return }
        let day = day ?? workspace.query.day
        choose(reach.best, day: day, &workspace)
        measure(text, reach, day: day, &workspace)
        order(isDated: day != nil, &workspace)
    }

    struct Reach {
        /// The best sum of impacts, and the sum of all that the post's terms could give.
        var best: Float = 0
        var most: Float = 0
    }

    private func addUp(_ workspace: inout Workspace) -> Reach {
        if workspace.scores.count != texts.count {
            workspace.scores = Array(repeating: 0, count: texts.count)
        }
        var reach = Reach()
        workspace.scores.withUnsafeMutableBufferPointer { scores in
            scores.update(repeating: 0)
            postings.packed.withUnsafeBufferPointer { packed in
                for term in workspace.query.terms {
                    let weight = term.weight * postings.unit
                    let number = Int(term.term)
                    for place in Int(postings.starts[number])..<Int(postings.starts[number + 1]) {
                        let posting = packed[place]
                        scores[Int(posting >> 8)] += weight * Float(posting & 255)
                    }
                    reach.most += term.weight * postings.rarity[number] * (ClaimPostings.saturation + 1)
                }
            }
            for score in scores { reach.best = max(reach.best, score) }
        }
        return reach
    }

    /// The first choice: by words, less what the days take off.
    private func choose(_ best: Float, day: Int?, _ workspace: inout Workspace) {
        workspace.candidates.begin(wanted: ranking.depth)
        if let day {
            ages.parts(around: day, ranking, into: &workspace.parts)
        } else {
            workspace.parts = [ClaimAges.Part(claims: 0..<texts.count, loss: 0)]
        }
        let share = 1 / best
        workspace.scores.withUnsafeBufferPointer { scores in
            for part in workspace.parts {
                Self.scan(scores, part) { claim in
                    let loss = day.map { ages.loss(claim, from: $0, ranking) } ?? 0
                    workspace.candidates.add(claim, scores[claim] * share - loss)
                    return max(0, (workspace.candidates.least + part.loss) * best)
                }
            }
        }
        workspace.candidates.finish()
    }

    /// Calls for every claim whose score is above what the last call returned, sixteen passed over at a time.
    private static func scan(
        _ scores: UnsafeBufferPointer<Float>, _ part: ClaimAges.Part, _ found: (Int) -> Float
    ) {
        var least: Float = 0
        var start = part.claims.lowerBound
        while start < part.claims.upperBound {
            let end = min(start + 16, part.claims.upperBound)
            var highest: Float = 0
            for index in start..<end { highest = max(highest, scores[index]) }
            if highest > least {
                for index in start..<end where scores[index] > least { least = found(index) }
            }
            start = end
        }
    }

    private func order(isDated: Bool, _ workspace: inout Workspace) {
        let weights = isDated ? ranking.weights.dated : ranking.weights.undated
        let chances = isDated ? ranking.chances.dated : ranking.chances.undated
        let count = ClaimFeature.count
        for (index, candidate) in workspace.candidates.all.enumerated() {
            var (score, chance): (Float, Float) = (0, chances[count])
            for feature in 0..<count {
                let value = workspace.features[index * count + feature]
                score += weights[feature] * value
                chance += chances[feature] * value
            }
            workspace.ranked.append(
                Ranked(claim: Int(order[Int(candidate.claim)]), score: score, chance: logistic(chance)))
        }
        workspace.ranked.sort { ($0.score, $1.claim) > ($1.score, $0.claim) }
    }
}
