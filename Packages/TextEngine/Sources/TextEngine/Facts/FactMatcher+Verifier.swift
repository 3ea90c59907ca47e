/// Where words and figures decide nothing, a learned verifier may have read a contradiction. It only asks.
extension FactMatcher {
    /// A sentence and a fact that share words and about which nothing was found.
    struct Candidate {
        let fact: Int
        let reading: Reading
        /// No less than the share of the fact's words that the sentence has.
        let share: Double

        /// How likely a contradiction has to be, and how much of a fact's words a sentence has to have: chosen on the
        /// development drafts, `Benchmarks/records`.
        static let likelihood = 0.55
        static let share = 0.5
        /// The verifier takes a fifth of a millisecond for a pair, and a draft is checked at every key.
        static let most = 4
    }

    /// The candidates that the verifier takes for contradictions. It is asked about the four that share most.
    func questions(about candidates: [Candidate], _ verifier: Verifier) -> [(fact: Int, finding: Finding)] {
        let asked = candidates.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
        return asked.prefix(Candidate.most).map(\.element).compactMap { candidate in
            let reading = candidate.reading
            let range = reading.tokens.range(reading.sentence)
            let said = reading.source.words(range)
            let fact = facts[candidate.fact]
            let verdict = verifier.verdict(claim: said, evidence: fact.fact.statement)
            guard verdict.stance == .refutes, verdict.confidence >= Candidate.likelihood else { return nil }
            let detail = Detail.factQuestion(id: fact.id, number: fact.number, wrote: said)
            return (candidate.fact, Finding(weight: .note, detail: detail, ranges: [range], quote: said))
        }
    }

    /// Whether a sentence is one that a verifier may be asked about: it states something, and shares enough.
    func isCandidate(_ fact: CompiledFact, _ reading: Reading, share: Double) -> Bool {
        guard share >= Candidate.share, fact.fact.status == .confirmed || fact.fact.status == .developing,
            fact.fact.notPublicBefore == nil
        else { return false }
        let isQuestion = reading.tokens.isQuestion(reading.tokens[reading.sentence.lowerBound].sentence)
        return !isQuestion && !reading.sentence.contains { doubting.contains(reading.tokens[$0].folded) }
    }
}
