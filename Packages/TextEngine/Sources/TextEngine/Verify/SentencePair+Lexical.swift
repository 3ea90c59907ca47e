extension SentencePair {
    /// What the words that the evidence lacks mean beside those that it has.
    func addLexical(to features: inout PairFeatures) {
        let all = claim.words.reduce(0) { $0 + $1.weight }
        var missing: Float = 0
        var heaviest: (weight: Float, relation: Lexicon.Relation) = (0, .none)
        for relative in lexical.relatives {
            let weight = claim.words[relative.claim].weight
            switch relative.relation {
            case .same: features[.synonyms] += 1
            case .broader: features[.broader] += 1
            case .narrower: features[.narrower] += 1
            case .sibling: features[.siblings] += 1
            case .opposite: features[.contraries] += 1
            case .none: break
            }
            let isMet =
                words.matches[relative.claim].word != nil || relative.relation == .same
                || relative.relation == .broader
            if !isMet {
                missing += weight
                features[.heaviestUnrelated] = max(features[.heaviestUnrelated], weight)
            }
            if weight > heaviest.weight { heaviest = (weight, relative.relation) }
        }
        features[.lexicalMissing] = missing
        features[.lexicalCoverage] = all > 0 ? 1 - missing / all : 1
        features.set(.heaviestRelation, heaviest.relation.rawValue)
        for substitution in words.substitutions {
            let relation = lexicon.relation(
                lexicon.senses(of: claim.words[substitution.claim].hash),
                lexicon.senses(of: evidence.words[substitution.evidence].hash))
            if relation == .sibling { features[.substitutedSiblings] += 1 }
            if relation == .opposite { features[.substitutedContraries] += 1 }
        }
    }
}
