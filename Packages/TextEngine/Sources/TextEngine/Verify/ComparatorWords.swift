/// Reads the words around a number that say how it is meant. Looks at most eight words back and two ahead.
struct ComparatorWords {
    let tokens: Tokens
    let sentence: Range<Int>

    /// The comparator of the number or date at some tokens, and those tokens with the comparing words.
    func read(around number: Range<Int>, isDate: Bool) -> (Comparator, Range<Int>) {
        if let (comparator, start) = before(number.lowerBound, isDate: isDate) {
            return (comparator, start..<number.upperBound)
        }
        for length in [2, 1] where number.upperBound + length <= sentence.upperBound {
            let words = (number.upperBound..<number.upperBound + length).map { word($0) }.joined(separator: " ")
            if let found = Self.after[words] { return (found, number.lowerBound..<number.upperBound + length) }
        }
        return (.exactly, number)
    }

    private func before(_ start: Int, isDate: Bool) -> (Comparator, Int)? {
        var at = start - 1
        while at >= sentence.lowerBound, start - at <= 3, isSkipped(at) { at -= 1 }
        guard at >= sentence.lowerBound else { return nil }
        let (here, previous) = (word(at), word(at - 1))
        switch (previous, here) {
        case ("at", "least"), ("minimum", "of"), ("upwards", "of"): return (.atLeast, at - 1)
        case ("at", "most"), ("up", "to"), ("maximum", "of"): return (.atMost, at - 1)
        case ("excess", "of"): return (.moreThan, max(sentence.lowerBound, at - 2))
        case ("close", "to"), ("near", "to"): return (.about, at - 1)
        case ("prior", "to"): return (.before, at - 1)
        case ("as", "of"): return (.asOf, at - 1)
        default: break
        }
        if here == "than" || (here == "to" && ["equal", "inferior", "superior"].contains(previous)) {
            return than(at)
        }
        if isDate, let found = Self.dated[here] { return (found, at) }
        return Self.single[here].map { ($0, at) }
    }

    /// "More than", "no fewer than", "higher in the charts than".
    private func than(_ than: Int) -> (Comparator, Int)? {
        for at in stride(from: than - 1, through: max(sentence.lowerBound, than - 5), by: -1) {
            let direction = Self.above.contains(word(at)) ? 1 : Self.below.contains(word(at)) ? -1 : 0
            guard direction != 0 else { continue }
            if ["no", "not", "never"].contains(word(at - 1)) { return (direction > 0 ? .atMost : .atLeast, at - 1) }
            return (direction > 0 ? .moreThan : .lessThan, at)
        }
        return nil
    }

    private func isSkipped(_ index: Int) -> Bool {
        tokens[index].traits.contains(.symbol) || Self.between.contains(word(index))
    }

    private func word(_ index: Int) -> String { sentence.contains(index) ? tokens[index].folded : "" }

    private static let between: Set<String> = ["a", "an", "the", "us", "total", "only", "just", "no", "number"]
    private static let above: Set<String> = [
        "more", "higher", "greater", "larger", "bigger", "better", "later", "older", "longer", "above", "over", "upper",
        "taller", "heavier", "faster", "further", "farther",
    ]
    private static let below: Set<String> = [
        "less", "fewer", "lower", "smaller", "worse", "earlier", "younger", "shorter", "lesser", "sooner", "lighter",
        "slower", "cheaper",
    ]
    private static let single: [String: Comparator] = [
        "over": .moreThan, "above": .moreThan, "exceeding": .moreThan, "exceeded": .moreThan, "exceeds": .moreThan,
        "exceed": .moreThan, "surpassed": .moreThan, "surpassing": .moreThan, "surpasses": .moreThan,
        "beyond": .moreThan, "past": .moreThan, "topped": .moreThan, "under": .lessThan, "below": .lessThan,
        "beneath": .lessThan, "about": .about, "around": .about, "approximately": .about, "approx": .about,
        "roughly": .about, "some": .about, "circa": .about, "ca": .about, "estimated": .about, "nearly": .almost,
        "almost": .almost, "minimum": .atLeast, "maximum": .atMost, "least": .atLeast,
    ]
    private static let dated: [String: Comparator] = [
        "before": .before, "after": .after, "since": .since, "until": .until, "till": .until, "by": .by,
        "through": .until, "from": .from, "following": .after, "late": .about, "early": .about,
    ]
    private static let after: [String: Comparator] = [
        "or more": .atLeast, "or higher": .atLeast, "or above": .atLeast, "or later": .since, "or over": .atLeast,
        "plus": .atLeast, "or less": .atMost, "or fewer": .atMost, "or lower": .atMost, "or below": .atMost,
        "or so": .about, "or earlier": .until, "onwards": .since, "onward": .since,
    ]
}
