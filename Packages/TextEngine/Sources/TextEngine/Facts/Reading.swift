/// One sentence of a draft as facts are held against it.
struct Reading {
    let tokens: Tokens
    let sentence: Range<Int>
    let stems: Set<String>
    let quantities: [Quantity]
    let moments: [Moment]
    let source: Source

    /// The numbers that stand with a figure's unit, each with the tokens from number to unit: "about 400 cartons",
    /// "cartons: 400", "€2 million".
    func quantities(of figure: CompiledFigure) -> [(quantity: Quantity, tokens: Range<Int>)] {
        quantities.compactMap { quantity in
            guard !figure.unit.isEmpty, !isRate(after: quantity, figure) else { return nil }
            if let end = unitEnd(of: figure, after: quantity) { return (quantity, quantity.words.lowerBound..<end) }
            guard let start = unitStart(of: figure, before: quantity) else { return nil }
            return (quantity, start..<quantity.words.upperBound)
        }
    }

    /// "900 cartons sold, …": whatever a number's clause tells stands in the fact too.
    func isOnly(of words: [String], besides unit: Set<String>, at quantity: Quantity) -> Bool {
        let clause = tokens[quantity.words.lowerBound].clause
        let telling = sentence.filter {
            tokens[$0].clause == clause && !quantity.words.contains($0) && !unit.contains(tokens[$0].stem)
                && !FunctionWords.contains(tokens[$0].folded)
        }
        return !telling.isEmpty && telling.allSatisfy { words.contains(tokens[$0].stem) }
    }

    /// The sentence gives a number that agrees: "612 cartons, not 400".
    func mentions(_ figure: CompiledFigure) -> Bool {
        quantities.contains {
            $0.comparator == .exactly && $0.upTo == nil && figure.verdict(on: $0) == .agrees
                && !Negation.governs($0.words.lowerBound, in: tokens)
        }
    }

    func finding(_ weight: Finding.Weight, _ detail: Detail, at range: Range<Int>? = nil) -> Finding {
        let range = tokens.range(range ?? sentence)
        return Finding(weight: weight, detail: detail, ranges: [range], quote: source.words(range))
    }

    private func unitEnd(of figure: CompiledFigure, after quantity: Quantity) -> Int? {
        guard figure.unit.count > 1 else {
            return quantity.reach.first { figure.unit.contains(tokens[$0].stem) }.map { $0 + 1 }
        }
        let start = quantity.words.upperBound
        var missing = figure.unit
        for index in start..<min(start + figure.unit.count + 2, sentence.upperBound) {
            missing.remove(tokens[index].stem)
            if missing.isEmpty { return index + 1 }
        }
        return nil
    }

    private func unitStart(of figure: CompiledFigure, before quantity: Quantity) -> Int? {
        let start = quantity.words.lowerBound
        guard figure.unit.count == 1, start > sentence.lowerBound else { return nil }
        let before = tokens[start - 1]
        if before.traits.contains(.symbol) { return figure.unit.contains(before.stem) ? start - 1 : nil }
        guard tokens[start].traits.contains(.afterColon) else { return nil }
        return (max(sentence.lowerBound, start - 2)..<start).first { figure.unit.contains(tokens[$0].stem) }
    }

    /// "400 cartons an hour" is a pace, not an amount.
    private func isRate(after quantity: Quantity, _ figure: CompiledFigure) -> Bool {
        guard let end = unitEnd(of: figure, after: quantity), end + 1 < sentence.upperBound else { return false }
        return ["a", "an", "per", "each", "every"].contains(tokens[end].folded)
            && perWords.contains(tokens[end + 1].stem)
    }
}

private let perWords = Set(
    [
        "day", "night", "hour", "minute", "second", "week", "month", "year", "shift", "pallet", "lorry", "truck", "box",
        "shop", "store", "person", "head", "line", "time",
    ].map(Stemming.stem))
