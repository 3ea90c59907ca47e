/// Runs of digits with the marks that people group them by: cards, personal numbers, telephones. Dates, times,
/// prices, years and addresses of machines are none of these.
enum Digits {
    static func hit(in pieces: Pieces, at index: Int) -> Scanners.Hit? {
        guard isRun(pieces, index) else { return nil }
        var end = index + 1
        while end < pieces.count, end - index < 10, isRun(pieces, end), !endsClause(pieces, end - 1) { end += 1 }
        let utf8 = withBracket(
            pieces.trimmed(pieces[index].utf8.lowerBound..<pieces[end - 1].utf8.upperBound), in: pieces, at: index)
        let kind = kind(of: DigitRun(pieces.text(utf8)), in: pieces, before: index)
        return Scanners.Hit(detail: kind.map { .personalData(kind: $0) }, utf8: utf8, pieces: end - index)
    }

    /// "(555) 123-4567" keeps its bracket.
    private static func withBracket(_ utf8: Range<Int>, in pieces: Pieces, at index: Int) -> Range<Int> {
        let isOpened = utf8.lowerBound > pieces[index].utf8.lowerBound && pieces.bytes(utf8).contains(UInt8(ascii: ")"))
        return isOpened ? utf8.lowerBound - 1..<utf8.upperBound : utf8
    }

    private static func kind(of run: DigitRun, in pieces: Pieces, before index: Int) -> PersonalDataKind? {
        if run.isCard { return .card }
        if run.isNationalID { return .nationalID }
        guard run.isPhone(isCalled: isCalled(pieces, before: index)), !isPublished(run, pieces, before: index),
            !near(pieces, before: index, within: 2, codes.contains), !isInAccount(pieces, index)
        else { return nil }
        return .phone
    }

    /// Digits and grouping marks only; a date or a time by itself is no part of a run.
    private static func isRun(_ pieces: Pieces, _ index: Int) -> Bool {
        let piece = pieces[index]
        guard piece.digits >= 2, piece.utf8.count <= 32 else { return false }
        let bytes = pieces.bytes(pieces.word(index))
        guard bytes.allSatisfy({ isDigit($0) || "+()-./".utf8.contains($0) }) else { return false }
        return !DigitRun.isDate(bytes)
    }

    private static func endsClause(_ pieces: Pieces, _ index: Int) -> Bool {
        pieces.bytes(pieces[index].utf8).last.map { ".,;:!?".utf8.contains($0) } ?? false
    }

    private static func isCalled(_ pieces: Pieces, before index: Int) -> Bool {
        near(pieces, before: index, within: 5, calling.contains)
    }

    /// A freephone number or a hotline is there to be published.
    private static func isPublished(_ run: DigitRun, _ pieces: Pieces, before index: Int) -> Bool {
        run.isFreephone || near(pieces, before: index, within: 5, hotlines.contains)
    }

    /// After "DK51", an account number that was mistyped.
    private static func isInAccount(_ pieces: Pieces, _ index: Int) -> Bool {
        guard index > 0, pieces[index - 1].utf8.count == 4 else { return false }
        let head = pieces.text(pieces[index - 1].utf8)
        return head.prefix(2).allSatisfy(\.isUppercase) && head.suffix(2).allSatisfy(\.isNumber)
    }

    private static func near(
        _ pieces: Pieces, before index: Int, within words: Int, _ holds: (String) -> Bool
    ) -> Bool {
        (max(0, index - words)..<index).contains { place in
            let word = pieces.word(place)
            return word.count <= 16 && holds(pieces.text(word).lowercased())
        }
    }
}

private let calling: Set<String> = ["call", "phone", "tel", "mobile", "ring", "text", "whatsapp", "dial", "number"]
private let hotlines: Set<String> = ["hotline", "helpline", "freephone", "hotlines"]
private let codes: Set<String> = [
    "order", "ticket", "case", "invoice", "reference", "ref", "batch", "lot", "code", "serial", "article", "ean",
    "isbn",
]

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
        guard hasCardShape, !text.hasPrefix("+") else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
            let doubled = pair.element * 2
            return sum + (pair.offset % 2 == 0 ? pair.element : doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
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
            let isDanish = isDay(digits[0] * 10 + digits[1], month: digits[2] * 10 + digits[3])
            let isSwedish = isDay(digits[4] * 10 + digits[5], month: digits[2] * 10 + digits[3]) && passesLuhn
            return isDanish || isSwedish
        case [8, 4]:
            return isDay(digits[6] * 10 + digits[7], month: digits[4] * 10 + digits[5])
                && [19, 20].contains(digits[0] * 10 + digits[1])
        case [3, 2, 4]: return digits[0] != 9 && groups[0] != "000" && groups[0] != "666" && groups[1] != "00"
        default: return false
        }
    }

    private var passesLuhn: Bool {
        digits.reversed().enumerated().reduce(0) { sum, pair in
            let doubled = pair.element * 2
            return sum + (pair.offset % 2 == 0 ? pair.element : doubled > 9 ? doubled - 9 : doubled)
        } % 10 == 0
    }

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

    private var isYears: Bool { groups.allSatisfy { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) } }

    /// 2026-11-0042: a year and what was counted in it.
    private var isNumbered: Bool {
        (text.contains("-") || text.contains("/")) && groups[0].count == 4
            && (groups[0].hasPrefix("19") || groups[0].hasPrefix("20"))
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
        lengths == [2, 2, 4] && isDay(digits[0] * 10 + digits[1], month: digits[2] * 10 + digits[3])
            && (groups[2].hasPrefix("19") || groups[2].hasPrefix("20"))
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
