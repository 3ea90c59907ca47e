/// The numbers that the trees are asked about, in this order. Training reads them from `verifyfeatures`, so that there
/// is one implementation.
package enum PairFeature: Int, CaseIterable, Sendable {
    // How much of the claim the evidence has.
    case coverage, plainCoverage, softCoverage, missing, missingNames, missingWeight, heaviestMissing
    case heaviestMissingIsName, heaviestMissingPlace, secondMissing, firstMissing, lastMissing
    case substitutions, nameSubstitutions, sureSubstitutions, sameKindSubstitutions, unplaced
    case heaviestSubstituted, heaviestSubstituteWeight, heaviestSubstituteAnchors, heaviestSubstituteSameKind
    case bigrams, longestRun, inversions, spread, meanGap, metFirst, metLast
    case topicMissing, missingBesideTopic, missingBesideTopicWeight, lastTopicMissing, adjacentSubstitutions
    // The two by themselves.
    case claimWords, evidenceWords, claimNames, evidenceNames, freeNames, freeWords, evidenceSentences
    case jaccard, claimTokens, evidenceTokens, freeInSpread, evidenceStartsWithPronoun, stopOverlap
    // Negation and status.
    case claimNegations, evidenceNegations, negationsNear, claimOnly, evidenceOnly, claimHedge, evidenceHedge
    case claimAll, evidenceAll, claimSome, claimNegativeWord, evidenceNegativeWord, opposites
    // Meaning.
    case lexicalCoverage, lexicalMissing, synonyms, broader, narrower, siblings, contraries, heaviestRelation
    case heaviestUnrelated, substitutedSiblings, substitutedContraries
    // Numbers.
    case amounts, evidenceAmounts, holding, failing, open, alone, sameValue, sameValueAnywhere
    case leastScore, meanScore, leastMargin, worstKind, worstComparator, worstGivenComparator, worstRelation
    case worstScore, worstMargin, worstRatio, worstDifference, worstSameUnit, worstContext, worstPairKind
    case worstAnyHolds, worstAnyFails, worstCandidates, worstIsMark, worstGivenIsMark, worstCloseness
    case nextRelation, nextRatio, nextScore, worstShared, failingScoreSum, holdingScoreSum
    // By the words around alone, and by size alone.
    case contextHolding, contextFailing, contextFailingScore, nearestHolding, nearestFailing, worstByContext
    case worstByNearness, viewsFailing
    case firstKind, firstComparator, firstRelation, firstScore, firstRatio
    // Numbers of one group.
    case counts, countsHolding, countsFailing, countsOpen, countsAlone, countsScore, countsFailingScore
    case dates, datesHolding, datesFailing, datesOpen, datesAlone, datesFailingScore, datesDirection
    case comparisons, comparisonsHolding, comparisonsFailing, freeAmounts
    case linearS, linearR, linearN
}

/// One pair's numbers.
package struct PairFeatures: Sendable {
    package private(set) var values = [Float](repeating: 0, count: PairFeature.allCases.count)

    subscript(_ feature: PairFeature) -> Float {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    mutating func set(_ feature: PairFeature, _ value: Int) { self[feature] = Float(value) }
    mutating func set(_ feature: PairFeature, _ value: Bool) { self[feature] = value ? 1 : 0 }
}
