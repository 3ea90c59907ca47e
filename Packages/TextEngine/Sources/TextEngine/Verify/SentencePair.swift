/// A claim beside its evidence, read and paired.
package struct SentencePair: Sendable {
    let claim: Statement
    let evidence: Statement
    let words: WordPairing
    let amounts: AmountPairing
    let lexical: LexicalPairing
    let lexicon: Lexicon

    package init(claim: String, evidence: String, _ known: VerifierWords) {
        self.claim = Statement(claim, known.weights)
        self.evidence = Statement(evidence, known.weights)
        words = WordPairing(self.claim, self.evidence)
        lexical = LexicalPairing(self.claim, self.evidence, words, known.lexicon)
        lexicon = known.lexicon
        amounts = AmountPairing(self.claim, self.evidence)
    }

    /// The stems of the telling words of both, for learning how telling each is.
    package var stems: (claim: [UInt32], evidence: [UInt32]) { (claim.words.map(\.hash), evidence.words.map(\.hash)) }

    package static func stem(_ word: String) -> UInt32 { StemHash.of(Stemming.stem(word)) }

    package var features: PairFeatures {
        var features = PairFeatures()
        addWords(to: &features)
        addShape(to: &features)
        addStatus(to: &features)
        addLexical(to: &features)
        addAmounts(to: &features)
        return features
    }
}

extension SentencePair: CustomStringConvertible {
    /// How the numbers were read and paired, for whoever works on the readers.
    package var description: String {
        let numbers = amounts.pairs.map { pair in
            let other =
                given(pair).map { "\(text($0, evidence)) score \(pair.score) margin \(pair.margin)" } ?? "nothing"
            return "\(text(mine(pair), claim)) \(pair.relation) \(other)"
        }
        let substituted = words.substitutions.map {
            "\(claim.words[$0.claim].stem) / \(evidence.words[$0.evidence].stem) \($0.anchors)"
        }
        let missing = words.matches.indices.filter { words.matches[$0].word == nil }.map { claim.words[$0].stem }
        return (numbers + ["missing \(missing)", "instead \(substituted)"]).joined(separator: "\n  ")
    }

    private func text(_ amount: Amount, _ statement: Statement) -> String {
        let words = amount.words.map(statement.folded).joined(separator: " ")
        return "[\(words): \(amount.kind) \(amount.comparator) \(amount.low)…\(amount.high)]"
    }
}
