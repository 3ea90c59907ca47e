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

    private func addUp(_ workspace: inout Workspace) -> Reach {
        var reach = Reach()
        var bound: Float = 0
        for term in workspace.query.terms {
            let most = term.weight * postings.rarity[Int(term.term)] * (ClaimPostings.saturation + 1)
            reach.most += most
            bound += most + term.weight * postings.unit
        }
        workspace.scores.begin(claims: texts.count)
        reach.unit = max(bound, .leastNormalMagnitude) / ClaimScores.most
        for term in workspace.query.terms {
            let number = Int(term.term)
            workspace.scores.add(
                postings.packed[Int(postings.starts[number])..<Int(postings.starts[number + 1])],
                weight: Int32((term.weight * postings.unit / reach.unit * 256).rounded()))
        }
        reach.best = Float(workspace.scores.finish()) * reach.unit
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
        for part in workspace.parts {
            let bound = workspace.candidates.bound(loss: part.loss, share: share)
            workspace.scores.scan(part.claims, from: bound) { claim, sum in
                let loss = day.map { ages.loss(claim, from: $0, ranking) } ?? 0
                workspace.candidates.add(claim, Float(sum) * share - loss)
                return workspace.candidates.bound(loss: part.loss, share: share)
            }
        }
        workspace.candidates.finish()
    }
}
