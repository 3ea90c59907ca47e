/// Holds a draft's sentences against the facts. Where it is unsure it says nothing: it asks, it does not accuse.
///
/// A sentence meets a fact by the rare words they share (weights by how few facts have a word) and, for figures, by
/// the unit. Cost: for each sentence, its words times the facts that have the word.
struct FactMatcher: Sendable {
    let facts: [CompiledFact]
    private let byStem: [String: [Int]]
    private let weights: [String: Double]
    /// The weight of all words of each fact.
    private let totals: [Double]
    private let hasMoments: Bool
    private let verifier: Verifier?

    init(_ facts: [Fact], verifier: Verifier? = nil) {
        self.verifier = verifier
        var compiled = facts.map(CompiledFact.init)
        for (index, fact) in compiled.enumerated() where fact.fact.notPublicBefore != nil {
            for other in compiled where other.id == fact.id && other.fact.notPublicBefore == nil {
                compiled[index].knownWords.formUnion(other.claim.words)
                compiled[index].knownFigures += other.figures
            }
        }
        var byStem: [String: [Int]] = [:]
        for (index, fact) in compiled.enumerated() {
            for stem in fact.stems { byStem[stem, default: []].append(index) }
        }
        let count = Double(max(1, facts.count))
        let weights = byStem.mapValues { 1 + naturalLogarithm(count / Double($0.count)) }
        self.facts = compiled
        self.byStem = byStem
        self.weights = weights
        hasMoments = compiled.contains { !$0.moments.isEmpty }
        totals = compiled.map { fact in fact.claim.words.reduce(0) { $0 + (weights[$1] ?? 1) } }
    }

    func findings(in tokens: Tokens, of source: Source, at now: Int64) -> [Finding] {
        guard !facts.isEmpty else { return [] }
        let today = Today(milliseconds: now)
        var found: [(fact: Int, finding: Finding)] = []
        var candidates: [Candidate] = []
        var scores = [Double](repeating: 0, count: facts.count)
        for sentence in tokens.sentences {
            let stems = Set(sentence.lazy.map { tokens[$0].stem })
            var touched: [Int] = []
            for stem in stems {
                guard let some = byStem[stem], let weight = weights[stem] else { continue }
                for fact in some {
                    if scores[fact] == 0 { touched.append(fact) }
                    scores[fact] += weight
                }
            }
            let reading = Reading(
                tokens: tokens, sentence: sentence, stems: stems,
                quantities: touched.isEmpty ? [] : Quantities.read(sentence, in: tokens),
                moments: touched.isEmpty || !hasMoments
                    ? [] : MomentReader(tokens: tokens, sentence: sentence).read(), source: source)
            for fact in touched.sorted() {
                let most = scores[fact] / max(1, totals[fact])
                scores[fact] = 0
                let isNear =
                    most >= 0.49 || !(reading.quantities.isEmpty || facts[fact].figures.isEmpty)
                    || !(reading.moments.isEmpty || facts[fact].moments.isEmpty)
                guard isNear || facts[fact].fact.notPublicBefore != nil else { continue }
                if let finding = finding(facts[fact], reading, most: most, at: now, today) {
                    found.append((fact, finding))
                } else if verifier != nil, isCandidate(facts[fact], reading, share: most) {
                    candidates.append(Candidate(fact: fact, reading: reading, share: most))
                }
            }
        }
        if let verifier { found += questions(about: candidates, verifier) }
        return strongest(found)
    }

    /// - Parameter most: no less than the share of the fact's words that the sentence has
    private func finding(
        _ fact: CompiledFact, _ reading: Reading, most: Double, at now: Int64, _ today: Today?
    ) -> Finding? {
        if let until = fact.fact.notPublicBefore, until > now {
            guard givesAway(fact, reading, at: now) else { return nil }
            return reading.finding(.stop, .notPublicYet(id: fact.id, number: fact.number, until: until))
        }
        switch fact.fact.status {
        case .notTrue:
            guard most >= 0.75 - 1e-9, fact.claim.words.count >= 2, let phrase = said(fact, reading) else { return nil }
            return reading.finding(.stop, .notTrue(id: fact.id, number: fact.number), at: phrase)
        case .withdrawn:
            guard most >= 0.75 - 1e-9, fact.claim.words.count >= 3, let phrase = said(fact, reading) else { return nil }
            let detail = Detail.factStatus(id: fact.id, number: fact.number, status: .withdrawn)
            return reading.finding(.care, detail, at: phrase)
        case .confirmed, .developing:
            var (isUnsure, agreed): (Bool, Finding?) = (false, nil)
            for figure in fact.figures where agreed == nil {
                switch holding(figure, of: fact, reading) {
                case .says(let finding) where finding.weight == .ok: agreed = finding
                case .says(let finding): return finding
                case .unsure: isUnsure = true
                case .nothing: continue
                }
            }
            switch holding(momentsOf: fact, reading, today: today) {
            case .says(let finding): return finding
            case .unsure: isUnsure = true
            case .nothing: if let agreed { return agreed }
            }
            guard !isUnsure, most >= 0.75 - 1e-9, fact.claim.words.count >= 2, !isOtherNumber(fact, reading) else {
                return nil
            }
            return agreement(with: fact, reading)
        }
    }

    /// Where the sentence repeats the claim, and neither denies nor asks.
    private func said(_ fact: CompiledFact, _ reading: Reading) -> Range<Int>? {
        guard let phrase = place(of: fact, reading),
            !Denial.denies(claimAt: phrase, in: reading.sentence, reading.tokens)
        else { return nil }
        return phrase
    }

    /// Where the sentence says what the fact claims. A claim of few words must stand together and in order; its
    /// author's own "I knew" is not the company's.
    private func place(of fact: CompiledFact, _ reading: Reading) -> Range<Int>? {
        let claim = fact.claim
        if claim.words.count > 3 {
            let said = claim.words.filter(reading.stems.contains)
            guard weight(of: said) >= 0.75 * weight(of: claim.words) else { return nil }
            let stems = Set(said)
            let places = reading.sentence.filter { stems.contains(reading.tokens[$0].stem) }
            guard let first = places.first, let last = places.last else { return nil }
            return first..<last + 1
        }
        guard let phrase = claim.phrase(in: reading.sentence, reading.tokens) else { return nil }
        let between = phrase.filter { claim.between.contains(reading.tokens[$0].folded) }
        guard claim.between.isEmpty || !between.isEmpty else { return nil }
        let isOwn = (max(reading.sentence.lowerBound, phrase.lowerBound - 2)..<phrase.lowerBound).contains {
            ["i", "i've", "i'd", "i'm", "my"].contains(reading.tokens[$0].folded)
        }
        return isOwn && !claim.isFirstPerson ? nil : phrase
    }

    /// The sentence says what the fact says, or, of a fact that begins with "No", the opposite.
    private func agreement(with fact: CompiledFact, _ reading: Reading) -> Finding? {
        guard let phrase = place(of: fact, reading) else { return nil }
        let (sentence, tokens) = (reading.sentence, reading.tokens)
        if tokens.isQuestion(tokens[sentence.lowerBound].sentence) || holds(phrase, any: doubting, reading) {
            return nil
        }
        let isNegative =
            phrase.contains { Denial.isPlain(tokens[$0].folded) } || Negation.governs(phrase.lowerBound, in: tokens)
        if !isNegative, Denial.denies(claimAt: phrase, in: sentence, tokens) { return nil }
        if isNegative == fact.claim.isNegative {
            // The "No" of "No illness has been reported" belongs to it.
            let isAfterNo =
                phrase.lowerBound > sentence.lowerBound && Denial.isPlain(tokens[phrase.lowerBound - 1].folded)
            let whole = (isAfterNo ? phrase.lowerBound - 1 : phrase.lowerBound)..<phrase.upperBound
            return reading.finding(.ok, .supportsFact(id: fact.id, number: fact.number), at: whole)
        }
        guard fact.claim.beginsNegative, fact.figures.isEmpty, fact.claim.phrase(in: sentence, tokens) != nil,
            !holds(phrase, any: timing, reading)
        else { return nil }
        let detail = Detail.factStatus(id: fact.id, number: fact.number, status: fact.fact.status)
        return reading.finding(.care, detail, at: phrase)
    }

    /// The words of a fact with another number in them are not the fact.
    private func isOtherNumber(_ fact: CompiledFact, _ reading: Reading) -> Bool {
        !fact.figures.isEmpty && !fact.figures.contains(where: reading.mentions)
            && reading.sentence.contains {
                reading.tokens[$0].value.map { !fact.claim.numbers.contains($0) } ?? false
            }
    }

    /// One of the words stands in the clauses of a phrase.
    private func holds(_ phrase: Range<Int>, any words: Set<String>, _ reading: Reading) -> Bool {
        let clauses = reading.tokens[phrase.lowerBound].clause...reading.tokens[phrase.upperBound - 1].clause
        return reading.sentence.contains {
            clauses.contains(reading.tokens[$0].clause) && words.contains(reading.tokens[$0].folded)
        }
    }

    func factsWith(_ stem: String) -> [CompiledFact] { (byStem[stem] ?? []).map { facts[$0] } }

    func weight(of words: [String]) -> Double { words.reduce(0) { $0 + (weights[$1] ?? 1) } }

    /// One finding of agreement for each fact, and none beside something to look at.
    private func strongest(_ found: [(fact: Int, finding: Finding)]) -> [Finding] {
        let numbers = Set(found.filter { $0.finding.weight != .ok }.map { facts[$0.fact].number })
        var agreed: Set<Int> = []
        return found.compactMap { fact, finding in
            guard finding.weight == .ok else { return finding }
            let number = facts[fact].number
            return numbers.contains(number) || !agreed.insert(number).inserted ? nil : finding
        }
    }
}

let doubting: Set<String> = [
    "if", "whether", "would", "could", "should", "might", "may", "afraid", "fear", "feared", "imagine", "expect",
    "expected", "hope", "hoped", "maybe", "perhaps", "probably",
]
private let timing: Set<String> = ["will", "until", "unless", "before", "when", "thought", "once", "ever"]
