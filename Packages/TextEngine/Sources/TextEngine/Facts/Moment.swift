/// When something was or will be, as a sentence says it: a date, a day of the week, a time of day, "yesterday".
struct Moment: Sendable {
    enum What: Sendable {
        case date(Amount)
        /// Monday is 0.
        case weekday(Int)
        case time(ClockTime)
        /// Days from today, from the first to the last that may be meant: yesterday is -1.
        case relative(ClosedRange<Int>)
    }

    enum Relation { case agrees, differs, unsure }

    let what: What
    let tokens: Range<Int>

    /// Whether what a draft says fits what a fact says; nil where they speak of different things, a day and a time.
    ///
    /// - Parameter today: nil when nobody knows
    func relation(to fact: Moment, today: Today?) -> Relation? {
        switch (what, fact.what) {
        case (.date(let said), .date(let known)):
            relation(said, known)
        case (.time(let said), .time(let known)): said.relation(to: known)
        case (.weekday(let said), .weekday(let known)): said == known ? .agrees : .differs
        case (.relative(let days), .date(let known)):
            (today?.isNear(known, in: days) ?? false) ? .agrees : .unsure
        case (.relative(let days), .weekday(let known)):
            (today?.isNear(weekday: known, in: days) ?? false) ? .agrees : .unsure
        default: nil
        }
    }

    private func relation(_ said: Amount, _ known: Amount) -> Relation {
        // "Before 24 March" is true of what is best before 14 March, and not what the fact says.
        let isOtherBound = said.comparator == known.comparator && said.comparator.direction != 0
        switch said.relation(to: known) {
        case .holds where isOtherBound && known.relation(to: said) != .holds: return .differs
        case .holds: return .agrees
        case .fails: return .differs
        case .open: return .unsure
        }
    }
}

/// A time of day and what it leaves open, in minutes after midnight. "3:40" is at night or in the afternoon.
struct ClockTime: Sendable {
    let starts: [Int]
    let comparator: Comparator

    func relation(to fact: ClockTime) -> Moment.Relation {
        let relations = starts.flatMap { mine in
            fact.starts.map { relation(extent(mine), fact.extent($0)) }
        }
        return relations.contains(.agrees) ? .agrees : relations.contains(.unsure) ? .unsure : .differs
    }

    private func relation(_ mine: ClosedRange<Int>, _ other: ClosedRange<Int>) -> Moment.Relation {
        guard mine.overlaps(other) else { return .differs }
        let isBound = mine.upperBound - mine.lowerBound > 120 && other.upperBound - other.lowerBound <= 120
        return isBound && !(mine.contains(other.lowerBound) && mine.contains(other.upperBound)) ? .unsure : .agrees
    }

    private func extent(_ start: Int) -> ClosedRange<Int> {
        switch comparator {
        case .before, .lessThan: 0...max(0, start - 1)
        case .until, .by, .atMost: 0...start
        case .after, .moreThan: start + 1...2880
        case .since, .from, .atLeast: start...2880
        // An hour on the hour is seldom meant to the minute.
        case .about, .almost: max(0, start - 45)...start + 45
        case .exactly, .asOf: start % 60 == 0 ? max(0, start - 5)...start + 5 : start...start
        }
    }
}

/// The day on which a draft is written, somewhere: time zones make it uncertain by one.
struct Today: Sendable {
    private let days: Int

    /// - Parameter milliseconds: since 1970, UTC; 0 when nobody knows
    init?(milliseconds: Int64) {
        guard milliseconds != 0 else { return nil }
        days = Int((Double(milliseconds) / 86_400_000).rounded(.down))
    }

    fileprivate func isNear(_ date: Amount, in relative: ClosedRange<Int>) -> Bool {
        (relative.lowerBound - 1...relative.upperBound + 1).contains { offset in
            let (year, month, day) = Today.civil(days + offset)
            let (low, high) = (date.allowed.low, date.allowed.high)
            let at =
                date.kind == .date
                ? RoughDay.days(year: year, month: month, day: day) : RoughDay.within(month: month, day: day)
            return low <= at.low && at.high <= high
        }
    }

    /// 1 January 1970 was a Thursday.
    fileprivate func isNear(weekday: Int, in relative: ClosedRange<Int>) -> Bool {
        (relative.lowerBound - 1...relative.upperBound + 1).contains { ((days + $0 + 3) % 7 + 7) % 7 == weekday }
    }

    /// The calendar's day, counted from 1 March of the year 0 (Hinnant 2013).
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
