import Foundation
import Platform
import Testing

private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

private func words(_ zoneName: String, now: String = "2026-11-22T14:00:00Z") throws -> Words {
    Words(zone: try zone(zoneName), now: try instant(now))
}

private func instant(_ iso: String) throws -> Instant { Instant(try Date(iso, strategy: .iso8601)) }

@Suite struct ClockTests {
    @Test(
        "A moment is shown where the reader is",
        arguments: [
            ("UTC", "14:00"), ("Europe/Copenhagen", "15:00"), ("America/New_York", "09:00"), ("Asia/Kolkata", "19:30"),
            ("America/St_Johns", "10:30"), ("Asia/Kathmandu", "19:45"),
        ])
    func zones(name: String, time: String) throws {
        let t = try words(name)
        #expect(t.time(t.now) == time)
        #expect(t.date(t.now) == "22 November 2026")
        #expect(t.day(t.now) == "Sunday 22 November")
    }

    @Test("Where the offset is negative, the evening before is the day before")
    func negativeOffset() throws {
        let t = try words("Pacific/Honolulu")
        let at = try instant("2027-01-01T02:30:00Z")
        #expect(t.date(at) == "31 December 2026")
        #expect(t.time(at) == "16:30")
        #expect(t.input(at) == "2026-12-31T16:30")
    }

    @Test("Days before 1970 and leap days come out right")
    func calendar() throws {
        let t = try words("UTC")
        #expect(t.day(Instant(milliseconds: -1)) == "Wednesday 31 December")
        #expect(t.date(try instant("2028-02-29T23:59:59Z")) == "29 February 2028")
        #expect(t.date(try instant("2100-03-01T00:00:00Z")) == "1 March 2100")
    }

    @Test("Across the clock change in Copenhagen, hours are those on the wall")
    func clockChange() throws {
        let t = try words("Europe/Copenhagen")
        #expect(t.time(try instant("2026-03-29T00:59:00Z")) == "01:59")
        #expect(t.time(try instant("2026-03-29T01:00:00Z")) == "03:00")
        #expect(t.time(try instant("2026-10-25T00:30:00Z")) == "02:30")
        #expect(t.time(try instant("2026-10-25T01:30:00Z")) == "02:30")
    }

    @Test(
        "As precise as a reader needs it",
        arguments: [
            ("2026-11-22T13:05:00Z", "14:05"), ("2026-11-22T23:30:00Z", "Mon 00:30"),
            ("2026-11-17T08:00:00Z", "Tue 09:00"),
            ("2026-11-15T08:00:00Z", "15 November 2026"), ("2027-03-03T08:00:00Z", "3 March 2027"),
        ])
    func moments(iso: String, shown: String) throws {
        #expect(try words("Europe/Copenhagen").moment(try instant(iso)) == shown)
    }

    @Test(
        "What is typed is a time on the reader's wall",
        arguments: [
            ("Europe/Copenhagen", "2026-11-22T15:00", "2026-11-22T14:00:00Z"),
            ("Europe/Copenhagen", "2026-07-01T15:00:59", "2026-07-01T13:00:00Z"),
            ("America/New_York", "2026-12-31T23:30", "2027-01-01T04:30:00Z"),
            ("UTC", "2028-02-29T00:00", "2028-02-29T00:00:00Z"),
        ])
    func typed(name: String, text: String, iso: String) throws {
        let t = try words(name)
        let at = try #require(t.instant(input: text))
        #expect(at == (try instant(iso)))
        #expect(t.input(at) == text.prefix(16))
    }

    @Test("A time that the clock change skips moves forward by it; of one that comes twice, the first is meant")
    func skipped() throws {
        let t = try words("Europe/Copenhagen")
        #expect(t.instant(input: "2026-03-29T02:30") == (try instant("2026-03-29T01:30:00Z")))
        #expect(t.instant(input: "2026-10-25T02:30") == (try instant("2026-10-25T00:30:00Z")))
    }

    @Test(
        "What is no time is refused",
        arguments: [
            "", "tomorrow", "2026-02-31T10:00", "2026-02-29T10:00", "2026-04-31T10:00", "2026-13-01T10:00",
            "2026-00-10T10:00", "2026-01-00T10:00", "2026-01-01T24:00", "2026-01-01T10:60", "2026-01-01",
            "2026-1-1T1:1",
            "2026-11-22T14:05Z", " 2026-11-22T14:05", "22026-11-22T14:05", "-2026-11-22T14:05", "٢٠٢٦-١١-٢٢T١٤:٠٥",
            "2026-11-22T14:05:00; DROP",
        ])
    func refused(text: String) throws {
        #expect(try words("Europe/Copenhagen").instant(input: text) == nil)
    }
}
