/// What a fact says, in its telling words. Of a statement marked not true, that is the part in quotation marks.
struct Claim: Sendable {
    /// Stems of the words that are not common, in order, each once.
    let words: [String]
    /// From the first of them to the last, in tokens.
    let span: Int
    /// The common words between them: "knew *for* weeks".
    let between: Set<String>
    /// The numbers in it.
    let numbers: Set<Double>
    /// It says that something is not so.
    let isNegative: Bool
    /// It begins with "No", so that the same words without it say the opposite.
    let beginsNegative: Bool
    let isFirstPerson: Bool

    init(_ fact: Fact) {
        let words = fact.status == .notTrue ? quoted(fact.statement) ?? fact.statement : fact.statement
        let tokens = Tokens(words)
        var kept: [String] = []
        var known: Set<String> = []
        var places: Set<Int> = []
        for (index, token) in tokens.all.enumerated() {
            let isTelling = !stopWords.contains(token.folded) && !token.isNumber && !startsWithDigit(token.folded)
            let isDenial = fact.status == .notTrue && (Denial.isDoubt(token) || token.folded == "true")
            guard isTelling, !isDenial, !Negation.isNegating(token.folded), known.insert(token.stem).inserted else {
                continue
            }
            kept.append(token.stem)
            places.insert(index)
        }
        self.words = kept
        let (first, last) = (places.min() ?? 0, places.max() ?? 0)
        span = last - first + 1
        let common = (first..<last + 1).filter { !places.contains($0) && $0 < tokens.count }.map { tokens[$0].folded }
        between = Set(common).subtracting(auxiliaries)
        numbers = Set(tokens.all.compactMap(\.value))
        isNegative = tokens.all.contains { Denial.isPlain($0.folded) }
        beginsNegative = tokens.sentences.count == 1 && tokens.all.first.map { Denial.isPlain($0.folded) } == true
        isFirstPerson = tokens.all.contains { firstPerson.contains($0.folded) }
    }

    /// Where a sentence says it in the same order and about as closely.
    func phrase(in sentence: Range<Int>, _ tokens: Tokens) -> Range<Int>? {
        guard let first = words.first else { return nil }
        let most = span + 3
        for start in sentence where tokens[start].stem == first {
            var wanted = words.dropFirst()
            for index in start..<min(start + most, sentence.upperBound) {
                if index > start, tokens[index].stem == wanted.first { wanted = wanted.dropFirst() }
                if wanted.isEmpty { return start..<index + 1 }
            }
        }
        return nil
    }
}

private func quoted(_ statement: String) -> String? {
    guard let open = statement.firstIndex(where: { "“\"„«".contains($0) }) else { return nil }
    let rest = statement[statement.index(after: open)...]
    guard let close = rest.firstIndex(where: { "”\"“»".contains($0) }), close > rest.startIndex else { return nil }
    return String(rest[..<close])
}

private let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would",
]

private let stopWords: Set<String> = [
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "that",
    "this", "these", "those", "it", "its", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had",
    "do", "does", "did", "will", "would", "can", "could", "we", "our", "us", "i", "my", "you", "your", "they", "their",
    "them", "he", "she", "his", "her", "there", "than", "then", "so", "not", "no", "about", "before", "after", "what",
    "which", "who", "when", "where", "how", "all", "any", "some", "more", "most", "into", "over", "under", "out", "up",
    "down", "if", "because", "while", "until", "since", "also", "only", "just", "very", "company", "whether", "yet",
    "it's", "that's", "everything", "anyone", "nobody", "everyone", "within", "without",
]
