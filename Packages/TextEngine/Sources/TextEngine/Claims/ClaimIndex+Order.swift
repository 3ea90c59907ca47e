extension ClaimIndex {
    /// Orders the candidates by all but meaning, then the first few again with it: vectors of all of them would cost more
    /// than everything else.
    func order(_ text: Span<UInt8>, _ workspace: inout Workspace) {
        for (row, candidate) in workspace.candidates.all.enumerated() {
            workspace.ranked.append(Workspace.Place(claim: candidate.claim, row: Int32(row), score: 0))
        }
        let isDated = workspace.isDated
        score(workspace.ranked.count, isDated ? ranking.words.dated : ranking.words.undated, &workspace)
        guard let vectors else { return }
        let count = min(ranking.close, workspace.ranked.count)
        measureMeaning(text, count: count, vectors, &workspace)
        score(count, isDated ? ranking.weights.dated : ranking.weights.undated, &workspace)
        // What was not looked at again stays behind, in its order.
        guard count < workspace.ranked.count else { return }
        let shift = workspace.ranked[count - 1].score - workspace.ranked[count].score - 1
        for index in count..<workspace.ranked.count { workspace.ranked[index].score += shift }
    }

    private func score(_ count: Int, _ weights: [Float], _ workspace: inout Workspace) {
        for index in 0..<count {
            let start = Int(workspace.ranked[index].row) * ClaimFeature.count
            var score: Float = 0
            for feature in 0..<ClaimFeature.count { score += weights[feature] * workspace.features[start + feature] }
            workspace.ranked[index].score = score
        }
        workspace.ranked[..<count].sort { $0.isBefore($1) }
    }

    func chance(row: Int, isDated: Bool, _ features: [Float]) -> Float {
        let weights = isDated ? ranking.chances.dated : ranking.chances.undated
        var sum = weights[ClaimFeature.count]
        for feature in 0..<ClaimFeature.count { sum += weights[feature] * features[row * ClaimFeature.count + feature] }
        return logistic(sum)
    }
}
