/// Holds a draft's sentences against the facts. Where it is unsure it says nothing: it asks, it does not accuse.
///
/// A sentence meets a fact by the rare words they share (weights by how few facts have a word) and, for figures, by
/// the unit. Cost: the draft's sentences times the facts that share a word or unit with them.
struct FactMatcher: Sendable {
    private let facts: [CompiledFact]
    private let byStem: [String: [Int]]
    private let weights: [String: Double]

    init(_ facts: [Fact]) {
        self.facts = facts.map(CompiledFact.init)
        var byStem: [String: [Int]] = [:]
        for (index, fact) in self.facts.enumerated() {
            for stem in fact.allStems { byStem[stem, default: []].append(index) }
        }
        self.byStem = byStem
        let count = Double(max(1, facts.count))
        weights = byStem.mapValues { 1 + (count / Double($0.count)).logarithm }
    }

    func findings(in tokens: Tokens, of source: Source, at now: Int64) -> [Finding] {
        var found: [Finding] = []
        for sentence in tokens.bySentence {
            let stems = Set(sentence.map { tokens[$0].stem })
            for index in Set(stems.flatMap { byStem[$0] ?? [] }).sorted() {
                let fact = facts[index]
                let reading = Reading(tokens: tokens, sentence: sentence, stems: stems, source: source)
                if let finding = finding(fact, reading, at: now) { found.append(finding) }
            }
        }
        return strongest(found)
    }

    private func finding(_ fact: CompiledFact, _ reading: Reading, at now: Int64) -> Finding? {
        let overlap = overlap(fact.claim, with: reading.stems)
        let isDenied = Negation.denies(reading.sentence, in: reading.tokens)
        if let until = fact.fact.notPublicBefore, until > now {
            guard overlap >= 0.6 || fact.figures.contains(where: { reading.agrees(with: $0) }) else { return nil }
            return reading.finding(.stop, .notPublicYet(id: fact.id, number: fact.number, until: until))
        }
        switch fact.fact.status {
        case .notTrue:
            guard overlap >= 0.75, fact.claim.count >= 2, !isDenied else { return nil }
            return reading.finding(.stop, .notTrue(id: fact.id, number: fact.number))
        case .withdrawn:
            guard overlap >= 0.75, fact.claim.count >= 3, !isDenied else { return nil }
            return reading.finding(.care, .factStatus(id: fact.id, number: fact.number, status: .withdrawn))
        case .confirmed, .developing:
            for figure in fact.figures {
                if let finding = differing(figure, fact, reading, overlap: overlap) { return finding }
            }
            guard fact.claim.count >= 2, overlap >= 0.75, !isDenied || fact.isNegative else { return nil }
            return reading.finding(.ok, .supportsFact(id: fact.id, number: fact.number))
        }
    }

    private func differing(
        _ figure: CompiledFigure, _ fact: CompiledFact, _ reading: Reading, overlap: Double
    ) -> Finding? {
        guard let wrote = reading.quantity(of: figure) else { return nil }
        if figure.admits(wrote) {
            return reading.finding(.ok, .supportsFact(id: fact.id, number: fact.number), at: wrote.tokens)
        }
        let earlier = fact.earlier.first { old in old.figures.contains { $0.unit == figure.unit && $0.admits(wrote) } }
        // Another number of the same unit is about something else unless the sentence shares more with the fact.
        let shared = fact.claim.subtracting(figure.unit).intersection(reading.stems).count
        guard earlier != nil || shared >= 2 || overlap >= 0.5 else { return nil }
        let range = reading.tokens.range(wrote.tokens)
        return Finding(
            weight: .care,
            detail: .factDiffers(
                id: fact.id, number: fact.number, wrote: reading.source.words(range), says: figure.words,
                earlierVersion: earlier?.version),
            ranges: [range], quote: reading.source.words(range),
            remedies: [Remedy(range: range, replacement: figure.words)])
    }

    /// The share of the fact's rare words that the sentence has, 0…1.
    private func overlap(_ claim: Set<String>, with stems: Set<String>) -> Double {
        let all = claim.reduce(0) { $0 + (weights[$1] ?? 1) }
        guard all > 0 else { return 0 }
        return claim.reduce(0) { $0 + (stems.contains($1) ? weights[$1] ?? 1 : 0) } / all
    }

    /// One finding for each fact: what stops goes before what is good.
    private func strongest(_ findings: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        for finding in findings {
            guard let number = finding.detail.factNumber else { continue }
            if finding.weight == .ok, findings.contains(where: { $0.detail.factNumber == number && $0.weight != .ok }) {
                continue
            }
            if finding.weight == .ok, kept.contains(where: { $0.detail == finding.detail }) { continue }
            kept.append(finding)
        }
        return kept
    }
}

extension Detail {
    fileprivate var factNumber: Int? {
        switch self {
        case .factDiffers(_, let number, _, _, _), .factStatus(_, let number, _), .notPublicYet(_, let number, _),
            .notTrue(_, let number), .supportsFact(_, let number):
            number
        default: nil
        }
    }
}

extension Double {
    /// The natural logarithm without a library of mathematics: a series after halving. Exact to 1e-9 for 1…1e6.
    fileprivate var logarithm: Double {
        var (value, halvings) = (self, 0.0)
        while value > 1.5 {
            value /= 2
            halvings += 1
        }
        let ratio = (value - 1) / (value + 1)
        var (term, sum) = (ratio, 0.0)
        for power in stride(from: 1.0, through: 25, by: 2) {
            sum += term / power
            term *= ratio * ratio
        }
        return 2 * sum + halvings * 0.693_147_180_559_945_3
    }
}
