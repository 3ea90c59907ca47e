extension SentencePair {
    /// Words of the claim, words that stand for others, and what numbers say, as hashes for a linear model. Names are
    /// left out: they belong to the pages that were learned from.
    package var crosses: [UInt32] {
        var crosses = Crosses()
        for (index, word) in claim.words.enumerated() where !word.isName {
            crosses.add("c", word.hash)
            if words.matches[index].word == nil { crosses.add("m", word.hash) }
            if let before = claim.words[..<index].last, !before.isName { crosses.add("b", before.hash, word.hash) }
        }
        for substitution in words.substitutions {
            let (mine, other) = (claim.words[substitution.claim], evidence.words[substitution.evidence])
            if mine.isName || other.isName {
                crosses.add("k", mine.isName ? 1 : 0, other.isName ? 1 : 0)
            } else {
                crosses.add("p", mine.hash, other.hash)
                crosses.add("s", other.hash)
            }
        }
        for relative in lexical.relatives where !claim.words[relative.claim].isName {
            crosses.add("r", UInt32(relative.relation.rawValue))
            if let other = relative.evidence {
                crosses.add("w", claim.words[relative.claim].hash, evidence.words[other].hash)
            }
        }
        addFunctionWords(to: &crosses)
        addAmounts(to: &crosses)
        return crosses.hashes
    }

    /// Small words that only one of the two has: "not", "she", "after".
    private func addFunctionWords(to crosses: inout Crosses) {
        let mine = Set(claim.range.map(claim.folded).filter(FunctionWords.contains))
        let theirs = Set(evidence.range.map(evidence.folded).filter(FunctionWords.contains))
        for word in mine.sorted() {
            crosses.add(theirs.contains(word) ? "fb" : "fc", StemHash.of(word))
        }
        for word in theirs.subtracting(mine).sorted() { crosses.add("fe", StemHash.of(word)) }
    }

    private func addAmounts(to crosses: inout Crosses) {
        for pair in amounts.pairs {
            let amount = mine(pair)
            let (kind, comparator) = (UInt32(amount.kind.rawValue), UInt32(amount.comparator.rawValue))
            guard let given = given(pair) else {
                crosses.add("al", kind, comparator)
                continue
            }
            let relation = UInt32(pair.relation.rawValue + 1)
            let size: UInt32 = given.middle > amount.middle ? 2 : given.middle < amount.middle ? 0 : 1
            crosses.add("ar", kind * 16 + comparator, relation)
            crosses.add("ag", comparator * 16 + UInt32(given.comparator.rawValue), relation * 4 + size)
            crosses.add("ak", kind * 16 + UInt32(given.kind.rawValue), relation)
            if amount.unit != 0 { crosses.add("au", amount.unit, relation) }
        }
    }
}

/// Hashes of named parts.
struct Crosses {
    private(set) var hashes: [UInt32] = []

    mutating func add(_ kind: StaticString, _ parts: UInt32...) {
        var hash: UInt32 = 0x811C_9DC5
        kind.withUTF8Buffer { for byte in $0 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 } }
        for part in parts { hash = StemHash.mixing(hash, part) }
        hashes.append(hash)
    }
}
