/// Undoes what people do to slip a word past a rule: f4ult, m€ssed, f a u l t, faaault. Changes what is matched, never
/// the ranges of what was typed. Linear in the tokens.
enum SpellingTricks {
    static func undo(_ tokens: inout [Token]) {
        for index in tokens.indices {
            let plain = plainLetters(tokens[index].folded)
            guard plain != tokens[index].folded else { continue }
            tokens[index].folded = plain
            tokens[index].stem = Stemming.stem(plain)
        }
        joinSpacedLetters(&tokens)
    }

    private static func plainLetters(_ folded: String) -> String {
        let bytes = Array(folded.utf8)
        let letters = bytes.count { (0x61...0x7A).contains($0) }
        guard letters >= 2, bytes.first.map({ !(0x30...0x39).contains($0) }) == true else { return folded }
        var plain: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let letter = letters * 2 > bytes.count ? leet[byte] ?? byte : byte
            let isThird =
                index >= 2 && plain.count >= 2 && plain[plain.count - 1] == letter && plain[plain.count - 2] == letter
            if !isThird { plain.append(letter) }
        }
        if plain.count < bytes.count { collapsePair(&plain) }
        return String(decoding: plain, as: UTF8.self)
    }

    /// A run that was stretched ends up doubled; the single letter is the likelier word, and stems are alike.
    private static func collapsePair(_ word: inout [UInt8]) {
        for index in word.indices.dropFirst() where word[index] == word[index - 1] {
            word.remove(at: index)
            return
        }
    }

    private static func joinSpacedLetters(_ tokens: inout [Token]) {
        var joined: [Token] = []
        joined.reserveCapacity(tokens.count)
        var index = 0
        while index < tokens.count {
            var end = index
            while end < tokens.count, tokens[end].folded.utf8.count == 1, tokens[end].value == nil,
                tokens[end].sentence == tokens[index].sentence
            {
                end += 1
            }
            guard end - index >= 4 else {
                joined.append(tokens[index])
                index += 1
                continue
            }
            var token = tokens[index]
            token.folded = tokens[index..<end].map(\.folded).joined()
            token.stem = Stemming.stem(token.folded)
            token.utf8 = token.utf8.lowerBound..<tokens[end - 1].utf8.upperBound
            token.utf16 = token.utf16.lowerBound..<tokens[end - 1].utf16.upperBound
            joined.append(token)
            index = end
        }
        tokens = joined
    }

    private static let leet: [UInt8: UInt8] = [
        UInt8(ascii: "0"): UInt8(ascii: "o"), UInt8(ascii: "1"): UInt8(ascii: "i"),
        UInt8(ascii: "3"): UInt8(ascii: "e"),
        UInt8(ascii: "4"): UInt8(ascii: "a"), UInt8(ascii: "5"): UInt8(ascii: "s"),
        UInt8(ascii: "7"): UInt8(ascii: "t"),
        UInt8(ascii: "@"): UInt8(ascii: "a"), UInt8(ascii: "$"): UInt8(ascii: "s"),
    ]
}
