/// A number or a date of a statement and what it leaves open: "more than 23 million", "before March 2014", "3.4/10".
struct Amount: Sendable {
    enum Kind: UInt8, Sendable, CaseIterable { case count, percent, money, ordinal, date, dayOfYear }

    let kind: Kind
    let comparator: Comparator
    /// What is written, from the least to the most: one number, a range, or the days of a year or month. Percentages and
    /// marks ("24 out of 100") in hundredths; dates in days as `RoughDay` counts them.
    let low: Double
    let high: Double
    /// The tokens of the number or date itself.
    let tokens: Range<Int>
    /// With the words that compare.
    let words: Range<Int>
    /// Of the thing counted; 0 where there is none.
    var unit: UInt32 = 0
    /// "3.4/10", "24 out of 100"
    var isMark = false

    /// From the least to the most that the words allow; whether the ends themselves are meant is in `isStrict`.
    var allowed: (low: Double, high: Double) {
        switch comparator {
        case .exactly, .asOf, .from: (low, high)
        case .about: (low - abs(low) * 0.1, high + abs(high) * 0.1)
        case .almost: (low - abs(low) * 0.1, high)
        case .moreThan, .after: (high, .infinity)
        case .atLeast, .since: (low, .infinity)
        case .lessThan, .before: (-.infinity, low)
        case .atMost, .until, .by: (-.infinity, high)
        }
    }

    private var isStrict: Bool {
        switch comparator {
        case .moreThan, .lessThan, .before, .after: true
        default: false
        }
    }

    enum Relation: Int, Sendable { case fails = -1, open = 0, holds = 1 }

    /// Whether what another statement gives for the same thing makes this true, makes it untrue or leaves it open.
    func relation(to given: Amount) -> Relation {
        if kind == .date, given.kind == .dayOfYear { return withoutYear.relation(to: given) }
        if kind == .dayOfYear, given.kind == .date { return relation(to: given.withoutYear) }
        let (mine, other) = (allowed, given.allowed)
        let touches = mine.low == other.high || mine.high == other.low
        if mine.low > other.high || other.low > mine.high { return .fails }
        if touches, isStrict || given.isStrict, !(mine.low == other.low && mine.high == other.high) { return .fails }
        if mine.low <= other.low, other.high <= mine.high { return .holds }
        let isWithin = other.low <= mine.low && mine.high <= other.high
        let areExact = comparator == .exactly && given.comparator == .exactly
        return areExact && !isWithin ? .fails : .open
    }

    /// A date as a day of any year; a whole year stays one.
    private var withoutYear: Amount {
        let start = (low / 372).rounded(.down) * 372
        return Amount(
            kind: .dayOfYear, comparator: comparator, low: low - start, high: high - start, tokens: tokens, words: words
        )
    }

    /// The number itself, for ratios and differences.
    var middle: Double { (low + high) / 2 }
}

/// How a number is compared, or how a date is said.
enum Comparator: UInt8, Sendable, CaseIterable {
    case exactly, about, almost, moreThan, atLeast, lessThan, atMost
    case before, after, since, until, by, asOf, from

    /// 1 for what lies above, -1 for what lies below, 0 for neither.
    var direction: Int {
        switch self {
        case .moreThan, .atLeast, .after, .since: 1
        case .lessThan, .atMost, .before, .until, .by: -1
        default: 0
        }
    }
}

/// Days counted as if every month had 31, so that a date needs no calendar.
enum RoughDay {
    static func days(year: Int, month: Int?, day: Int?) -> (low: Double, high: Double) {
        let start = Double(year * 372)
        guard let month else { return (start, start + 371) }
        let (low, high) = within(month: month, day: day)
        return (start + low, start + high)
    }

    /// In a year that is not said.
    static func within(month: Int, day: Int?) -> (low: Double, high: Double) {
        let start = Double((month - 1) * 31)
        return day.map { (start + Double($0 - 1), start + Double($0 - 1)) } ?? (start, start + 30)
    }

    static func month(_ word: String) -> Int? { months[word] }

    private static let months: [String: Int] = {
        var months: [String: Int] = [:]
        let names = """
            january february march april may june july august september october november december
            """
        for (index, name) in names.split(separator: " ").enumerated() {
            months[String(name)] = index + 1
            if name != "may" { months[String(name.prefix(3))] = index + 1 }
        }
        months["sept"] = 9
        months["mar"] = nil
        return months
    }()
}
