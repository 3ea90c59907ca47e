/// What a sentence gives away of a fact that is not public yet.
extension FactMatcher {
    /// It says a good part of what is new in the fact, or its figure.
    func givesAway(_ fact: CompiledFact, _ reading: Reading, at now: Int64) -> Bool {
        let words = fact.claim.words
        let said = words.count(where: reading.stems.contains)
        if said >= min(2, words.count), saysHalf(of: words, reading) {
            let new = words.filter { !fact.knownWords.contains($0) }
            let left = new.filter { !repeatsPublicly($0, reading, at: now) }
            // Beside what everybody knows, the same day of the week is chance.
            let isChance =
                left.count < new.count
                && !left.contains { reading.stems.contains($0) && !fact.momentStems.contains($0) }
            if !left.isEmpty, !isChance, saysHalf(of: left, reading) { return true }
        }
        return fact.figures.contains { figure in
            reading.quantities(of: figure).contains { found in
                figure.verdict(on: found.quantity) == .agrees
                    && !fact.knownFigures.contains {
                        $0.unit == figure.unit && $0.verdict(on: found.quantity) == .agrees
                    }
            }
        }
    }

    private func saysHalf(of words: [String], _ reading: Reading) -> Bool {
        weight(of: words.filter(reading.stems.contains)) * 2 >= weight(of: words)
    }

    /// The sentence has the word because it repeats a fact that everybody may know: "shut the customer portal" says
    /// nothing of when the portal reopens.
    private func repeatsPublicly(_ word: String, _ reading: Reading, at now: Int64) -> Bool {
        guard reading.stems.contains(word) else { return false }
        return factsWith(word).contains { fact in
            let isPublic = fact.fact.notPublicBefore.map { $0 <= now } ?? true
            let isSo = fact.fact.status == .confirmed || fact.fact.status == .developing
            let shared = fact.claim.words.filter(reading.stems.contains)
            return isPublic && isSo && weight(of: shared) >= 0.75 * weight(of: fact.claim.words)
        }
    }
}
