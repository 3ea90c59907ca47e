import Foundation

/// A calendar day and a time of day in one zone (proleptic Gregorian; after H. Hinnant's `civil_from_days`).
package struct LocalTime: Sendable, Equatable {
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    /// Monday is 1.
    package let weekday: Int
    let dayNumber: Int

    package init(_ instant: Instant, in zone: TimeZone) {
        let seconds = floorDivide(Int(instant.milliseconds), 1000)
        let offset = zone == .gmt ? 0 : zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let local = seconds + offset
        dayNumber = floorDivide(local, 86_400)
        let ofDay = local - dayNumber * 86_400
        hour = ofDay / 3600
        minute = ofDay % 3600 / 60
        weekday = ((dayNumber + 3) % 7 + 7) % 7 + 1
        let shifted = dayNumber + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}

extension Words {
    /// `14:05`
    package func time(_ at: Instant) -> String {
        let local = LocalTime(at, in: zone)
        return "\(padded(local.hour)):\(padded(local.minute))"
    }

    /// `Sunday 22 November`
    package func day(_ at: Instant) -> String {
        let local = LocalTime(at, in: zone)
        return "\(weekday(local)) \(local.day) \(month(local))"
    }

    /// `22 November 2026`
    package func date(_ at: Instant) -> String {
        let local = LocalTime(at, in: zone)
        return "\(local.day) \(month(local)) \(local.year)"
    }

    /// As precise as a reader needs it: `14:05` today, `Tue 14:05` within a week, else `3 March 2027`.
    package func moment(_ at: Instant) -> String {
        let local = LocalTime(at, in: zone)
        let days = abs(LocalTime(now, in: zone).dayNumber - local.dayNumber)
        if days == 0 { return time(at) }
        if days < 7 { return "\(weekday(local).prefix(3)) \(time(at))" }
        return date(at)
    }

    /// `2026-11-22T14:05`: what `<input type="datetime-local">` holds.
    package func input(_ at: Instant) -> String {
        let local = LocalTime(at, in: zone)
        return "\(local.year)-\(padded(local.month))-\(padded(local.day))T\(time(at))"
    }

    /// Reads what `<input type="datetime-local">` sends, in the reader's zone; nil for anything else and for days that do
    /// not exist. A time that a clock change skips is moved forward by the change; of one that comes twice, the first.
    package func instant(input: String) -> Instant? {
        let pattern = /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d{1,3})?)?/.asciiOnlyDigits()
        guard let match = input.wholeMatch(of: pattern)?.output, let year = Int(match.1), let month = Int(match.2),
            let day = Int(match.3), let hour = Int(match.4), let minute = Int(match.5), (1...12).contains(month),
            (1...daysIn(month, of: year)).contains(day), hour < 24, minute < 60
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
        return calendar.date(from: parts).map { Instant($0) }
    }
}

extension Words {
    private func weekday(_ local: LocalTime) -> String { language.translate(weekdays[local.weekday - 1]) }
    private func month(_ local: LocalTime) -> String { language.translate(months[local.month - 1]) }
}

private let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
private let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]

/// With zeros in front.
func padded(_ number: Int, _ digits: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

private func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

private func daysIn(_ month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    default: 31
    }
}
