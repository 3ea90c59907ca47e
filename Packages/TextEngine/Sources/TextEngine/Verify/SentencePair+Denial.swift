extension SentencePair {
    /// One of two sentences that say nearly the same denies it: "nobody was hurt", "people were hurt". What was learned
    /// from has few of these, and the trees do not see them; this is by hand.
    var isDenial: Bool {
        let met = words.isMet.count { $0 }
        let found = words.matches.count { $0.word != nil }
        guard found * 10 >= telling(claim) * 7, met * 10 >= telling(evidence) * 6, met > 0 else { return false }
        let (mine, theirs) = (negations(of: claim), negations(of: evidence))
        guard mine % 2 != theirs % 2, mine == 0 || theirs == 0, !isDeniedInAWord else { return false }
        return words.matches.enumerated().contains { index, match in
            guard let other = match.word else { return false }
            return isGoverned(claim.words[index], claim) != isGoverned(evidence.words[other], evidence)
        }
    }

    private func telling(_ statement: Statement) -> Int {
        statement.words.count { !Negation.isNegating(statement.folded($0.token)) }
    }

    /// "Unable" beside "not able", "warrantless" beside "without a warrant".
    private var isDeniedInAWord: Bool {
        let mine = claim.words.indices.filter { words.matches[$0].word == nil }.map { claim.words[$0].stem }
        let theirs = evidence.words.indices.filter { !words.isMet[$0] }.map { evidence.words[$0].stem }
        return (mine + theirs).contains { stem in
            stem.hasSuffix("les") || ["un", "non", "in", "im", "dis"].contains { stem.hasPrefix($0) }
        }
    }

    private func negations(of statement: Statement) -> Int {
        statement.range.count { Negation.isNegating(statement.folded($0)) }
    }

    private func isGoverned(_ word: Statement.Word, _ statement: Statement) -> Bool {
        Negation.governs(word.token, in: statement.tokens)
    }
}
