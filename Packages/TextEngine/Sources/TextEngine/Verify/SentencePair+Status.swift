extension SentencePair {
    /// Words that turn a statement round or narrow it, in either, and words that are each other's opposite.
    func addStatus(to features: inout PairFeatures) {
        let (mine, theirs) = (claim.range.map(claim.folded), evidence.range.map(evidence.folded))
        features.set(.claimNegations, mine.count(where: Negation.isNegating))
        features.set(.evidenceNegations, theirs.count(where: Negation.isNegating))
        features.set(.negationsNear, negationsNear())
        features.set(.claimOnly, mine.count(where: StatusWords.only.contains))
        features.set(.evidenceOnly, theirs.count(where: StatusWords.only.contains))
        features.set(.claimHedge, mine.count(where: StatusWords.hedges.contains))
        features.set(.evidenceHedge, theirs.count(where: StatusWords.hedges.contains))
        features.set(.claimAll, mine.count(where: StatusWords.all.contains))
        features.set(.evidenceAll, theirs.count(where: StatusWords.all.contains))
        features.set(.claimSome, mine.count(where: StatusWords.some.contains))
        features.set(.claimNegativeWord, claim.words.count { StatusWords.negative.contains($0.stem) })
        features.set(.evidenceNegativeWord, evidence.words.count { StatusWords.negative.contains($0.stem) })
        features.set(.opposites, opposites())
    }

    /// Negations of the evidence within three words of one that the claim has.
    private func negationsNear() -> Int {
        evidence.range.count { index in
            guard Negation.isNegating(evidence.folded(index)) else { return false }
            let place = evidence.place[index]
            return (max(0, place - 2)..<min(evidence.words.count, place + 3)).contains { words.isMet[$0] }
        }
    }

    /// Words of the claim that the evidence lacks and has the opposite of.
    private func opposites() -> Int {
        let stems = Set(evidence.words.map(\.stem))
        return words.matches.indices.count { index in
            words.matches[index].word == nil
                && (StatusWords.opposites[claim.words[index].stem] ?? []).contains(where: stems.contains)
        }
    }
}

/// Words that decide about a statement without being its subject.
enum StatusWords {
    static let only: Set<String> = ["only", "sole", "solely", "exclusively", "merely", "just"]
    static let hedges: Set<String> = [
        "may", "might", "could", "possibly", "reportedly", "allegedly", "rumoured", "rumored", "planned", "expected",
        "proposed", "likely", "would", "should", "scheduled", "potentially", "supposedly", "claimed", "suggested",
    ]
    static let all: Set<String> = ["all", "every", "always", "everyone", "everything", "entire", "entirely", "any"]
    static let some: Set<String> = ["some", "several", "many", "few", "most", "various", "multiple", "numerous"]
    static let negative = Set(
        ["fail", "refuse", "deny", "lack", "lose", "unable", "reject", "decline", "cancel", "stop", "avoid", "prevent"]
            .map(Stemming.stem))

    /// Stem → the stems that say the opposite.
    static let opposites: [String: Set<String>] = {
        let pairs = """
            first last, rise fall, increase decrease, increase decline, grow shrink, win lose, positive negative,
            favorable unfavorable, popular unpopular, before after, more fewer, high low, higher lower, best worst,
            good bad, begin end, start end, start finish, open close, accept reject, approve reject, succeed fail,
            success failure, profit loss, gain lose, gain loss, male female, man woman, son daughter, brother sister,
            father mother, husband wife, actor actress, alive dead, live die, born died, north south, east west,
            northern southern, eastern western, major minor, majority minority, maximum minimum, love hate, like dislike,
            support oppose, agree disagree, buy sell, arrive leave, join leave, enter leave, lead trail, early late,
            old young, older younger, old new, large small, larger smaller, long short, longer shorter, rich poor,
            strong weak, right left, true false, guilty innocent, legal illegal, possible impossible, public private,
            former current, temporary permanent, allow ban, allow prohibit, legal banned, single married, same different,
            better worse, above below, inside outside, include exclude, hero villain, friend enemy, home away,
            offensive defensive, attack defend, king queen, prince princess, fast slow, hot cold, heavy light,
            mostly rarely, often rarely, always never, praise criticize, acclaim criticism, praised panned,
            domestic foreign, amateur professional, rural urban, active retired, active inactive, known unknown,
            complete incomplete, official unofficial, lead rhythm, improve worsen, safe dangerous, confirm deny
            """
        var opposites: [String: Set<String>] = [:]
        for pair in pairs.split(separator: ",") {
            let words = pair.split(whereSeparator: \.isWhitespace).map { Stemming.stem(String($0)) }
            guard let first = words.first, let second = words.last, words.count == 2 else { continue }
            opposites[first, default: []].insert(second)
            opposites[second, default: []].insert(first)
        }
        return opposites
    }()
}
