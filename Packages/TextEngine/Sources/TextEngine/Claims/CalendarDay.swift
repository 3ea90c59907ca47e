/// Days as numbers, for telling how far two of them lie apart.
public enum CalendarDay {
    /// Days since 1970-01-01 in the Gregorian calendar; nil for a day that no month has. Constant time.
    /// (Algorithm: Howard Hinnant, "chrono-compatible low-level date algorithms", 2013.)
    public static func number(year: Int, month: Int, day: Int) -> Int? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        guard day <= length(of: month, in: year) else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 1…12 for an English month's name in lower case.
    public static func month(_ name: some StringProtocol) -> Int? {
        months.firstIndex { $0 == name }.map { $0 + 1 }
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
