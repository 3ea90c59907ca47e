import Foundation
import Platform

/// When somebody can be reached, by the clock on their own wall: at most one stretch a day, which may go over midnight.
package struct DutyHours: Sendable, Equatable {
    /// Minutes of the day. It ends on the next day when `until` is not later; from a time to the same one is a whole day.
    package struct Stretch: Sendable, Equatable {
        package let from: Int
        package let until: Int

        package init?(from: Int, until: Int) {
            guard (0..<1440).contains(from), (0..<1440).contains(until) else { return nil }
            (self.from, self.until) = (from, until)
        }

        fileprivate var goesOn: Bool { until <= from }
    }

    /// By the day on which it begins; Monday is 1.
    package private(set) var days: [Int: Stretch] = [:]

    package init() {}

    package subscript(day: Int) -> Stretch? {
        get { days[day] }
        set { if (1...7).contains(day) { days[day] = newValue } }
    }

    package func covers(_ instant: Instant, in zone: TimeZone) -> Bool { covers(MinuteOfWeek(instant, in: zone)) }

    func covers(_ at: MinuteOfWeek) -> Bool {
        if let today = days[at.day], at.minute >= today.from, today.goesOn || at.minute < today.until { return true }
        guard let yesterday = days[at.day == 1 ? 7 : at.day - 1] else { return false }
        return yesterday.goesOn && at.minute < yesterday.until
    }

    /// The first quarter of an hour from then on in which they can be reached.
    func next(from instant: Instant, in zone: TimeZone) -> Instant? {
        let quarter: Int64 = 900_000
        let start = Instant(milliseconds: (instant.milliseconds + quarter - 1) / quarter * quarter)
        return (0..<8 * 96).lazy.map { start + .minutes(15 * $0) }.first { covers($0, in: zone) }
    }
}

/// A minute of somebody’s week.
struct MinuteOfWeek: Sendable, Equatable {
    let day: Int
    let minute: Int

    init(_ instant: Instant, in zone: TimeZone) {
        let local = LocalTime(instant, in: zone)
        (day, minute) = (local.weekday, local.hour * 60 + local.minute)
    }
}

extension DutyHours {
    /// A line a day: `7 1320 360`.
    var text: String {
        days.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.from) \($0.value.until)" }.joined(separator: "\n")
    }

    init(text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ").compactMap { Int($0) }
            if parts.count == 3 { self[parts[0]] = Stretch(from: parts[1], until: parts[2]) }
        }
    }
}

extension DutyHours.Stretch {
    /// What `<input type="time">` holds.
    package init?(from: String, until: String) {
        guard let from = minute(from), let until = minute(until) else { return nil }
        self.init(from: from, until: until)
    }

    var fromText: String { clock(from) }
    var untilText: String { clock(until) }
}

private func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
        parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
        let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
}

private func clock(_ minute: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return two(minute / 60) + ":" + two(minute % 60)
}
