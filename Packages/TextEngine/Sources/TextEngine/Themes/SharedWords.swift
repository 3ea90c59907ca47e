/// What many short answers have in common, for somebody who has to read them all: groups of answers that share a word.
///
/// Nothing is learned and nothing guessed at: the word is the because. Answers that mean the same in other words are not
/// brought together, and two that share a word may say the opposite; a person reads them.
public enum SharedWords {
    public struct Group: Sendable, Hashable {
        /// The word that all of them share, folded, in the form that most of them use; the shortest of those that as many do.
        public let word: String
        /// Other words that at least half of them share as well, the most frequent first, at most three.
        public let beside: [String]
        /// Places in the list that was given, rising.
        public let texts: [Int]
    }

    /// Groups of texts by a word of theirs, the largest first. A text is in one group at most; those in none share no word
    /// with enough others.
    ///
    /// The word that most texts share makes the first group; what is left is asked again, until no word is shared by enough:
    /// the greedy answer to covering a set, which no quick one beats by much (Chvátal 1979). Inflected forms are one word; words
    /// of grammar, words that say little ("get", "thing"), numbers and addresses make no group. The same texts give the same
    /// groups.
    ///
    /// O(bytes + groups × different words).
    ///
    /// - Parameter fewest: how many texts make a group; 2 at least
    public static func groups(of texts: [String], fewest: Int = 3) -> [Group] {
        let read = texts.map(tellingWords)
        var forms: [String: [String: Int]] = [:]
        var users: [String: [Int]] = [:]
        for (place, words) in read.enumerated() {
            for (stem, form) in words {
                forms[stem, default: [:]][form, default: 0] += 1
                users[stem, default: []].append(place)
            }
        }
        var left = users.mapValues(\.count)
        var isGrouped = [Bool](repeating: false, count: texts.count)
        var groups: [Group] = []
        while let most = left.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= max(2, fewest) {
            let members = (users[most.key] ?? []).filter { !isGrouped[$0] }
            var beside: [String: Int] = [:]
            for place in members {
                isGrouped[place] = true
                for stem in read[place].keys {
                    left[stem, default: 0] -= 1
                    if stem != most.key { beside[stem, default: 0] += 1 }
                }
            }
            let others = beside.filter { $0.value * 2 >= members.count && $0.value > 1 }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            groups.append(
                Group(
                    word: form(of: most.key, forms), beside: others.prefix(3).map { form(of: $0.key, forms) },
                    texts: members))
        }
        return groups
    }

    private static func form(of stem: String, _ forms: [String: [String: Int]]) -> String {
        let used = forms[stem] ?? [:]
        return used.max { ($0.value, $1.key.utf8.count, $1.key) < ($1.value, $0.key.utf8.count, $0.key) }?.key ?? stem
    }

    /// By stem, in the form in which it stands there first.
    private static func tellingWords(of text: String) -> [String: String] {
        var words: [String: String] = [:]
        for token in Tokens(text).all
        where !token.isNumber && !token.traits.contains(.address) && token.folded.unicodeScalars.count > 2
            && !FunctionWords.contains(token.folded) && !saysLittle.contains(token.folded)
            && words[token.stem] == nil
        {
            words[token.stem] = token.folded
        }
        return words
    }

    private static let saysLittle: Set<String> = [
        "again", "all", "almost", "already", "always", "another", "any", "anybody", "anyone", "anything", "ask",
        "asked", "away", "back", "bad", "because", "best", "better", "came", "can't", "cannot", "come", "comes",
        "company", "day", "days", "didn't", "doesn't", "doing", "don't", "done", "enough", "even", "ever",
        "every", "everybody", "everyone", "everything", "feel", "few", "find", "first", "get", "gets",
        "getting", "give", "given", "goes", "going", "good", "got", "great", "hear", "heard", "help", "here",
        "i'm", "i've", "it's", "keep", "kind", "knew", "know", "last", "let", "like", "little", "long", "look",
        "lot", "lots", "made", "make", "makes", "making", "many", "maybe", "mean", "most", "much", "must",
        "need", "needs", "new", "next", "nice", "nobody", "nothing", "now", "often", "one", "only", "people",
        "please", "put", "really", "right", "said", "same", "say", "says", "see", "seem", "seems", "seen",
        "shall", "some", "somebody", "someone", "something", "sometimes", "soon", "still", "stop", "sure",
        "take", "taken", "tell", "thank", "thanks", "that's", "thing", "things", "think", "thought", "time",
        "times", "today", "together", "told", "too", "took", "truly", "try", "two", "use", "used", "want",
        "wanted", "wants", "way", "we're", "week", "weren't", "what's", "why", "without", "work", "working",
        "works", "wrong", "year", "years", "you're",
    ]
}
