/// Personal data and secrets, by hand-written scanners with checksums. Linear in the text.
enum Scanners {
    static func findings(in text: String) -> [Finding] {
        var found: [Finding] = []
        var taken: [Range<Int>] = []
        for candidate in Candidates(text).all {
            guard let detail = classify(candidate), !taken.contains(where: { $0.overlaps(candidate.range.utf8) }) else {
                continue
            }
            taken.append(candidate.range.utf8)
            let isSecret = if case .secret = detail { true } else { false }
            found.append(
                Finding(
                    weight: isSecret ? .stop : .care, detail: detail, ranges: [candidate.range], quote: candidate.text))
        }
        return found
    }

    private static func classify(_ candidate: Candidate) -> Detail? {
        switch candidate.kind {
        case .word:
            let word = candidate.text
            if isEmail(word) { return .personalData(kind: .email) }
            if isAccessKey(word) { return .secret(kind: .accessKey) }
            return nil
        case .digits:
            let digits = candidate.text.filter(\.isNumber).compactMap(\.wholeNumberValue)
            if candidate.text.first?.isLetter == true {
                return isIBAN(candidate.text) ? .personalData(kind: .iban) : nil
            }
            if isCard(digits, candidate.text) { return .personalData(kind: .card) }
            if isNationalID(candidate.text, digits) { return .personalData(kind: .nationalID) }
            if isPhone(candidate.text, digits) { return .personalData(kind: .phone) }
            return nil
        case .password: return .secret(kind: .password)
        case .privateKey: return .secret(kind: .privateKey)
        }
    }

    static func isEmail(_ word: String) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let dot = parts[1].lastIndex(of: ".") else { return false }
        return dot > parts[1].startIndex && parts[1][parts[1].index(after: dot)...].count >= 2
            && parts[1].allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
    }

    static func isAccessKey(_ word: String) -> Bool {
        let prefixes = ["AKIA", "ASIA", "ghp_", "gho_", "github_pat_", "xoxb-", "xoxp-", "sk_live_", "glpat-", "AIza"]
        return word.count >= 20 && prefixes.contains { word.hasPrefix($0) }
    }

    /// ISO 13616: rotated and read as a number, it leaves 1 when divided by 97.
    static func isIBAN(_ text: String) -> Bool {
        let compact = text.filter { !$0.isWhitespace }.uppercased()
        guard (15...34).contains(compact.count), compact.prefix(2).allSatisfy(\.isLetter),
            compact.dropFirst(2).prefix(2).allSatisfy(\.isNumber)
        else { return false }
        var remainder = 0
        for character in compact.dropFirst(4) + compact.prefix(4) {
            guard let value = Int(String(character), radix: 36) else { return false }
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }

    /// Luhn, and a length and a first digit that cards have.
    static func isCard(_ digits: [Int], _ text: String) -> Bool {
        guard (13...19).contains(digits.count), let first = digits.first, (3...6).contains(first), !text.hasPrefix("+")
        else {
            return false
        }
        let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
            let doubled = pair.element * 2
            return sum + (pair.offset % 2 == 0 ? pair.element : doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    /// Danish personal numbers (a date, then four digits) and American social security numbers.
    static func isNationalID(_ text: String, _ digits: [Int]) -> Bool {
        let groups = text.split(separator: "-").map(\.count)
        if groups == [6, 4] {
            let (day, month) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
            return (1...31).contains(day) && (1...12).contains(month)
        }
        return groups == [3, 2, 4] && digits[0] != 9
    }

    static func isPhone(_ text: String, _ digits: [Int]) -> Bool {
        if text.hasPrefix("+") { return (8...15).contains(digits.count) }
        let groups = text.split { !$0.isNumber }
        let isGrouped = groups.count >= 3 && groups.allSatisfy { (2...4).contains($0.count) }
        return (digits.first == 0 || isGrouped) && (8...12).contains(digits.count)
            && !looksLikeDate(groups.map(\.count))
    }

    private static func looksLikeDate(_ groups: [Int]) -> Bool { groups == [4, 2, 2] || groups == [2, 2, 4] }
}
