/// Which words of a claim the evidence has, and what stands where one is missing.
struct WordPairing: Sendable {
    struct Match: Sendable {
        /// The word of the evidence, by its number; nil if there is none.
        let word: Int?
        /// 1 for the same word, less for one that begins alike.
        let strength: Float
    }

    /// A word of the claim that the evidence lacks, and the word that stands in its place.
    struct Substitution: Sendable {
        let claim: Int
        let evidence: Int
        /// How sure the place is: 2 between two matched neighbours, 1 beside one.
        let anchors: Int
        let isSameKind: Bool
    }

    let matches: [Match]
    let substitutions: [Substitution]
    /// Which words of the evidence some word of the claim has met.
    let isMet: [Bool]

    /// O(words of the claim × words of the evidence), both bounded by `Statement.mostTokens`.
    init(_ claim: Statement, _ evidence: Statement) {
        var places: [UInt32: [Int]] = [:]
        for (index, word) in evidence.words.enumerated() { places[word.hash, default: []].append(index) }
        var matches: [Match] = []
        var isMet = [Bool](repeating: false, count: evidence.words.count)
        var last = 0
        let compounds = Compounds(claim, evidence, places)
        for (index, word) in claim.words.enumerated() {
            if let candidates = places[word.hash] {
                let best = candidates.min { distance($0, last) < distance($1, last) } ?? 0
                matches.append(Match(word: best, strength: 1))
                for candidate in candidates { isMet[candidate] = true }
                last = best
            } else if let best = compounds.evidence(for: index) {
                matches.append(Match(word: best, strength: 1))
                isMet[best] = true
                last = best
            } else {
                let (best, strength) = Self.closest(to: word, in: evidence.words)
                let isAlike = strength >= Self.alike
                matches.append(Match(word: isAlike ? best : nil, strength: isAlike ? strength : 0))
                if isAlike, let best {
                    isMet[best] = true
                    last = best
                }
            }
        }
        (self.matches, self.isMet) = (matches, isMet)
        substitutions = claim.words.indices.compactMap {
            matches[$0].word == nil ? Self.substitution(of: $0, matches, isMet, claim, evidence) : nil
        }
    }

    private static let alike: Float = 0.6

    /// The share of letters that two words begin with in common, if it is a stem of some length.
    private static func closest(to word: Statement.Word, in words: [Statement.Word]) -> (Int?, Float) {
        var best: (Int?, Float) = (nil, 0)
        let count = word.stem.utf8.count
        guard count >= 4 else { return best }
        for (index, other) in words.enumerated() {
            let longest = max(count, other.stem.utf8.count)
            guard other.stem.utf8.first == word.stem.utf8.first, other.stem.utf8.count >= 4 else { continue }
            let common = zip(word.stem.utf8, other.stem.utf8).prefix { $0 == $1 }.count
            var share = common >= 4 ? Float(common) / Float(longest) : 0
            if longest >= 5, common < min(count, other.stem.utf8.count) {
                // One letter more, less or other: "Gizzy" and "Glizzy".
                let end = zip(word.stem.utf8.reversed(), other.stem.utf8.reversed()).prefix { $0 == $1 }.count
                if common + end >= longest - 1 { share = max(share, 0.9) }
            }
            if share > best.1 { best = (index, share) }
        }
        return best
    }

    /// Beside the nearest words of the claim that the evidence has, on the same side of them. What is beside both, of
    /// the same kind, or at the same distance stands there more surely.
    private static func substitution(
        of index: Int, _ matches: [Match], _ isMet: [Bool], _ claim: Statement, _ evidence: Statement
    ) -> Substitution? {
        var scores: [Int: Float] = [:]
        let isName = claim.words[index].isName
        func add(_ place: Int, _ there: Int, _ here: Int) {
            guard evidence.words.indices.contains(place), !isMet[place] else { return }
            let isClose = there == here ? 1 : 1 / Float(1 + abs(there - here))
            scores[place, default: evidence.words[place].isName == isName ? 0.7 : 0] += isClose * 2 / Float(1 + here)
        }
        let left = (max(0, index - 3)..<index).last { matches[$0].word != nil }
        let right = (index + 1..<max(index + 1, min(index + 4, matches.count))).first { matches[$0].word != nil }
        for gap in 1...4 {
            if let left, let place = matches[left].word { add(place + gap, gap, index - left) }
            if let right, let place = matches[right].word { add(place - gap, gap, right - index) }
        }
        guard let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
        return Substitution(
            claim: index, evidence: best.key, anchors: best.value >= 2.5 ? 2 : best.value >= 1 ? 1 : 0,
            isSameKind: evidence.words[best.key].isName == isName)
    }
}

/// "Super Liga" and "SuperLiga": two words of one side that are one of the other.
private struct Compounds {
    private var found: [Int: Int] = [:]

    init(_ claim: Statement, _ evidence: Statement, _ places: [UInt32: [Int]]) {
        for (index, pair) in zip(claim.words, claim.words.dropFirst()).enumerated() {
            guard let place = places[StemHash.mixing(StemHash.of(pair.0.stem), pair.1.stem)]?.first else { continue }
            (found[index], found[index + 1]) = (place, place)
        }
        var pairs: [UInt32: Int] = [:]
        for (index, pair) in zip(evidence.words, evidence.words.dropFirst()).enumerated() {
            pairs[StemHash.mixing(StemHash.of(pair.0.stem), pair.1.stem)] = index
        }
        for (index, word) in claim.words.enumerated() where found[index] == nil { found[index] = pairs[word.hash] }
    }

    func evidence(for index: Int) -> Int? { found[index] }
}

private func distance(_ first: Int, _ second: Int) -> Int { first >= second ? first - second : (second - first) * 2 }
