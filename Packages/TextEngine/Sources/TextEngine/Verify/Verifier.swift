/// Says whether a sentence supports another, contradicts it or says nothing about it.
///
///     let verifier = try TextTables.verifier()
///     let verdict = verifier.verdict(
///         claim: "More than 700 cartons were recalled.", evidence: "We recalled 612 cartons on Monday.")
///     verdict.stance  // .refutes
///
/// Numbers, dates, comparing words, missing and exchanged words, opposites and negation become 135 numbers
/// (`PairFeature`), and a linear model of words three more; boosted trees weigh them. Where it is unsure it asks, it
/// does not accuse: see `Verdict.surely`. English.
///
/// Immutable: one may be used from any number of threads.
public struct Verifier: Sendable {
    private let known: VerifierWords
    private let linear: CrossWeights
    private let trees: Trees

    /// O(size of the table). Throws if a column is missing or the sizes do not fit.
    public init(_ table: TableFile) throws(TableError) {
        known = try VerifierWords(table)
        linear = try CrossWeights(table)
        trees = try Trees(table, "trees")
        guard trees.sumCount == 3, trees.featureCount == PairFeature.allCases.count else {
            throw .unexpected("trees.shape")
        }
    }

    /// What the evidence says about the claim.
    ///
    /// O(length of both), and at most the first 400 words of each are read closely. About a fifth of a millisecond for
    /// two sentences. Any text is accepted; empty ones say nothing.
    public func verdict(claim: String, evidence: String) -> Verdict {
        let pair = SentencePair(claim: claim, evidence: evidence, known)
        let likely = likelihoods(of: pair)
        if likely.saysNothing >= max(likely.supports, likely.refutes) {
            return verdict(.saysNothing, likely.saysNothing, likely, pair)
        }
        return likely.refutes > likely.supports
            ? verdict(.refutes, likely.refutes, likely, pair) : verdict(.supports, likely.supports, likely, pair)
    }

    /// The same where one knows that the evidence decides about the claim: supports or refutes, with how likely that one
    /// is of the two. O(length of both).
    public func decision(claim: String, evidence: String) -> Verdict {
        let pair = SentencePair(claim: claim, evidence: evidence, known)
        let likely = likelihoods(of: pair)
        let both = likely.supports + likely.refutes
        let share = both > 0 ? likely.refutes / both : 0.5
        return share > 0.5 ? verdict(.refutes, share, likely, pair) : verdict(.supports, 1 - share, likely, pair)
    }

    private func verdict(
        _ stance: Verdict.Stance, _ confidence: Double, _ likely: Verdict.Likelihoods, _ pair: SentencePair
    ) -> Verdict {
        Verdict(stance: stance, confidence: confidence, likelihoods: likely, because: pair.reasons(for: stance))
    }

    private func likelihoods(of pair: SentencePair) -> Verdict.Likelihoods {
        guard !pair.isEmpty else { return Verdict.Likelihoods(supports: 0, refutes: 0, saysNothing: 1) }
        var features = pair.features
        let sums = linear.sums(pair.crosses).map { ($0 * 64).rounded(.toNearestOrEven) / 64 }
        (features[.linearS], features[.linearR], features[.linearN]) = (sums[0], sums[1], sums[2])
        let raw = trees.sums(features.values).map(Double.init)
        let highest = raw.max() ?? 0
        let powers = raw.map { naturalExponential($0 - highest) }
        let all = powers.reduce(0, +)
        let (supports, refutes) = (powers[0] / all, powers[1] / all)
        let turns = supports > refutes && pair.isDenial
        return Verdict.Likelihoods(
            supports: turns ? refutes : supports, refutes: turns ? supports : refutes, saysNothing: powers[2] / all)
    }
}
