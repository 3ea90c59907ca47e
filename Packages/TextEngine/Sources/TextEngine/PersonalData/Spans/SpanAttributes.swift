/// Fifteen numbers for each token, from which the tagger's features are made, with three rows of `edge` around them.
/// `Training/personal_data_features.py` makes the same numbers; the table fits only these. O(text).
struct SpanAttributes {
    enum Name: Int, CaseIterable {
        case word = 0, shape, start2, start3, end2, end3, end4, end5, lists, tight, loose, key, gap, first, case_
    }

    static let width = Name.allCases.count
    /// Rows before the first token and after the last one.
    static let margin = 3
    private static let edge: UInt32 = 0x20000

    private(set) var values: [UInt32]
    private let text: SpanText
    private let tokens: [SpanTokens.Token]

    init(_ text: SpanText, _ tokens: [SpanTokens.Token], words: WordBits) {
        self.text = text
        self.tokens = tokens
        values = [UInt32](repeating: Self.edge, count: (tokens.count + 2 * Self.margin) * Self.width)
        for index in 0..<tokens.count * Self.width { values[Self.margin * Self.width + index] = 0 }
        chunks(.tight, spaces: false)
        chunks(.loose, spaces: true)
        let isCased = own(words)
        context(isCased)
    }

    private mutating func set(_ token: Int, _ name: Name, _ value: UInt32) {
        values[(token + Self.margin) * Self.width + name.rawValue] = value
    }

    /// What a token is by itself. Gives 1 for a text without capitals, 2 for one in capitals.
    private mutating func own(_ words: WordBits) -> UInt32 {
        var (letters, small) = (0, 0)
        for (index, token) in tokens.enumerated() {
            let first = text.scalars[token.range.lowerBound]
            var code: UInt32
            if let type = token.type {
                code = 0x40000 + 10 + (Self.proven.firstIndex(of: type).map(UInt32.init) ?? 0)
            } else if token.kind == .letter {
                let (hash, shape) = word(index, token.range)
                set(index, .lists, words[hash])
                set(index, .word, hash)
                set(index, .shape, shape)
                letters += 1
                if smallLetter(first) == first { small += 1 }
                continue
            } else {
                code = token.kind == .digit ? number(token.range) : 0x80000 + first
            }
            set(index, .word, code)
            set(index, .shape, code)
        }
        return small == letters ? 1 : small == 0 && letters > 2 ? 2 : 0
    }

    /// Hash and shape of a word; sets the hashes of its beginnings and ends.
    private mutating func word(_ index: Int, _ range: Range<Int>) -> (UInt32, UInt32) {
        var (hash, capitals, isWide) = (Self.seed, 0, false)
        let count = range.count
        var ends = (Self.seed, Self.seed, Self.seed, Self.seed)
        for (place, at) in range.enumerated() {
            let scalar = text.scalars[at]
            let small = smallLetter(scalar)
            if small != scalar { capitals += 1 }
            if scalar >= 0x80 { isWide = true }
            hash = Self.step(hash, small)
            if place < 2 { set(index, .start2, hash) }
            if place < 3 { set(index, .start3, hash) }
            if count - place <= 2 { ends.0 = Self.step(ends.0, small) }
            if count - place <= 3 { ends.1 = Self.step(ends.1, small) }
            if count - place <= 4 { ends.2 = Self.step(ends.2, small) }
            if count - place <= 5 { ends.3 = Self.step(ends.3, small) }
        }
        set(index, .end2, ends.0)
        set(index, .end3, ends.1)
        set(index, .end4, ends.2)
        set(index, .end5, ends.3)
        let isFirstCapital = smallLetter(text.scalars[range.lowerBound]) != text.scalars[range.lowerBound]
        let shape: UInt32 =
            capitals == 0
            ? 1 : count == 1 ? 3 : capitals == count ? 4 : capitals == 1 && isFirstCapital ? 2 : 5
        return (hash, shape + (isWide ? 8 : 0))
    }

    /// Length, and for short numbers what they may be: a day, a month, a year.
    private func number(_ range: Range<Int>) -> UInt32 {
        let value = text.scalars[range].prefix(4).reduce(0) { $0 * 10 + $1 - 48 }
        let length = UInt32(min(range.count, 20))
        let extra: UInt32 =
            length <= 2
            ? (value <= 12 ? 1 : value <= 31 ? 2 : 3) : length == 4 && (1900...2039).contains(value) ? 1 : 0
        return 0x1000 + length * 8 + extra + (text.scalars[range.lowerBound] == 48 ? 4 : 0)
    }

    /// For numbers and their marks a hash of the lengths and marks of the numbers around, without or with spaces.
    private mutating func chunks(_ name: Name, spaces: Bool) {
        var at = 0
        while at < tokens.count {
            guard isInChunk(at) else {
                at += 1
                continue
            }
            var end = at + 1
            while end < tokens.count, isInChunk(end), isJoined(end, spaces) { end += 1 }
            var hash = Self.seed
            for token in tokens[at..<min(end, at + 16)] {
                let mark = text.scalars[token.range.lowerBound]
                hash = Self.step(hash, token.kind == .digit ? UInt32(token.range.count) : mark)
                if spaces, token.range.upperBound < text.count, text.kinds[token.range.upperBound] == .space {
                    hash = Self.step(hash, 32)
                }
            }
            for index in at..<end { set(index, name, hash) }
            at = end
        }
    }

    private func isInChunk(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.type == nil, token.kind != .letter else { return false }
        return token.kind == .digit || Self.numberMarks.contains(text.scalars[token.range.lowerBound])
    }

    private func isJoined(_ index: Int, _ spaces: Bool) -> Bool {
        let start = tokens[index].range.lowerBound
        let gap = start - tokens[index - 1].range.upperBound
        return gap == 0 || (spaces && gap == 1 && text.scalars[start - 1] == 32)
    }

    /// The last key word before each token, the gap before it, whether a sentence begins with it.
    private mutating func context(_ isCased: UInt32) {
        var (key, distance, begins, end) = (UInt32(0), 0, true, 0)
        for (index, token) in tokens.enumerated() {
            let breaks = text.scalars[end..<token.range.lowerBound].contains(10)
            set(index, .key, distance < 8 ? key : 0)
            set(index, .gap, breaks ? 2 : token.range.lowerBound > end ? 1 : 0)
            set(index, .first, begins || breaks ? 1 : 0)
            set(index, .case_, isCased)
            end = token.range.upperBound
            if token.kind == .letter, let found = KeyWords.numbers[self[index, .word]] {
                (key, distance) = (found, 0)
            } else {
                distance += 1
            }
            let mark = text.scalars[token.range.lowerBound]
            if token.kind != .other || token.type != nil {
                begins = false
            } else if Self.sentenceEnds.contains(mark) {
                begins = true
            } else if mark == 0x2C {
                begins = false
            }
        }
    }

    subscript(_ token: Int, _ name: Name) -> UInt32 { values[(token + Self.margin) * Self.width + name.rawValue] }

    /// FNV-1a over the scalars' numbers.
    static func hash(_ word: String) -> UInt32 { word.unicodeScalars.reduce(seed) { step($0, smallLetter($1.value)) } }
    static let seed: UInt32 = 0x811C_9DC5
    private static func step(_ hash: UInt32, _ value: UInt32) -> UInt32 { (hash ^ value) &* 0x0100_0193 }

    private static let numberMarks: [UInt32] = [0x2D, 0x2E, 0x2F, 0x3A, 0x28, 0x29, 0x2B]
    private static let sentenceEnds: [UInt32] = [0x2E, 0x21, 0x3F, 0x2026]
    private static let proven: [PersonalDataType] = [.email, .domain, .ip, .iban, .card]
}
