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
        for word in claim.words {
            if let candidates = places[word.hash] {
                let best = candidates.min { distance($0, last) < distance($1, last) } ?? 0
                matches.append(Match(word: best, strength: 1))
                for candidate in candidates { isMet[candidate] = true }
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
            let share = Float(common) / Float(longest)
            if common >= 4, share > best.1 { best = (index, share) }
        }
        return best
    }

    private static func substitution(
        of index: Int, _ matches: [Match], _ isMet: [Bool], _ claim: Statement, _ evidence: Statement
    ) -> Substitution? {
        let left = (max(0, index - 3)..<index).last { matches[$0].word != nil }.flatMap { matches[$0].word }
        let right = (index + 1..<min(index + 4, matches.count)).first { matches[$0].word != nil }
            .flatMap { matches[$0].word }
        var places: [Int] = []
        var anchors = 1
        if let left, let right, right > left, right - left <= 7 {
            places = Array(left + 1..<right)
            anchors = 2
        }
        if !places.contains(where: { !isMet[$0] }) {
            anchors = 1
            if let left { places += Array(left + 1..<min(left + 4, evidence.words.count)) }
            if let right { places += Array(max(0, right - 3)..<right).reversed() }
        }
        let free = places.filter { !isMet[$0] }
        let isName = claim.words[index].isName
        guard let best = free.first(where: { evidence.words[$0].isName == isName }) ?? free.first else { return nil }
        return Substitution(
            claim: index, evidence: best, anchors: anchors, isSameKind: evidence.words[best].isName == isName)
    }
}

private func distance(_ first: Int, _ second: Int) -> Int { first >= second ? first - second : (second - first) * 2 }
