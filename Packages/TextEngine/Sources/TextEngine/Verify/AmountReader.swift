/// Reads the numbers and dates of a statement. Linear in the tokens.
struct AmountReader {
    let tokens: Tokens
    let range: Range<Int>
    private let comparators: ComparatorWords

    init(_ tokens: Tokens, in range: Range<Int>) {
        self.tokens = tokens
        self.range = range
        comparators = ComparatorWords(tokens: tokens, sentence: range)
    }

    func read() -> [Amount] {
        var amounts: [Amount] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let amount = date(at: index) ?? number(at: index) {
                index = amount.tokens.upperBound
                if let last = amounts.last, let joined = joining(last, amount) {
                    amounts[amounts.count - 1] = joined
                } else {
                    amounts.append(amount)
                }
            } else {
                index += 1
            }
        }
        return amounts
    }

    // MARK: Dates

    /// March 23, 2014; 23 March 2014; March 2014; March 23; 2014; the 1990s.
    private func date(at index: Int) -> Amount? {
        if let month = month(at: index) {
            if let day = day(at: index + 1) {
                if let year = year(at: index + 2) { return date(index..<index + 3, year, month, day) }
                return date(index..<index + 2, nil, month, day)
            }
            if let year = year(at: index + 1) { return date(index..<index + 2, year, month, nil) }
            return tokens[index].startsUpper ? date(index..<index + 1, nil, month, nil) : nil
        }
        if let day = day(at: index) {
            let at = word(index + 1) == "of" ? index + 2 : index + 1
            guard let month = month(at: at) else { return nil }
            if let year = year(at: at + 1) { return date(index..<at + 2, year, month, day) }
            return date(index..<at + 1, nil, month, day)
        }
        if let year = year(at: index) { return date(index..<index + 1, year, nil, nil) }
        guard let decade = decade(at: index) else { return nil }
        let (low, high) = (RoughDay.days(year: decade, month: nil, day: nil).low, Double((decade + 10) * 372 - 1))
        return amount(.date, low, high, index..<index + 1)
    }

    private func date(_ at: Range<Int>, _ year: Int?, _ month: Int?, _ day: Int?) -> Amount {
        guard let year else {
            let (low, high) = RoughDay.within(month: month ?? 1, day: day)
            return amount(.dayOfYear, low, high, at)
        }
        let (low, high) = RoughDay.days(year: year, month: month, day: day)
        return amount(.date, low, high, at)
    }

    private func month(at index: Int) -> Int? {
        guard range.contains(index), tokens[index].startsUpper || word(index).utf8.count > 3 else { return nil }
        return word(index) == "march" && !tokens[index].startsUpper ? nil : RoughDay.month(word(index))
    }

    private func day(at index: Int) -> Int? {
        guard range.contains(index), let value = tokens[index].value ?? Ordinals.figures(word(index)),
            (1...31).contains(value), startsWithDigit(word(index))
        else { return nil }
        return whole(value)
    }

    private func year(at index: Int) -> Int? {
        guard range.contains(index), word(index).utf8.count == 4, word(index).utf8.allSatisfy(isDigit),
            let value = tokens[index].value.flatMap(whole), (1000...2100).contains(value),
            !isMoney(index), !isPercent(after: index)
        else { return nil }
        return value
    }

    private func decade(at index: Int) -> Int? {
        let word = word(index)
        guard word.utf8.count == 5, word.hasSuffix("s"), let year = Int(word.dropLast()), year % 10 == 0 else {
            return nil
        }
        return (1000...2100).contains(year) ? year : nil
    }

    // MARK: Numbers

    private func number(at index: Int) -> Amount? {
        let token = tokens[index]
        guard !token.traits.contains(.address) else { return nil }
        if let value = token.value ?? Self.small[token.folded] {
            if let full = markedOutOf(index), value <= full.value, full.value > 0 {
                let share = value / full.value * 100
                var amount = amount(.percent, share, share, index..<full.end)
                amount.isMark = true
                return amount
            }
            if isPercent(after: index) { return amount(.percent, value, value, index..<index + 2) }
            if isMoney(index) { return amount(.money, value, value, index..<index + 1) }
            return amount(isRank(index) ? .ordinal : .count, value, value, index..<index + 1)
        }
        if let value = Ordinals.value(token.folded) { return amount(.ordinal, value, value, index..<index + 1) }
        return Self.leadingFigures(token.folded).map { amount(.count, $0, $0, index..<index + 1) }
    }

    /// The 10 of "3.4/10" and the 100 of "24 out of 100".
    private func markedOutOf(_ index: Int) -> (value: Double, end: Int)? {
        let last = word(index + 1) == "out" && word(index + 2) == "of" ? index + 3 : index + 1
        guard range.contains(last), let value = tokens[last].value, [4, 5, 10, 20, 100].contains(value) else {
            return nil
        }
        return last == index + 3 || tokens[last].traits.contains(.joined) ? (value, last + 1) : nil
    }

    private func isPercent(after index: Int) -> Bool { word(index + 1) == "percent" }

    private func isMoney(_ index: Int) -> Bool {
        let before = index > range.lowerBound ? tokens[index - 1] : nil
        if let before, before.traits.contains(.symbol), before.folded != "percent", before.folded != "plus" {
            return true
        }
        return Self.currencies.contains(word(index + 1))
    }

    /// "No. 5", "number one"
    private func isRank(_ index: Int) -> Bool {
        ["no", "number", "rank", "ranked", "nr"].contains(word(index - 1)) && (tokens[index].value ?? 0) <= 1000
    }

    private func amount(_ kind: Amount.Kind, _ low: Double, _ high: Double, _ at: Range<Int>) -> Amount {
        let isDate = kind == .date || kind == .dayOfYear
        let (comparator, words) = comparators.read(around: at, isDate: isDate)
        var amount = Amount(kind: kind, comparator: comparator, low: low, high: high, tokens: at, words: words)
        if !isDate { amount.unit = unit(after: words.upperBound) }
        return amount
    }

    /// The first telling word of the next three.
    private func unit(after end: Int) -> UInt32 {
        for index in end..<max(end, min(end + 3, range.upperBound)) {
            let token = tokens[index]
            if token.isNumber { return 0 }
            if !FunctionWords.contains(token.folded), !token.traits.contains(.symbol) { return StemHash.of(token.stem) }
        }
        return 0
    }

    /// Two amounts that are the ends of a range: 600 to 700, between 2014 and 2015, 1984–85.
    private func joining(_ first: Amount, _ second: Amount) -> Amount? {
        guard first.kind == second.kind || (first.kind == .date && second.kind == .count) else { return nil }
        let gap = second.tokens.lowerBound - first.tokens.upperBound
        let isJoined = gap == 0 && tokens[second.tokens.lowerBound].traits.contains(.joined)
        let between = gap == 1 ? word(first.tokens.upperBound) : ""
        let isRange = between == "to" || between == "until" || (between == "and" && isBetween(first))
        guard isJoined || isRange else { return nil }
        var high = second.high
        if first.kind == .date, second.kind == .count {
            let year = Int(first.low / 372)
            guard isJoined, second.high < 100, let end = whole(second.high) else { return nil }
            high = RoughDay.days(year: year / 100 * 100 + end, month: nil, day: nil).high
        }
        guard high > first.low else { return nil }
        var joined = Amount(
            kind: first.kind, comparator: first.comparator == .from ? .exactly : first.comparator, low: first.low,
            high: high, tokens: first.tokens.lowerBound..<second.tokens.upperBound,
            words: first.words.lowerBound..<max(first.words.upperBound, second.words.upperBound))
        joined.unit = second.unit
        return joined
    }

    private func isBetween(_ amount: Amount) -> Bool { word(amount.tokens.lowerBound - 1) == "between" }

    private func word(_ index: Int) -> String { range.contains(index) ? tokens[index].folded : "" }

    /// "5-year" is one word where no hyphen was seen, "21st-century", "7pm".
    private static func leadingFigures(_ word: String) -> Double? {
        guard startsWithDigit(word) else { return nil }
        let figures = word.utf8.prefix { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
        guard figures.count <= 12 else { return nil }
        return Numbers.digits(String(Substring(figures)))
    }

    private static let small: [String: Double] = ["one": 1, "once": 1, "single": 1, "sole": 1, "twice": 2, "both": 2]
    private static let currencies: Set<String> = [
        "dollar", "dollars", "euro", "euros", "pound", "pounds", "yen", "rupees", "usd", "eur", "gbp",
    ]
}

/// First, 2nd, twenty-first (without its ten).
enum Ordinals {
    static func value(_ word: String) -> Double? { words[word] ?? figures(word) }

    /// 1st, 42nd, 113th
    static func figures(_ word: String) -> Double? {
        guard startsWithDigit(word), word.utf8.count <= 8 else { return nil }
        for ending in ["st", "nd", "rd", "th"] where word.hasSuffix(ending) { return Double(word.dropLast(2)) }
        return nil
    }

    private static let words: [String: Double] = {
        let names = """
            first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
            fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
            """
        return Dictionary(
            names.split(separator: " ").enumerated().map { (String($1), Double($0 + 1)) }, uniquingKeysWith: { $1 })
    }()
}
