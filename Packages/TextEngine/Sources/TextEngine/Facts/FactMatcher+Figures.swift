/// Numbers in a draft against the figures of a fact.
extension FactMatcher {
    /// What a sentence's numbers say about one figure: something to look at or to be glad of, nothing that is sure,
    /// or not a word about it.
    func holding(_ figure: CompiledFigure, of fact: CompiledFact, _ reading: Reading) -> Holding {
        let found = reading.quantities(of: figure)
        guard !found.isEmpty else { return .nothing }
        // Another number of the same unit is about something else unless the sentence shares more with the fact.
        let shared = fact.claim.words.filter { !figure.unit.contains($0) && reading.stems.contains($0) }.count
        let isAbout = shared >= min(2, max(1, fact.claim.words.count - figure.unit.count))
        for (quantity, range) in found {
            let verdict = figure.verdict(on: quantity)
            if verdict == .agrees {
                guard isAbout || shared > 0 || isTelling(quantity) else { continue }
                return .says(reading.finding(.ok, .supportsFact(id: fact.id, number: fact.number), at: range))
            }
            let earlier = fact.earlier.first { old in
                old.figures.contains { $0.unit == figure.unit && $0.verdict(on: quantity) == .agrees }
            }
            let isTold =
                isAbout || (shared > 0 && reading.isOnly(of: fact.claim.words, besides: figure.unit, at: quantity))
            let isWrong = verdict == .differs && isTold && !isOwnDoing(quantity, reading)
            guard earlier != nil || isWrong, !Negation.governs(quantity.words.lowerBound, in: reading.tokens) else {
                continue
            }
            if reading.mentions(figure) { return .unsure }
            return .says(differing(figure, of: fact, quantity, range, version: earlier?.version, reading))
        }
        return .unsure
    }

    enum Holding {
        case says(Finding)
        case unsure
        case nothing
    }

    private func differing(
        _ figure: CompiledFigure, of fact: CompiledFact, _ quantity: Quantity, _ tokens: Range<Int>, version: Int?,
        _ reading: Reading
    ) -> Finding {
        let range = reading.tokens.range(tokens)
        let wrote = reading.source.words(range)
        return Finding(
            weight: .care,
            detail: .factDiffers(
                id: fact.id, number: fact.number, wrote: wrote, says: figure.words, earlierVersion: version),
            ranges: [range], quote: wrote,
            remedies: [Remedy(range: range, replacement: replacement(figure, quantity, tokens, reading))])
    }

    /// The number changes; the author's own words between it and its unit stay.
    private func replacement(
        _ figure: CompiledFigure, _ quantity: Quantity, _ tokens: Range<Int>, _ reading: Reading
    ) -> String {
        let isPlain = tokens.lowerBound == quantity.words.lowerBound && quantity.value != 1 && !figure.isScaled
        var words = figure.words
        if isPlain, tokens.upperBound > quantity.words.upperBound {
            let rest = reading.tokens.range(quantity.words.upperBound - 1..<tokens.upperBound)
            let number = reading.tokens[quantity.words.upperBound - 1].range
            let kept = TextRange(
                utf8: number.utf8.upperBound..<rest.utf8.upperBound,
                utf16: number.utf16.upperBound..<rest.utf16.upperBound)
            words = figure.number(with: reading.source.words(kept))
        }
        let isCapital = reading.tokens[tokens.lowerBound].startsUpper
        return isCapital ? words.prefix(1).uppercased() + words.dropFirst() : words
    }

    /// A number that nobody writes by chance.
    private func isTelling(_ quantity: Quantity) -> Bool {
        quantity.comparator == .exactly && quantity.upTo == nil && quantity.value >= 100
            && whole(quantity.value / 10) == nil
    }

    /// "I packed 80 cartons" tells what its author did; "I know" and "I hear" tell what is so.
    private func isOwnDoing(_ quantity: Quantity, _ reading: Reading) -> Bool {
        let start = quantity.words.lowerBound
        for index in (max(reading.sentence.lowerBound, start - 5)..<start).reversed() {
            let token = reading.tokens[index]
            if token.clause != reading.tokens[start].clause { return false }
            if knowing.contains(token.stem) { return false }
            if ["i", "i've", "i'd"].contains(token.folded) { return true }
        }
        return false
    }
}

private let knowing = Set(
    ["know", "think", "believe", "say", "hear", "read", "understand", "guess", "mean", "see", "learn"].map(
        Stemming.stem))
