extension SentencePair {
    /// What the numbers and dates of the claim come to beside those of the evidence.
    func addAmounts(to features: inout PairFeatures) {
        let pairs = amounts.pairs
        features.set(.amounts, claim.amounts.count)
        features.set(.evidenceAmounts, evidence.amounts.count)
        features.set(.holding, pairs.count { $0.evidence != nil && $0.relation == .holds })
        features.set(.failing, pairs.count { $0.relation == .fails })
        features.set(.open, pairs.count { $0.evidence != nil && $0.relation == .open })
        features.set(.alone, pairs.count { $0.evidence == nil })
        features.set(.sameValue, pairs.count { pair in given(pair).map { isSame(mine(pair), $0) } ?? false })
        features.set(
            .sameValueAnywhere, claim.amounts.count { amount in evidence.amounts.contains { isSame(amount, $0) } })
        let used = Set(pairs.compactMap(\.evidence))
        features.set(.freeAmounts, evidence.amounts.count - used.count)
        guard let worst = pairs.min(by: { rank($0) < rank($1) }), let first = pairs.first else { return }
        features[.leastScore] = pairs.map(\.score).min() ?? 0
        features[.meanScore] = pairs.reduce(0) { $0 + $1.score } / Float(pairs.count)
        features[.leastMargin] = pairs.map(\.margin).min() ?? 0
        addWorst(worst, to: &features)
        features.set(.firstKind, Int(mine(first).kind.rawValue) + 1)
        features.set(.firstComparator, Int(mine(first).comparator.rawValue) + 1)
        features.set(.firstRelation, first.evidence == nil ? -2 : first.relation.rawValue)
        features[.firstScore] = first.score
        features[.firstRatio] = ratio(first)
        addGroups(to: &features)
        addViews(to: &features)
        features.set(.worstByContext, worst.byContext.rawValue)
        features.set(.worstByNearness, worst.byNearness.rawValue)
    }

    private func addViews(to features: inout PairFeatures) {
        for pair in amounts.pairs where pair.evidence != nil {
            if pair.byContext == .holds { features[.contextHolding] += 1 }
            if pair.byContext == .fails {
                features[.contextFailing] += 1
                features[.contextFailingScore] = max(features[.contextFailingScore], pair.contextScore)
            }
            if pair.byNearness == .holds { features[.nearestHolding] += 1 }
            if pair.byNearness == .fails { features[.nearestFailing] += 1 }
            if pair.relation == .fails, pair.byContext == .fails, pair.byNearness == .fails {
                features[.viewsFailing] += 1
            }
        }
    }

    private func addWorst(_ worst: AmountPairing.Pair, to features: inout PairFeatures) {
        let amount = mine(worst)
        let alike = evidence.amounts.prefix(AmountPairing.mostAmounts).filter { $0.kind == amount.kind }
        features.set(.worstKind, Int(amount.kind.rawValue) + 1)
        features.set(.worstComparator, Int(amount.comparator.rawValue) + 1)
        features.set(.worstIsMark, amount.isMark)
        features.set(.worstRelation, worst.evidence == nil ? -2 : worst.relation.rawValue)
        features.set(.worstAnyHolds, alike.count { amount.relation(to: $0) == .holds })
        features.set(.worstAnyFails, alike.count { amount.relation(to: $0) == .fails })
        features.set(.worstCandidates, alike.count)
        guard let given = given(worst) else { return }
        features.set(.worstPairKind, Int(given.kind.rawValue) + 1)
        features.set(.worstGivenComparator, Int(given.comparator.rawValue) + 1)
        features.set(.worstGivenIsMark, given.isMark)
        features[.worstScore] = worst.score
        features[.worstMargin] = worst.margin
        features[.worstRatio] = ratio(worst)
        features[.worstDifference] = Float(max(-1e6, min(1e6, given.middle - amount.middle)))
        features[.worstCloseness] = abs(ratio(worst))
        features.set(.worstSameUnit, worst.isSameUnit)
        features[.worstContext] = worst.context
        features.set(.worstShared, amounts.pairs.count { $0.evidence == worst.evidence })
        guard let next = worst.next else { return }
        let other = evidence.amounts[next]
        features.set(.nextRelation, amount.relation(to: other).rawValue * 2 + (other.kind == amount.kind ? 0 : 1))
        features[.nextRatio] = ratio(amount, other)
        features[.nextScore] = worst.nextScore
    }

    private func addGroups(to features: inout PairFeatures) {
        for pair in amounts.pairs {
            let amount = mine(pair)
            let isDate = amount.kind == .date || amount.kind == .dayOfYear
            features[isDate ? .dates : .counts] += 1
            if amount.comparator.direction != 0, !isDate {
                features[.comparisons] += 1
                if pair.evidence != nil, pair.relation == .holds { features[.comparisonsHolding] += 1 }
                if pair.relation == .fails { features[.comparisonsFailing] += 1 }
            }
            if isDate { features[.datesDirection] += Float(amount.comparator.direction) }
            if !isDate { features[.countsScore] = max(features[.countsScore], pair.score) }
            guard pair.evidence != nil else {
                features[isDate ? .datesAlone : .countsAlone] += 1
                continue
            }
            if pair.relation == .fails { features[.failingScoreSum] += pair.score }
            if pair.relation == .holds { features[.holdingScoreSum] += pair.score }
            switch pair.relation {
            case .holds: features[isDate ? .datesHolding : .countsHolding] += 1
            case .open: features[isDate ? .datesOpen : .countsOpen] += 1
            case .fails:
                features[isDate ? .datesFailing : .countsFailing] += 1
                let score: PairFeature = isDate ? .datesFailingScore : .countsFailingScore
                features[score] = max(features[score], pair.score)
            }
        }
    }

    /// The pair that decides: first what fails, the surest of them; then what is alone or open.
    private func rank(_ pair: AmountPairing.Pair) -> Float {
        if pair.relation == .fails { return -1000 - pair.score }
        if pair.evidence == nil { return -500 }
        return pair.relation == .open ? -100 - pair.score : -pair.score
    }

    func mine(_ pair: AmountPairing.Pair) -> Amount { claim.amounts[pair.claim] }
    func given(_ pair: AmountPairing.Pair) -> Amount? { pair.evidence.map { evidence.amounts[$0] } }

    private func isSame(_ first: Amount, _ second: Amount) -> Bool {
        first.low == second.low && first.high == second.high
    }

    /// How much more the evidence says, as a share of both: -1…1.
    private func ratio(_ pair: AmountPairing.Pair) -> Float {
        given(pair).map { ratio(mine(pair), $0) } ?? 0
    }

    private func ratio(_ mine: Amount, _ given: Amount) -> Float {
        let (first, second) = (mine.middle, given.middle)
        let sum = abs(first) + abs(second)
        return sum > 0 ? Float((second - first) / sum) : 0
    }
}
