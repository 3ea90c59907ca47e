/// Remembers what each token of a post weighed; a pair weighs half for each of its two.
struct WeighedTokens: FeatureSink {
    private struct Weighed {
        var bytes: Range<Int>
        var words: Float = 0
        var inner: Float = 0
        var sense: Float = 0
    }

    private let wordWeight: (UInt64) -> Int32
    private let innerWeight: (UInt64) -> Int32
    private let senseWeight: (UInt64) -> Int32
    private let readsMarks: Bool
    private var tokens: [Weighed] = []
    private(set) var wordCount = 0
    private(set) var innerCount = 0
    private(set) var senseCount = 0

    /// - Parameter readsMarks: whether the table has senses of words under a negation and in hash tags.
    init(
        word: @escaping (UInt64) -> Int32, inner: @escaping (UInt64) -> Int32, sense: @escaping (UInt64) -> Int32,
        readsMarks: Bool
    ) {
        self.readsMarks = readsMarks
        senseWeight = sense
        wordWeight = word
        innerWeight = inner
    }

    mutating func token(from start: Int, to end: Int) { tokens.append(Weighed(bytes: start..<end)) }

    mutating func word(_ hash: UInt64) {
        wordCount += 1
        guard !tokens.isEmpty else { return }
        tokens[tokens.count - 1].words += Float(wordWeight(hash))
    }

    mutating func pair(_ hash: UInt64) {
        wordCount += 1
        let half = Float(wordWeight(hash)) / 2
        if let last = tokens.indices.last { tokens[last].words += half }
        if tokens.count > 1 { tokens[tokens.count - 2].words += half }
    }

    mutating func inner(_ letters: Letters, hash: UInt64) {
        senseCount += 1
        var (sum, count) = (Float(0), 0)
        letters.forEachRun { hash in
            sum += Float(innerWeight(hash))
            count += 1
        }
        innerCount += count
        if let last = tokens.indices.last {
            tokens[last].inner += sum
            tokens[last].sense += Float(senseWeight(hash))
        }
    }

    mutating func marked(_ hash: UInt64) {
        guard readsMarks, let last = tokens.indices.last else { return }
        tokens[last].sense += Float(senseWeight(hash))
    }

    /// The tokens that speak for the answer, heaviest first; of equal ones the first in the text.
    /// - Parameter scales: what a step of a word, an inner run and a sense is worth in this text.
    func reasons(in text: String, scales: (word: Float, inner: Float, sense: Float), most limit: Int) -> [Reason] {
        let weighed = tokens.map {
            ($0.bytes, Double($0.words * scales.word + $0.inner * scales.inner + $0.sense * scales.sense))
        }
        let heaviest = weighed.filter { $0.1 > 0 }.enumerated()
            .sorted { ($0.element.1, $1.offset) > ($1.element.1, $0.offset) }
            .prefix(max(0, limit)).map(\.element)
        let utf8 = text.utf8
        var (index, before, places) = (text.startIndex, 0, [Int: TextRange]())
        var utf16 = 0
        for (bytes, _) in heaviest.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            let start = utf8.index(index, offsetBy: bytes.lowerBound - before)
            utf16 += text.utf16.distance(from: index, to: start)
            let end = utf8.index(start, offsetBy: bytes.count)
            let length = text.utf16.distance(from: start, to: end)
            places[bytes.lowerBound] = TextRange(utf8: bytes, utf16: utf16..<utf16 + length)
            (index, before) = (start, bytes.lowerBound)
        }
        return heaviest.compactMap { bytes, weight in
            places[bytes.lowerBound].map { range in
                let quote = utf8.dropFirst(bytes.lowerBound).prefix(bytes.count)
                return Reason(range: range, quote: String(decoding: quote, as: UTF8.self), weight: weight)
            }
        }
    }
}
