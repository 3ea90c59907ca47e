/// Finds what a text says about people, as spans with a type: names, addresses, numbers, dates. For reading posts by the
/// many and for taking such data out; the draft check (`Checker`) has stricter scanners of its own.
///
/// What proves itself (check digits, the form of an address) wins; what is left is read by a tagger that was learned
/// (`TextTables.personalData()`). Immutable; any number of threads may use one.
public struct PersonalDataReader: Sendable {
    private let tagger: SpanTagger
    private let types: [PersonalDataType?]
    private let age: Int?
    private let words: WordBits

    /// Reads the tagger's table: `labels`, `keys`, `counts`, `marks`, `weights`, `transitions` (labels × labels), and the
    /// word lists `words` with `bits`. Throws `TableError` where they do not fit each other. O(size of the table).
    public init(_ table: TableFile) throws(TableError) {
        tagger = try SpanTagger(table)
        let types = tagger.labels.map { PersonalDataType(rawValue: String($0.dropFirst(2))) }
        guard types.dropFirst().allSatisfy({ $0 != nil }) else { throw .unexpected("labels") }
        self.types = types
        age = tagger.labels.firstIndex(of: "B-" + PersonalDataType.age.rawValue)
        let (words, bits) = (try table.uint32s("words"), try table.uint16s("bits"))
        guard words.count == bits.count else { throw .unexpected("bits") }
        self.words = WordBits(words, bits)
    }

    /// The spans in the order of the text; they do not overlap. O(text).
    public func spans(in text: String) -> [PersonalDataSpan] {
        let text = SpanText(text)
        let hits = ProvenSpans.hits(in: text)
        let tokens = SpanTokens(text, hits: hits).all
        guard !tokens.isEmpty else { return [] }
        let attributes = SpanAttributes(text, tokens, words: words)
        let scores = tagger.scores(attributes, count: tokens.count)
        let path = corrected(tagger.path(scores), text, tokens, attributes)
        let runs = SpanRuns(tokens, path.map { types[$0] }, begins: path.map { $0 <= types.count / 2 }).all
        guard !runs.isEmpty else { return [] }

        let isTagged = runs.contains { tokens[$0.tokens.lowerBound].type == nil }
        let sure = isTagged ? tagger.probabilities(scores, of: path) : []
        let ranges = text.ranges(runs.map(\.scalars))
        let places = isTagged ? text.ranges(tokens.map(\.range)) : []
        return runs.indices.map { index in
            let run = runs[index]
            let proof = tokens[run.tokens.lowerBound].type.map(Self.because)
            return PersonalDataSpan(
                type: run.type, range: ranges[index], scalars: run.scalars,
                confidence: proof == nil ? run.tokens.reduce(1) { min($0, sure[$1]) } : 1,
                because: proof ?? .words(cue(attributes, run.tokens.lowerBound, path, places)))
        }
    }

    /// The path without what is an exception, and with the ages that their words prove.
    private func corrected(
        _ path: [Int], _ text: SpanText, _ tokens: [SpanTokens.Token], _ attributes: SpanAttributes
    ) -> [Int] {
        let exceptions = SpanExceptions(text: text, tokens: tokens, attributes: attributes)
        let ages = Ages(text: text, tokens: tokens, attributes: attributes)
        var path = path
        var isExcepted = false
        for index in path.indices {
            if let type = types[path[index]] {
                let begins = path[index] <= types.count / 2
                isExcepted = begins ? exceptions.holds(index, type) : isExcepted
                if isExcepted { path[index] = 0 }
            } else {
                isExcepted = false
            }
            if let age, ages.isAge(index) { path[index] = age }
        }
        return path
    }

    private static func because(_ type: PersonalDataType) -> PersonalDataSpan.Because {
        type == .card || type == .iban ? .checksum : .form
    }

    /// The words of the feature that spoke most for the label of a span's first token.
    private func cue(_ attributes: SpanAttributes, _ token: Int, _ path: [Int], _ places: [TextRange]) -> TextRange {
        var (best, most) = (0...0, Int32.min)
        for (template, key) in SpanFeatures.keys(attributes, at: token).enumerated() {
            let weight = tagger.weights.weight(key, of: path[token])
            if weight > most { (best, most) = (SpanFeatures.places(template), weight) }
        }
        let (first, last) = (max(0, token + best.lowerBound), min(places.count - 1, token + best.upperBound))
        let (start, end) = (places[min(first, token)], places[max(last, token)])
        return best.contains(0) || first > last
            ? TextRange(
                utf8: start.utf8.lowerBound..<end.utf8.upperBound, utf16: start.utf16.lowerBound..<end.utf16.upperBound)
            : TextRange(
                utf8: places[first].utf8.lowerBound..<places[last].utf8.upperBound,
                utf16: places[first].utf16.lowerBound..<places[last].utf16.upperBound)
    }
}
