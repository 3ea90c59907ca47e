import Foundation

/// A moment, in milliseconds since 1970 UTC.
package struct Instant: Hashable, Comparable, Codable, Sendable, SQLConvertible {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

    package static var now: Instant { Instant(Date()) }

    package var sqlValue: SQLValue { .integer(milliseconds) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        milliseconds = value
    }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
    package static func + (a: Instant, b: Duration) -> Instant {
        Instant(milliseconds: a.milliseconds + b.wholeMilliseconds)
    }
    package static func - (a: Instant, b: Duration) -> Instant {
        Instant(milliseconds: a.milliseconds - b.wholeMilliseconds)
    }
    package static func - (a: Instant, b: Instant) -> Duration { .milliseconds(a.milliseconds - b.milliseconds) }

    /// Days since 1970, UTC: as fine as what nobody may be found by is ever dated.
    package var day: Int { Int(milliseconds / 86_400_000) }

    package init(day: Int) { self.init(milliseconds: Int64(day) * 86_400_000) }

    /// `2026-11-22T14:05:00.000Z`, exact to the millisecond.
    package var iso: String {
        let at = LocalTime(self, in: .gmt)
        let rest = Int((milliseconds % 60_000 + 60_000) % 60_000)
        let date = "\(padded(at.year, 4))-\(padded(at.month))-\(padded(at.day))"
        return "\(date)T\(padded(at.hour)):\(padded(at.minute)):\(padded(rest / 1000)).\(padded(rest % 1000, 3))Z"
    }

    /// Refuses what lies outside the years 1 to 9999, so that arithmetic on what others sent cannot overflow.
    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
        guard (-62_135_596_800_000..<253_402_300_800_000).contains(milliseconds) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a time"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

extension Duration {
    package var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }

    package var wholeSeconds: Int { Int(components.seconds) }
    package static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }
    package static func hours(_ hours: Int) -> Duration { .seconds(hours * 3600) }
    package static func days(_ days: Int) -> Duration { .seconds(days * 86_400) }
}
