/// A claim beside its evidence, read and paired.
package struct SentencePair: Sendable {
    let claim: Statement
    let evidence: Statement
    let words: WordPairing
    let amounts: AmountPairing

    package init(claim: String, evidence: String, _ weights: WordWeights) {
        self.claim = Statement(claim, weights)
        self.evidence = Statement(evidence, weights)
        words = WordPairing(self.claim, self.evidence)
        amounts = AmountPairing(self.claim, self.evidence)
    }

    /// The stems of the telling words of both, for learning how telling each is.
    package var stems: (claim: [UInt32], evidence: [UInt32]) { (claim.words.map(\.hash), evidence.words.map(\.hash)) }

    package var features: PairFeatures {
        var features = PairFeatures()
        addWords(to: &features)
        addShape(to: &features)
        addStatus(to: &features)
        addAmounts(to: &features)
        return features
    }
}
