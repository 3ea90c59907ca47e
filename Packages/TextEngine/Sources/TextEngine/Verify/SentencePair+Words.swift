extension SentencePair {
    /// How much of the claim the evidence has, and what stands where something is missing.
    func addWords(to features: inout PairFeatures) {
        let all = claim.words.reduce(0) { $0 + $1.weight }
        var (found, softly): (Float, Float) = (0, 0)
        var missing: [Int] = []
        for (index, match) in words.matches.enumerated() {
            let weight = claim.words[index].weight
            if match.strength == 1 { found += weight }
            softly += weight * match.strength
            if match.word == nil { missing.append(index) }
        }
        let count = claim.words.count
        features[.coverage] = all > 0 ? found / all : 1
        features[.softCoverage] = all > 0 ? softly / all : 1
        features[.plainCoverage] = count > 0 ? Float(count - missing.count) / Float(count) : 1
        features.set(.missing, missing.count)
        features.set(.missingNames, missing.count { claim.words[$0].isName })
        features[.missingWeight] = missing.reduce(0) { $0 + claim.words[$1].weight }
        features[.firstMissing] = missing.first.map { Float($0 + 1) / Float(count) } ?? 0
        features[.lastMissing] = missing.last.map { Float($0 + 1) / Float(count) } ?? 0

        let heaviest = missing.max { claim.words[$0].weight < claim.words[$1].weight }
        if let heaviest {
            let word = claim.words[heaviest]
            features[.heaviestMissing] = word.weight
            features.set(.heaviestMissingIsName, word.isName)
            features[.heaviestMissingPlace] = Float(heaviest + 1) / Float(count)
            features[.secondMissing] = missing.filter { $0 != heaviest }.map { claim.words[$0].weight }.max() ?? 0
        }
        addTopic(missing, to: &features)
        addSubstitutions(to: &features, heaviest: heaviest)
        features.set(.unplaced, missing.count - words.substitutions.count)
    }

    /// Names that begin a claim, or end it after "in the film", say what it is about: evidence often leaves them out.
    private func addTopic(_ missing: [Int], to features: inout PairFeatures) {
        let count = claim.words.count
        let first = claim.words.firstIndex { !$0.isName } ?? count
        let last = (claim.words.lastIndex { !$0.isName } ?? -1) + 1
        let topic = missing.filter { $0 < first }
        let ending = missing.filter { $0 >= max(first, last) }
        let beside = missing.filter { $0 >= first && $0 < max(first, last) }
        features.set(.topicMissing, topic.count)
        features.set(.lastTopicMissing, ending.count)
        features.set(.missingBesideTopic, beside.count)
        features[.missingBesideTopicWeight] = beside.reduce(0) { $0 + claim.words[$1].weight }
    }

    private func addSubstitutions(to features: inout PairFeatures, heaviest: Int?) {
        let all = words.substitutions
        features.set(.substitutions, all.count)
        features.set(.nameSubstitutions, all.count { $0.isSameKind && claim.words[$0.claim].isName })
        features.set(.sureSubstitutions, all.count { $0.anchors == 2 })
        features.set(.sameKindSubstitutions, all.count { $0.isSameKind && $0.anchors == 2 })
        features.set(.adjacentSubstitutions, all.count { $0.anchors > 0 && $0.isSameKind })
        guard let main = all.first(where: { $0.claim == heaviest }) else { return }
        features[.heaviestSubstituted] = 1
        features[.heaviestSubstituteWeight] = evidence.words[main.evidence].weight
        features.set(.heaviestSubstituteAnchors, main.anchors)
        features.set(.heaviestSubstituteSameKind, main.isSameKind)
    }

    /// In what order and how closely the shared words stand, and how long the two are.
    func addShape(to features: inout PairFeatures) {
        let placed = words.matches.enumerated().compactMap { index, match in match.word.map { (index, $0) } }
        var (bigrams, inversions, run, longest) = (0, 0, 0, 0)
        for (first, second) in zip(placed, placed.dropFirst()) {
            let isNext = second.0 == first.0 + 1 && second.1 - first.1 == 1
            bigrams += isNext ? 1 : 0
            inversions += second.1 < first.1 ? 1 : 0
            run = isNext ? run + 1 : 0
            longest = max(longest, run)
        }
        let count = Float(max(1, claim.words.count))
        features[.bigrams] = Float(bigrams) / count
        features[.longestRun] = Float(longest + 1) / count
        features[.inversions] = Float(inversions) / count
        let places = placed.map(\.1)
        let (least, most) = (places.min() ?? 0, places.max() ?? 0)
        features[.spread] = Float(most - least + 1) / count
        features[.meanGap] = Float(most - least) / Float(max(1, places.count))
        features[.metFirst] = Float(least) / Float(max(1, evidence.words.count))
        features[.metLast] = Float(most) / Float(max(1, evidence.words.count))
        let free = evidence.words.indices.filter { !words.isMet[$0] }
        features.set(.freeInSpread, free.count { $0 > least && $0 < most })
        features.set(.freeWords, free.count)
        features.set(.freeNames, free.count { evidence.words[$0].isName })
        features.set(.claimWords, claim.words.count)
        features.set(.evidenceWords, evidence.words.count)
        features.set(.claimNames, claim.words.count(where: \.isName))
        features.set(.evidenceNames, evidence.words.count(where: \.isName))
        features.set(.claimTokens, claim.range.count)
        features.set(.evidenceTokens, evidence.range.count)
        features.set(.evidenceSentences, evidence.range.last.map { evidence.tokens[$0].sentence + 1 } ?? 0)
        let met = words.isMet.count { $0 }
        features[.jaccard] = Float(placed.count) / Float(max(1, claim.words.count + evidence.words.count - met))
        features.set(.evidenceStartsWithPronoun, Self.pronouns.contains(evidence.folded(0)))
        let common = Set(evidence.range.map(evidence.folded))
        let functions = claim.range.map(claim.folded).filter(FunctionWords.contains)
        features[.stopOverlap] = Float(functions.count(where: common.contains)) / Float(max(1, functions.count))
    }

    private static let pronouns: Set<String> = ["he", "she", "it", "they", "his", "her", "its", "their", "this"]
}
