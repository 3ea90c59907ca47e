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
    }

    let pairs: [Pair]

    /// Amounts beyond these are not held against each other.
    static let mostAmounts = 40

    /// O(amounts of the claim × amounts of the evidence × words around them), all bounded.
    init(_ claim: Statement, _ evidence: Statement) {
        let near = evidence.amounts.prefix(Self.mostAmounts).map { Surroundings($0, evidence, reach: 7) }
        pairs = claim.amounts.prefix(Self.mostAmounts).enumerated().map { index, amount in
            let around = Surroundings(amount, claim, reach: 5)
            var best: (index: Int, score: Float, context: Float)?
            var second: Float = 0
            for (other, given) in zip(evidence.amounts.indices, evidence.amounts.prefix(Self.mostAmounts)) {
                guard Self.isComparable(amount, given) else { continue }
                let context = around.overlap(near[other])
                let score = Self.score(amount, given, context)
                if score > best?.score ?? -.infinity {
                    second = best?.score ?? 0
                    best = (other, score, context)
                } else {
                    second = max(second, score)
                }
            }
            guard let best else {
                return Pair(
                    claim: index, evidence: nil, relation: .open, score: 0, margin: 0, isSameUnit: false, context: 0)
            }
            let given = evidence.amounts[best.index]
            return Pair(
                claim: index, evidence: best.index, relation: amount.relation(to: given), score: best.score,
                margin: best.score - second, isSameUnit: amount.unit != 0 && amount.unit == given.unit,
                context: best.context)
        }
    }

    private static func isComparable(_ claim: Amount, _ given: Amount) -> Bool {
        if claim.kind == given.kind { return true }
        switch (claim.kind, given.kind) {
        case (.count, .ordinal), (.ordinal, .count), (.count, .money), (.money, .count), (.count, .percent),
            (.percent, .count):
            return true
        default: return false
        }
    }

    private static func score(_ claim: Amount, _ given: Amount, _ context: Float) -> Float {
        var score = context
        if claim.kind == given.kind { score += 2 }
        if claim.unit != 0, claim.unit == given.unit { score += 2 }
        if claim.isMark == given.isMark { score += 0.5 }
        if claim.low == given.low, claim.high == given.high { score += 1 }
        let ratio = claim.middle > 0 && given.middle > 0 ? given.middle / claim.middle : 0
        if (0.5...2).contains(ratio) { score += 0.5 }
        if (0.9...1.1).contains(ratio) { score += 0.5 }
        return score
    }
}

/// The telling words around an amount, each with how near it stands.
private struct Surroundings {
    private var nearness: [UInt32: Float] = [:]

    init(_ amount: Amount, _ statement: Statement, reach: Int) {
        let before = amount.tokens.lowerBound > 0 ? statement.place[amount.tokens.lowerBound - 1] : 0
        let after = statement.place[amount.tokens.upperBound - 1]
        for (distance, index) in (max(0, before - reach)..<before).reversed().enumerated() {
            add(statement.words[index], distance, reach)
        }
        for (distance, index) in (after..<min(after + reach, statement.words.count)).enumerated() {
            add(statement.words[index], distance, reach)
        }
    }

    private mutating func add(_ word: Statement.Word, _ distance: Int, _ reach: Int) {
        let near = word.weight * (1 - Float(distance) / Float(reach + 1))
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
