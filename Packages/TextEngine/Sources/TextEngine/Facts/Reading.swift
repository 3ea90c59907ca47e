/// One sentence of a draft as facts are held against it.
struct Reading {
    let tokens: Tokens
    let sentence: Range<Int>
    let stems: Set<String>
    let source: Source

    /// The number that stands with the figure's unit: "about 400 cartons", "cartons: 400".
    func quantity(of figure: CompiledFigure) -> Quantity? {
        guard !figure.unit.isEmpty else { return nil }
        for index in sentence where tokens[index].value != nil {
            let after = index + 1..<min(index + 4, sentence.upperBound)
            guard let last = after.last(where: { figure.unit.contains(tokens[$0].stem) }),
                figure.unit.count == 1 || figure.unit.isSubset(of: Set(after.map { tokens[$0].stem }))
            else { continue }
            return quantity(at: index, through: last)
        }
        return nil
    }

    func agrees(with figure: CompiledFigure) -> Bool { quantity(of: figure).map(figure.admits) ?? false }

    func finding(_ weight: Finding.Weight, _ detail: Detail, at range: Range<Int>? = nil) -> Finding {
        let range = tokens.range(range ?? sentence)
        return Finding(weight: weight, detail: detail, ranges: [range], quote: source.words(range))
    }

    private func quantity(at index: Int, through last: Int) -> Quantity? {
        guard let value = tokens[index].value else { return nil }
        var start = index
        // The whole of "six hundred", and the word that says how exactly it is meant.
        while start > sentence.lowerBound, isNumberWord(tokens[start - 1].folded) { start -= 1 }
        var comparator = Figure.Comparator.exactly
        if start >= sentence.lowerBound + 2,
            let found = pairs["\(tokens[start - 2].folded) \(tokens[start - 1].folded)"]
        {
            comparator = found
            start -= 2
        } else if start > sentence.lowerBound, let found = singles[tokens[start - 1].folded] {
            comparator = found
            start -= 1
        }
        return Quantity(value: value, comparator: comparator, tokens: start..<last + 1)
    }

    private func isNumberWord(_ word: String) -> Bool { Numbers.isWord(word) }
}

private let singles: [String: Figure.Comparator] = [
    "about": .about, "around": .about, "roughly": .about, "approximately": .about, "some": .about, "nearly": .about,
    "almost": .about, "circa": .about, "over": .moreThan, "above": .moreThan, "under": .lessThan, "below": .lessThan,
    "exactly": .exactly,
]
private let pairs: [String: Figure.Comparator] = [
    "more than": .moreThan, "fewer than": .lessThan, "less than": .lessThan, "at least": .atLeast, "at most": .atMost,
    "up to": .atMost,
]
