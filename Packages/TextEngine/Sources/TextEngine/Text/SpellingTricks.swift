/// Undoes what people do to slip a word past a rule: f4ult, m€ssed, f a u l t, faaault. Changes what is matched, never
/// the ranges of what was typed. Linear in the word, and in the tokens.
enum SpellingTricks {
    /// The word with figures for letters and stretched letters undone. A stretched letter may stand for one or for
    /// two (suppplier), so there may be another reading.
    static func undone(_ word: [UInt8]) -> (word: [UInt8], other: [UInt8]?) {
        guard let first = word.first, isOdd(word) else { return (word, nil) }
        if isDigit(first) { return (word, beginningInFigures(word)) }
        let letters = word.count { isLetter($0) }
        guard letters >= 2 else { return (word, nil) }
        let plain = letters * 2 > word.count ? word.map { letter(for: $0) ?? $0 } : word
        let short = shrunk(plain, to: 1)
        return short.count == plain.count ? (plain, nil) : (short, shrunk(plain, to: 2))
    }

    /// 0dense may be Odense; 4pm, 5kg and 2nd are what they say.
    private static func beginningInFigures(_ word: [UInt8]) -> [UInt8]? {
        guard word.count > 4, word.dropFirst().allSatisfy(isLetter) else { return nil }
        return word.map { letter(for: $0) ?? $0 }
    }

    private static func isOdd(_ word: [UInt8]) -> Bool {
        var run = 0
        for (index, byte) in word.enumerated() {
            run = index > 0 && byte == word[index - 1] ? run + 1 : 1
            if run > 2 || letter(for: byte) != nil { return true }
        }
        return false
    }

    /// Runs of three or more of a letter cut to so many; doubles are left alone.
    private static func shrunk(_ word: [UInt8], to length: Int) -> [UInt8] {
        var short: [UInt8] = []
        var start = 0
        while start < word.count {
            var end = start
            while end < word.count, word[end] == word[start] { end += 1 }
            let isStretched = end - start > 2 && isLetter(word[start])
            short += word[start..<(isStretched ? start + length : end)]
            start = end
        }
        return short
    }

    /// Four or more single letters in a row are one word. A leading "a" or "I" may stand for itself.
    static func join(_ tokens: inout [Token]) {
        tokens.compact { tokens, index in
            let end = endOfLetters(in: tokens, from: index)
            return end - index >= 4 ? (word(of: tokens, index..<end), end) : nil
        }
    }

    private static func endOfLetters(in tokens: [Token], from start: Int) -> Int {
        var end = start
        while end < tokens.count, tokens[end].sentence == tokens[start].sentence,
            let letter = tokens[end].folded.utf8.first, tokens[end].folded.utf8.count == 1, isLetter(letter)
        {
            end += 1
        }
        return end
    }

    private static func word(of tokens: [Token], _ letters: Range<Int>) -> Token {
        var token = tokens[letters.lowerBound]
        let text = tokens[letters].map(\.folded).joined()
        if letters.count > 4, token.folded == "a" || token.folded == "i" {
            token.otherStem = Stemming.stem(String(text.dropFirst()))
        }
        token.folded = text
        token.stem = Stemming.stem(text)
        token.extend(to: tokens[letters.upperBound - 1])
        return token
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func letter(for figure: UInt8) -> UInt8? {
        switch figure {
        case UInt8(ascii: "0"): UInt8(ascii: "o")
        case UInt8(ascii: "1"): UInt8(ascii: "i")
        case UInt8(ascii: "3"): UInt8(ascii: "e")
        case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
        case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
        case UInt8(ascii: "7"): UInt8(ascii: "t")
        default: nil
        }
    }
}
