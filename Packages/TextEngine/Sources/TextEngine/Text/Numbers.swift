/// Reads numbers: 600, 1,240, 1.5, 1.2k, 2 million, six hundred and twelve. A number of several words becomes one
/// token, and its last word stays as another reading. Linear in the tokens.
enum Numbers {
    static func join(_ tokens: inout [Token]) {
        tokens.compact { tokens, index in
            let word = tokens[index].folded
            guard startsWithDigit(word) || words[word] != nil else { return nil }
            guard let (end, value) = run(in: tokens, from: index) else { return nil }
            var token = tokens[index]
            token.value = value
            if end - index > 1 {
                token.folded = tokens[index..<end].map(\.folded).joined(separator: " ")
                token.stem = token.folded
                token.otherStem = tokens[end - 1].stem
                token.extend(to: tokens[end - 1])
            }
            return (token, end)
        }
    }

    /// A number in words, or figures with a magnitude, that begins here.
    private static func run(in tokens: [Token], from start: Int) -> (end: Int, value: Double)? {
        var sum = Sum()
        var end = start
        reading: while end < tokens.count, tokens[end].clause == tokens[start].clause {
            let word = tokens[end].folded
            let next = end + 1 < tokens.count ? tokens[end + 1].folded : ""
            if word == "and", sum.takesAnd, isUnit(next) {
                end += 1
                continue
            }
            if end == start, let number = digits(word) {
                sum.begin(with: number)
            } else {
                switch words[word] {
                case .unit(let unit): if !sum.add(unit: unit) { break reading }
                case .scale(let scale):
                    if !sum.add(scale: scale, mayBegin: next == "and" || isUnit(next)) { break reading }
                case nil: break reading
                }
            }
            end += 1
        }
        // A trailing "and", "one" alone and "hundreds" are not figures that anyone means exactly.
        guard let value = sum.value, end > start, tokens[end - 1].folded != "and" else { return nil }
        if end - start == 1, value == 1, !startsWithDigit(tokens[start].folded) { return nil }
        return (end, value)
    }

    static func digits(_ folded: String) -> Double? {
        guard startsWithDigit(folded) else { return nil }
        var text = folded
        var scale = 1.0
        for (suffix, factor) in [("bn", 1e9), ("mn", 1e6), ("k", 1e3), ("m", 1e6)] where text.hasSuffix(suffix) {
            scale = factor
            text.removeLast(suffix.count)
            break
        }
        guard text.utf8.count <= 24, let plain = withoutGrouping(text) else { return nil }
        return Double(plain).map { $0 * scale }
    }

    /// Points and commas read as people in Europe and elsewhere write them. 1.240 is a thousand and more; 1.24 is not.
    private static func withoutGrouping(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else {
            return nil
        }
        guard let last = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return text }
        let marks = Set(text.filter { $0 == "." || $0 == "," })
        let groups = text.split(separator: text[last], omittingEmptySubsequences: false)
        let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0] != "0" && groups[0].count <= 3
        if marks.count == 1, isGrouped { return groups.joined() }
        guard groups.count == 2 else { return nil }
        let whole = groups[0].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard whole.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return whole.joined() + "." + groups[1]
    }

    private enum Word {
        case unit(Int)
        case scale(Int)
    }

    private static func isUnit(_ word: String) -> Bool {
        if case .unit = words[word] { true } else { false }
    }

    private static let words: [String: Word] = {
        var words: [String: Word] = [:]
        let first = """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
            seventeen eighteen nineteen
            """
        for (value, word) in first.split(separator: " ").enumerated() { words[String(word)] = .unit(value) }
        let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
        for (index, word) in tens.split(separator: " ").enumerated() { words[String(word)] = .unit(20 + index * 10) }
        for (word, scale) in [("dozen", 12), ("hundred", 100), ("thousand", 1000), ("million", 1_000_000)] {
            words[word] = .scale(scale)
        }
        words["billion"] = .scale(1_000_000_000)
        return words
    }()
}

/// The state of reading a number word by word.
private struct Sum {
    private var total = 0
    private var current: Int?
    private var figures: Double?
    private var lastScale = Int.max

    var value: Double? {
        if let figures { return figures }
        return current == nil && total == 0 ? nil : Double(total + (current ?? 0))
    }

    /// After "six hundred" or "two thousand", as in "and twelve".
    var takesAnd: Bool { figures == nil && (current.map { $0 > 0 && $0 % 100 == 0 } ?? (total > 0)) }

    mutating func begin(with number: Double) { figures = number }

    mutating func add(unit: Int) -> Bool {
        if figures != nil { return false }
        guard let now = current else {
            current = unit
            return true
        }
        let isAfterHundreds = now > 0 && now % 100 == 0
        let isAfterTens = (1...9).contains(unit) && now % 100 >= 20 && now % 10 == 0
        guard isAfterHundreds || isAfterTens else { return false }
        current = now + unit
        return true
    }

    /// "A hundred and twenty" may begin with its scale.
    mutating func add(scale: Int, mayBegin: Bool) -> Bool {
        if let number = figures {
            guard scale != 100 else { return false }
            figures = number * Double(scale)
            return true
        }
        guard let count = current ?? (total == 0 && mayBegin ? 1 : nil), count > 0 else { return false }
        if scale < 1000 {
            guard count < 100 else { return false }
            current = count * scale
        } else {
            guard scale < lastScale else { return false }
            total += count * scale
            (current, lastScale) = (nil, scale)
        }
        return true
    }
}
