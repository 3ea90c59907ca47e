import TextEngine

/// What the engine knows of each post and the claims that it looks at, for `Training/claims.py`: query, claim, numbers.
struct ClaimFeaturesEvaluation: Evaluation {
    private final class Bench { var workspace = ClaimIndex.Workspace() }

    let index: ClaimIndex
    private let bench = Bench()

    init(index: ClaimIndex) { self.index = index }

    func item(_ line: Substring) throws -> ClaimsEvaluation.Query { try ClaimsEvaluation.Query(line) }

    func answer(_ query: ClaimsEvaluation.Query) -> [(claim: Int, features: [Float])] {
        index.features(query.post, with: &bench.workspace)
    }

    func printed(_ answer: [(claim: Int, features: [Float])], for query: ClaimsEvaluation.Query) -> String {
        answer.map { claim, features in
            "\(query.id)\t\(index.claims[claim].id)\t" + features.map { "\($0)" }.joined(separator: "\t")
        }.joined(separator: "\n")
    }
}
