/// Which number of the evidence a number of the claim is about, and what follows.
struct AmountPairing: Sendable {
    struct Pair: Sendable {
        let claim: Int
        /// The amount of the evidence, by its number; nil if none is of the same kind.
        let evidence: Int?
        let relation: Amount.Relation
        /// How well the two stand together: kind, unit, words around, size.
        let score: Float
        /// How much better than the next one.
        let margin: Float
        let isSameUnit: Bool
        /// The weight of the words that both have around them.
        let context: Float
        /// The next best amount of the evidence.
        var next: Int?
        var nextScore: Float = 0
        /// What the amount of the evidence says whose surroundings are most like, whatever its size.
        var byContext = Amount.Relation.open
        var contextScore: Float = 0
        /// What the nearest amount of the same kind says.
        var byNearness = Amount.Relation.open

        static func alone(_ claim: Int) -> Pair {
            Pair(claim: claim, evidence: nil, relation: .open, score: 0, margin: 0, isSameUnit: false, context: 0)
        }
    }

    let pairs: [Pair]

    /// Amounts beyond these are not held against each other.
    static let mostAmounts = 40

    /// O(amounts of the claim × amounts of the evidence × words around them), all bounded.
    init(_ claim: Statement, _ evidence: Statement) {
        let mine = claim.amounts.prefix(Self.mostAmounts)
        let given = evidence.amounts.prefix(Self.mostAmounts)
        let near = given.map { Surroundings($0, evidence) }
        let candidates = mine.map { amount in
            let around = Surroundings(amount, claim)
            return given.indices.filter { Self.isComparable(amount, given[$0]) }
                .map { other in
                    let context = around.overlap(near[other])
                    return Candidate(
                        evidence: other, context: context, score: Self.score(amount, given[other], context))
                }
                .sorted { ($1.score, $0.evidence) < ($0.score, $1.evidence) }
        }
        pairs = Self.assigned(candidates).enumerated().map { index, chosen in
            guard let chosen else { return .alone(index) }
            let next = candidates[index].first { $0.evidence != chosen.evidence }
            let (amount, other) = (mine[index], given[chosen.evidence])
            return Pair(
                claim: index, evidence: chosen.evidence, relation: amount.relation(to: other), score: chosen.score,
                margin: chosen.score - (next?.score ?? 0), isSameUnit: amount.unit != 0 && amount.unit == other.unit,
                context: chosen.context, next: next?.evidence, nextScore: next?.score ?? 0,
                byContext: Self.bestByContext(candidates[index], amount, given),
                contextScore: candidates[index].map(\.context).max() ?? 0,
                byNearness: Self.nearest(to: amount, given))
        }
    }

    private struct Candidate {
        let evidence: Int
        let context: Float
        let score: Float
    }

    private static func bestByContext(
        _ candidates: [Candidate], _ amount: Amount, _ given: ArraySlice<Amount>
    ) -> Amount.Relation {
        let alike = candidates.filter { given[$0.evidence].kind == amount.kind }
        let best = (alike.isEmpty ? candidates : alike).max { ($0.context, $1.evidence) < ($1.context, $0.evidence) }
        return best.map { amount.relation(to: given[$0.evidence]) } ?? .open
    }

    private static func nearest(to amount: Amount, _ given: ArraySlice<Amount>) -> Amount.Relation {
        let alike = given.filter { $0.kind == amount.kind }
        let best = alike.min { abs($0.middle - amount.middle) < abs($1.middle - amount.middle) }
        return best.map(amount.relation(to:)) ?? .open
    }

    /// The best pairs first; an amount of the evidence answers one of the claim, unless nothing else is left.
    private static func assigned(_ candidates: [[Candidate]]) -> [Candidate?] {
        var chosen = [Candidate?](repeating: nil, count: candidates.count)
        var used: Set<Int> = []
        let order = candidates.indices.sorted {
            (candidates[$1].first?.score ?? 0, $0) < (candidates[$0].first?.score ?? 0, $1)
        }
        for index in order {
            guard let first = candidates[index].first else { continue }
            let free = candidates[index].first { !used.contains($0.evidence) && $0.score > first.score - 2.5 }
            chosen[index] = free ?? first
            used.insert((free ?? first).evidence)
        }
        return chosen
    }

    private static func isComparable(_ claim: Amount, _ given: Amount) -> Bool {
        if claim.kind == given.kind { return true }
        switch (claim.kind, given.kind) {
        case (.count, .ordinal), (.ordinal, .count), (.count, .money), (.money, .count), (.count, .percent),
            (.percent, .count), (.date, .dayOfYear), (.dayOfYear, .date):
            return true
        default: return false
        }
    }

    private static func score(_ claim: Amount, _ given: Amount, _ context: Float) -> Float {
        var score = context
        if claim.kind == given.kind { score += 2 }
        if claim.unit != 0, claim.unit == given.unit { score += 2 }
        if claim.isMark == given.isMark { score += claim.isMark ? 1.5 : 0.5 }
        if claim.low == given.low, claim.high == given.high { score += 1 }
        let sum = abs(claim.middle) + abs(given.middle)
        let apart = sum > 0 ? Float(abs(claim.middle - given.middle) / sum) : 0
        if claim.kind == .date { return score + (apart < 0.001 ? 0.5 : 0) }
        return score + 1.5 * max(0, 1 - apart * 4)
    }
}

/// The telling words around an amount, each with how near it stands.
private struct Surroundings {
    private var nearness: [UInt32: Float] = [:]

    private static let reach = 8

    init(_ amount: Amount, _ statement: Statement) {
        let reach = Self.reach
        let before = amount.tokens.lowerBound > 0 ? statement.place[amount.tokens.lowerBound - 1] : 0
        let after = statement.place[amount.tokens.upperBound - 1]
        for (distance, index) in (max(0, before - reach)..<before).reversed().enumerated() {
            add(statement.words[index], distance)
        }
        for (distance, index) in (after..<min(after + reach, statement.words.count)).enumerated() {
            add(statement.words[index], distance)
        }
    }

    private mutating func add(_ word: Statement.Word, _ distance: Int) {
        let near = (1 + word.weight) * 2 / Float(2 + distance)
        nearness[word.hash] = max(nearness[word.hash] ?? 0, near)
    }

    /// The sum is taken in the order of the hashes, so that it is the same every time.
    func overlap(_ other: Surroundings) -> Float {
        let shared = nearness.compactMap { hash, near in
            other.nearness[hash].map { (hash, (near * $0).squareRoot()) }
        }
        return shared.sorted { $0.0 < $1.0 }.reduce(0) { $0 + $1.1 } / 3
    }
}
