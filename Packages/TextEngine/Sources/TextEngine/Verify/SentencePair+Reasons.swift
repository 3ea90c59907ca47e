extension SentencePair {
    /// Nothing to hold against anything.
    var isEmpty: Bool {
        (claim.words.isEmpty && claim.amounts.isEmpty) || (evidence.words.isEmpty && evidence.amounts.isEmpty)
    }

    /// What speaks for a stance, the heaviest first.
    func reasons(for stance: Verdict.Stance) -> [Verdict.Reason] {
        let reasons =
            switch stance {
            case .supports: numbers(.holds, .numberHolds) + shared()
            case .refutes: numbers(.fails, .numberFails) + contraries() + negations() + exchanged()
            case .saysNothing: alone() + missing()
            }
        return Array(reasons.prefix(4))
    }

    private func numbers(_ relation: Amount.Relation, _ kind: Verdict.Reason.Kind) -> [Verdict.Reason] {
        amounts.pairs.filter { $0.evidence != nil && $0.relation == relation }
            .sorted { ($1.score, $0.claim) < ($0.score, $1.claim) }
            .map { pair in
                Verdict.Reason(
                    kind: kind, claim: claim.tokens.range(mine(pair).words),
                    evidence: given(pair).map { evidence.tokens.range($0.words) })
            }
    }

    private func alone() -> [Verdict.Reason] {
        amounts.pairs.filter { $0.evidence == nil }.map {
            Verdict.Reason(kind: .numberAlone, claim: claim.tokens.range(mine($0).words), evidence: nil)
        }
    }

    private func shared() -> [Verdict.Reason] {
        heaviestFirst { words.matches[$0].strength == 1 }.map { index in
            reason(.shared, index, words.matches[index].word)
        }
    }

    private func missing() -> [Verdict.Reason] {
        heaviestFirst { words.matches[$0].word == nil }.map { reason(.missing, $0, nil) }
    }

    private func contraries() -> [Verdict.Reason] {
        lexical.relatives.filter { $0.relation == .opposite }.map { reason(.opposite, $0.claim, $0.evidence) }
    }

    private func exchanged() -> [Verdict.Reason] {
        words.substitutions.sorted { claim.words[$0.claim].weight > claim.words[$1.claim].weight }
            .map { reason(.instead, $0.claim, $0.evidence) }
    }

    private func negations() -> [Verdict.Reason] {
        let mine = claim.range.filter { Negation.isNegating(claim.folded($0)) }
        let theirs = evidence.range.filter { Negation.isNegating(evidence.folded($0)) }
        guard mine.isEmpty != theirs.isEmpty else { return [] }
        return mine.map { Verdict.Reason(kind: .negated, claim: claim.tokens[$0].range, evidence: nil) }
            + theirs.map { Verdict.Reason(kind: .negated, claim: nil, evidence: evidence.tokens[$0].range) }
    }

    private func heaviestFirst(_ isWanted: (Int) -> Bool) -> [Int] {
        claim.words.indices.filter(isWanted).sorted {
            (claim.words[$1].weight, $0) < (claim.words[$0].weight, $1)
        }
    }

    private func reason(_ kind: Verdict.Reason.Kind, _ mine: Int, _ other: Int?) -> Verdict.Reason {
        Verdict.Reason(
            kind: kind, claim: claim.tokens[claim.words[mine].token].range,
            evidence: other.map { evidence.tokens[evidence.words[$0].token].range })
    }
}
