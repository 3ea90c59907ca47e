/// For each word of the claim that the evidence lacks, the word of the evidence that is nearest in meaning.
struct LexicalPairing: Sendable {
    struct Relative: Sendable {
        let claim: Int
        let evidence: Int?
        let relation: Lexicon.Relation
    }

    let relatives: [Relative]

    /// O(missing words × words of the evidence × senses), all bounded.
    init(_ claim: Statement, _ evidence: Statement, _ words: WordPairing, _ lexicon: Lexicon) {
        let senses = evidence.words.map { lexicon.senses(of: $0.hash) }
        relatives = claim.words.indices.filter { words.matches[$0].strength < 1 }.map { index in
            let mine = lexicon.senses(of: claim.words[index].hash)
            var best = Relative(claim: index, evidence: nil, relation: .none)
            guard !mine.isEmpty else { return best }
            for (other, theirs) in senses.enumerated() where !theirs.isEmpty {
                let relation = lexicon.relation(mine, theirs)
                // What another word of the claim has already met is a poor opposite or sibling.
                if words.isMet[other], relation == .sibling || relation == .narrower { continue }
                if relation.rawValue > best.relation.rawValue {
                    best = Relative(claim: index, evidence: other, relation: relation)
                }
            }
            return best
        }
    }

    func relation(of claim: Int) -> Lexicon.Relation { relatives.first { $0.claim == claim }?.relation ?? .none }
}
