/// The digits of a run, and the groups they were typed in.
struct DigitRun {
    private let text: String
    private let digits: [Int]
    private let groups: [String]

    init(_ text: String) {
        self.text = text
        digits = text.compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
        groups = text.split { !$0.isNumber }.map(String.init)
    }

    private var lengths: [Int] { groups.map(\.count) }

    /// Luhn, and a length with a beginning that issuers use.
    var isCard: Bool {
        hasCardShape && !text.hasPrefix("+") && passesLuhn
    }

    private var hasCardShape: Bool {
        let four = digits.prefix(4).reduce(0) { $0 * 10 + $1 }
        switch (digits.count, four) {
        case (13, 4000...4999), (16, 4000...4999), (19, 4000...4999): return true
        case (16, 5100...5599), (16, 2221...2720), (15, 3400...3499), (15, 3700...3799): return true
        case (14, 3600...3699), (14, 3800...3999), (14, 3000...3059), (16, 3528...3589): return true
        case (16...19, 6011), (16...19, 6440...6599), (16...19, 6200...6299), (16, 5018...5099): return true
        default: return false
        }
    }

    /// Danish and Swedish personal numbers (a date, then four digits; the Swedish with a check digit) and American
    /// social security numbers.
    var isNationalID: Bool {
        guard !text.contains(where: { " ./".contains($0) }) else { return false }
        switch lengths {
        case [6, 4]:
            return isDay(two(0), month: two(2)) || (isDay(two(4), month: two(2)) && passesLuhn)
        case [8, 4]: return isDay(two(6), month: two(4)) && [19, 20].contains(two(0))
        case [3, 2, 4]: return digits[0] != 9 && groups[0] != "000" && groups[0] != "666" && groups[1] != "00"
        default: return false
        }
    }

    /// From the right, every second digit doubled; the sum of all digits ends in 0.
    var passesLuhn: Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
            let doubled = pair.element * 2
            return sum + (pair.offset % 2 == 0 ? pair.element : doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    /// The number of the two digits from here.
    private func two(_ index: Int) -> Int { digits[index] * 10 + digits[index + 1] }

    private func isDay(_ day: Int, month: Int) -> Bool { (1...31).contains(day) && (1...12).contains(month) }

    /// - Parameter isCalled: a word like "call" or "tel" stands just before
    func isPhone(isCalled: Bool) -> Bool {
        if text.hasPrefix("+") || text.hasPrefix("00") { return (8...15).contains(digits.count) }
        guard !isAmount, !isYears, !isMachine, !isNumbered, !isSpacedDate else { return false }
        let lengths = lengths
        let isGrouped = lengths.count >= 3 && lengths.allSatisfy { (2...4).contains($0) }
        let isNorthAmerican = lengths == [1, 3, 3, 4] && digits[0] == 1
        // "612 345 678" may be a telephone or a number.
        if lengths.dropFirst().allSatisfy({ $0 == 3 }), lengths.count > 1, digits[0] != 0, !isCalled { return false }
        if isCalled, lengths.count <= 2, (8...12).contains(digits.count) { return true }
        return isNorthAmerican || ((digits.first == 0 || isGrouped) && (8...12).contains(digits.count))
    }

    /// 12.500.000 and 1,240,000
    private var isAmount: Bool {
        let marks = Set(text.filter { !$0.isNumber })
        return (marks == ["."] || marks == [","]) && lengths.dropFirst().allSatisfy { $0 == 3 } && lengths.count > 1
    }

    private var isYears: Bool { groups.allSatisfy(isYear) }

    private func isYear(_ group: String) -> Bool {
        group.count == 4 && (group.hasPrefix("19") || group.hasPrefix("20"))
    }

    /// 2026-11-0042: a year and what was counted in it.
    private var isNumbered: Bool {
        (text.contains("-") || text.contains("/")) && isYear(groups[0])
    }

    /// An IP address, or a decimal number with many places.
    private var isMachine: Bool {
        text.split(separator: " ").contains { part in
            let numbers = part.split(separator: ".").map(String.init)
            let isAddress =
                numbers.count == 4 && groups.count == 4 && numbers.allSatisfy { Int($0).map { $0 < 256 } == true }
            return isAddress || (numbers.count == 2 && numbers[1].count >= 4)
        }
    }

    /// 14 03 2027
    private var isSpacedDate: Bool {
        lengths == [2, 2, 4] && isDay(two(0), month: two(2))
            && isYear(groups[2])
    }

    /// 0800 in Britain and Germany, 80 in Denmark, 800 in America.
    var isFreephone: Bool {
        ["0800", "0808"].contains(groups.first) || groups.prefix(2).contains("800")
            || (groups.first == "45" && groups.dropFirst().first == "80") || text.hasPrefix("+4580")
    }

    /// 2026-11-23, 23.11.2026, 23/11/26, 03.40
    static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        let groups = bytes.split { !isDigit($0) }.map(\.count)
        guard bytes.allSatisfy({ isDigit($0) || "-./".utf8.contains($0) }) else { return false }
        return [[4, 2, 2], [2, 2, 4], [2, 1, 4], [1, 2, 4], [1, 1, 4], [2, 2, 2]].contains(groups)
            && bytes.contains { "-./".utf8.contains($0) }
    }
}
