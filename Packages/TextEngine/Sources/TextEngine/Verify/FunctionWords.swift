/// Words that say how a sentence is built, not what it is about.
enum FunctionWords {
    static func contains(_ folded: String) -> Bool { words.contains(folded) }

    private static let words: Set<String> = [
        "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "that",
        "this", "these", "those", "it", "its", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had",
        "do", "does", "did", "will", "would", "can", "could", "we", "our", "us", "i", "my", "you", "your", "they",
        "their", "them", "he", "she", "his", "her", "him", "there", "than", "then", "so", "about", "what", "which",
        "who", "whom", "whose", "when", "where", "how", "into", "over", "under", "up", "if", "while", "until", "since",
        "also", "just", "very", "whether", "yet", "within", "more", "less", "fewer", "s", "t", "lrb", "rrb", "such",
        "other", "both", "each", "per", "according", "known", "called", "named", "may", "might", "should", "between",
        "before", "after", "through", "during", "around", "approximately", "above", "below", "least", "lsb", "rsb",
        "not", "no", "never", "n't", "plus", "percent", "dollar", "euro", "pound", "out", "own", "well", "o",
    ]
}
