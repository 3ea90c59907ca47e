import Foundation

/// A moment as programs exchange it: RFC 3339 in UTC, exact to the millisecond. Any offset is understood.
package struct Timestamp: Shaped, Hashable {
    package let instant: Instant

    package init(_ instant: Instant) { self.instant = instant }
    package init?(_ instant: Instant?) {
        guard let instant else { return nil }
        self.instant = instant
    }

    package static let shape = Shape.string(format: "date-time")
    package static func sample() -> Timestamp { Timestamp(Instant(milliseconds: 0)) }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard text.utf8.count <= 40, let date = Timestamp.read(text), Timestamp.years.contains(date) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a time"))
        }
        instant = Instant(date)
    }

    /// The years 1583 to 9999: before, calendars differ, and what was read would be written as another day.
    private static let years =
        Date(timeIntervalSince1970: -12_212_553_600)..<Date(timeIntervalSince1970: 253_402_300_800)

    private static func read(_ text: String) -> Date? {
        let format = Date.ISO8601FormatStyle()
        let exact = try? Date(
            text,
            strategy: format.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .colon))
        return exact ?? (try? Date(text, strategy: format))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(instant.iso)
    }
}
