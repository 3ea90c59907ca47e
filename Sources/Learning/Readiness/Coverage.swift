import Foundation
import Platform
import Situation

/// One person who has said that they can be reached, as far as coverage asks.
package struct Cover: Sendable {
    package let functions: Set<String>
    package let hours: DutyHours
    package let zone: TimeZone
    /// Whoever did not answer the last contact check is not counted until they do.
    package let isConfirmed: Bool

    package init(functions: Set<String>, hours: DutyHours, zone: TimeZone, isConfirmed: Bool = true) {
        (self.functions, self.hours, self.zone, self.isConfirmed) = (functions, hours, zone, isConfirmed)
    }
}

/// How many could take each function at one moment.
package struct CoverageAt: Sendable {
    package let instant: Instant
    private let counts: [String: Int]

    package init(_ instant: Instant, _ covers: [Cover]) {
        var minutes: [TimeZone: MinuteOfWeek] = [:]
        var counts: [String: Int] = [:]
        for cover in covers where cover.isConfirmed {
            let minute = minutes[cover.zone] ?? MinuteOfWeek(instant, in: cover.zone)
            minutes[cover.zone] = minute
            guard cover.hours.covers(minute) else { continue }
            for function in cover.functions { counts[function, default: 0] += 1 }
        }
        (self.instant, self.counts) = (instant, counts)
    }

    package subscript(function: String) -> Int { counts[function] ?? 0 }
}

/// The coming week, hour by hour. An hour counts as its weakest quarter: zones and stretches begin at halves and quarters.
package struct CoverageWeek: Sendable {
    package struct Hour: Sendable {
        package let start: Instant
        let quarters: [CoverageAt]

        package subscript(function: String) -> Int { quarters.map { $0[function] }.min() ?? 0 }
    }

    package let hours: [Hour]

    /// - Parameter zone: whose full hours are meant.
    package init(from now: Instant, in zone: TimeZone, hours count: Int = 168, _ covers: [Cover]) {
        let local = LocalTime(now, in: zone)
        let start = now - .minutes(local.minute) - .milliseconds(now.milliseconds % 60_000)
        hours = (0..<count).map { hour in
            let begin = start + .hours(hour)
            return Hour(start: begin, quarters: (0..<4).map { CoverageAt(begin + .minutes(15 * $0), covers) })
        }
    }

    /// The fewest at any hour of the next night: 22 to 6 where the reader is.
    package func fewestTonight(_ function: String, in zone: TimeZone) -> Int {
        let isNight = hours.map { [22, 23, 0, 1, 2, 3, 4, 5].contains(LocalTime($0.start, in: zone).hour) }
        let first = isNight.firstIndex(of: true) ?? 0
        let night = zip(hours, isNight).dropFirst(first).prefix { $0.1 }
        return night.map { $0.0[function] }.min() ?? 0
    }

    /// When nobody could take a function, from the first hour on.
    package func gaps(in function: String) -> [CoverageGap] {
        var gaps: [CoverageGap] = []
        for hour in hours where hour[function] == 0 {
            if let last = gaps.last, last.until == hour.start {
                gaps[gaps.count - 1].until = hour.start + .hours(1)
            } else {
                gaps.append(CoverageGap(function: function, from: hour.start, until: hour.start + .hours(1)))
            }
        }
        return gaps
    }
}

/// A time in which nobody could take a function.
package struct CoverageGap: Sendable, Equatable {
    package let function: String
    package let from: Instant
    package internal(set) var until: Instant

    var hours: Int { (until - from).wholeSeconds / 3600 }
}
