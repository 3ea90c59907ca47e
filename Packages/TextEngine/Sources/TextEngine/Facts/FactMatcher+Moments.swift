/// When a draft says that something was, against when a fact says it.
extension FactMatcher {
    /// A day or a time that differs is pointed out where the sentence is about the fact; one that may be right
    /// ("yesterday") is asked about.
    func holding(momentsOf fact: CompiledFact, _ reading: Reading, today: Today?) -> Holding {
        guard !fact.moments.isEmpty, !reading.moments.isEmpty, isAbout(fact, reading) else { return .nothing }
        var (isUnsure, question): (Bool, Finding?) = (false, nil)
        for said in reading.moments {
            let known = fact.moments.compactMap { known in
                said.relation(to: known.moment, today: today).map { (known: known, relation: $0) }
            }
            guard !known.isEmpty, !known.contains(where: { $0.relation == .agrees }) else { continue }
            isUnsure = true
            if isAgreedElsewhere(said, in: reading, with: fact, today) || isLeftOpen(said, reading) { continue }
            guard known.count == 1, let only = known.first, only.relation == .differs else {
                question = question ?? asking(about: said, of: fact, reading)
                continue
            }
            let earlier = fact.earlier.first { old in
                old.moments.contains { said.relation(to: $0.moment, today: today) == .agrees }
            }
            return .says(differing(said, from: only.known.words, of: fact, version: earlier?.version, reading))
        }
        return question.map { .says($0) } ?? (isUnsure ? .unsure : .nothing)
    }

    /// It has at least two of the fact's telling words besides its days, and half of their weight.
    private func isAbout(_ fact: CompiledFact, _ reading: Reading) -> Bool {
        let words = fact.claim.words.filter { !fact.momentStems.contains($0) }
        let shared = words.filter(reading.stems.contains)
        return shared.count >= 2 && weight(of: shared) * 2 >= weight(of: words)
    }

    /// "On 3 March, not on 4 March": another day or time of the sentence is the fact's.
    private func isAgreedElsewhere(
        _ said: Moment, in reading: Reading, with fact: CompiledFact, _ today: Today?
    ) -> Bool {
        reading.moments.contains { other in
            other.tokens != said.tokens && said.relation(to: other, today: nil) != nil
                && fact.moments.contains { other.relation(to: $0.moment, today: today) == .agrees }
        }
    }

    /// Denied, asked, wished or doubted.
    private func isLeftOpen(_ said: Moment, _ reading: Reading) -> Bool {
        reading.tokens.isQuestion(reading.tokens[said.tokens.lowerBound].sentence)
            || reading.sentence.contains { index in
                let word = reading.tokens[index].folded
                return !said.tokens.contains(index) && (doubting.contains(word) || Denial.isPlain(word))
                    && reading.tokens[index].clause == reading.tokens[said.tokens.lowerBound].clause
            }
    }

    private func asking(about said: Moment, of fact: CompiledFact, _ reading: Reading) -> Finding {
        let range = reading.tokens.range(said.tokens)
        let wrote = reading.source.words(range)
        return Finding(
            weight: .note, detail: .factQuestion(id: fact.id, number: fact.number, wrote: wrote), ranges: [range],
            quote: wrote)
    }

    private func differing(
        _ said: Moment, from known: String, of fact: CompiledFact, version: Int?, _ reading: Reading
    ) -> Finding {
        // The last stop of "4 p.m." belongs to it, but not where it ends the sentence.
        let isCut =
            reading.tokens[said.tokens.upperBound - 1].folded == "m"
            && said.tokens.upperBound < reading.sentence.upperBound
        let typed = reading.tokens.range(said.tokens)
        let range = isCut ? reading.source.withStop(typed) : typed
        let wrote = reading.source.words(range)
        return Finding(
            weight: .care,
            detail: .factTimeDiffers(
                id: fact.id, number: fact.number, wrote: wrote, says: known, earlierVersion: version),
            ranges: [range], quote: wrote, remedies: [Remedy(range: range, replacement: known)])
    }
}
