/// Reads numbers: 600, 1,240, 1.5, 1.2k, six hundred. Linear in the tokens.
enum Numbers {
    static func read(_ tokens: inout [Token]) {
        for index in tokens.indices { tokens[index].value = digits(tokens[index].folded) }
        var index = 0
        while index < tokens.count {
            let end = endOfWords(tokens, from: index)
            if end > index { tokens[end - 1].value = spelled(tokens[index..<end]) }
            index = max(end, index + 1)
        }
        applyMagnitudes(&tokens)
    }

    /// Where the run of number words that begins here ends; `index` itself when there is none.
    private static func endOfWords(_ tokens: [Token], from index: Int) -> Int {
        var end = index
        while end < tokens.count, units[tokens[end].folded] != nil || scales[tokens[end].folded] != nil { end += 1 }
        return end
    }

    private static func spelled(_ tokens: ArraySlice<Token>) -> Double? {
        var total = 0.0
        var current = 0.0
        var sawUnit = false
        for token in tokens {
            if let unit = units[token.folded] {
                current += unit
                sawUnit = true
            } else if let scale = scales[token.folded] {
                current = max(1, current) * scale
                if scale >= 1000 {
                    total += current
                    current = 0
                }
            }
        }
        // "hundreds" alone, or "one" and "a", are not figures anyone means exactly.
        guard sawUnit, total + current > 1 else { return nil }
        return total + current
    }

    /// "2 million", "1.2 thousand".
    private static func applyMagnitudes(_ tokens: inout [Token]) {
        for index in tokens.indices.dropFirst() {
            guard let scale = scales[tokens[index].folded], let value = tokens[index - 1].value,
                units[tokens[index - 1].folded] == nil, tokens[index].value == nil
            else { continue }
            tokens[index - 1].value = value * scale
        }
    }

    private static func digits(_ folded: String) -> Double? {
        guard let first = folded.utf8.first, (0x30...0x39).contains(first) else { return nil }
        var text = folded
        var scale = 1.0
        if let last = text.last, let factor = suffixes[last] {
            scale = factor
            text.removeLast()
        }
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            let isGrouped = groups.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
            text = isGrouped ? text.filter { $0 != "," } : groups.joined(separator: ".")
        } else {
            let points = text.split(separator: ".", omittingEmptySubsequences: false)
            // 1.240 is a thousand and more in most of Europe; 1.24 is not.
            if points.count > 1, points.dropFirst().allSatisfy({ $0.count == 3 }), points[0] != "0" {
                text = points.joined()
            }
        }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
        return Double(text).map { $0 * scale }
    }

    static func isWord(_ word: String) -> Bool { units[word] != nil || scales[word] != nil }

    private static let suffixes: [Character: Double] = ["k": 1000, "m": 1_000_000]
    private static let scales: [String: Double] = [
        "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "million": 1_000_000, "dozen": 12,
    ]
    private static let units: [String: Double] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
        "seventy": 70, "eighty": 80, "ninety": 90,
    ]
}
