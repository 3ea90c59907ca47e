import Foundation
import Platform
import Situation
import Testing

@testable import Learning

@Suite("Who can be called at an hour is said by the clock on their wall") struct CoverageTests {
    private let lisbon = TimeZone(identifier: "Europe/Lisbon") ?? .gmt
    private let copenhagen = TimeZone(identifier: "Europe/Copenhagen") ?? .gmt

    private func at(_ text: String, in zone: TimeZone) throws -> Instant {
        try #require(Words(zone: zone, now: Instant(milliseconds: 0)).instant(input: text))
    }

    private func hours(_ days: [Int: (String, String)]) -> DutyHours {
        days.reduce(into: DutyHours()) { hours, day in
            hours[day.key] = DutyHours.Stretch(from: day.value.0, until: day.value.1)
        }
    }

    @Test("A stretch over midnight goes on into the next day, on Sunday into Monday, and ends there")
    func overMidnight() throws {
        let night = hours([7: ("22:00", "06:00")])
        // 22 November 2026 is a Sunday.
        for (time, isCovered) in [
            ("2026-11-22T21:59", false), ("2026-11-22T22:00", true), ("2026-11-23T00:00", true),
            ("2026-11-23T05:59", true), ("2026-11-23T06:00", false), ("2026-11-22T03:00", false),
            ("2026-11-23T22:00", false),
        ] {
            #expect(try night.covers(at(time, in: lisbon), in: lisbon) == isCovered, "\(time)")
        }
        #expect(try !night.covers(at("2026-11-22T22:00", in: lisbon), in: copenhagen) == false, "23:00 there")
        #expect(try !night.covers(at("2026-11-22T21:30", in: copenhagen), in: copenhagen))
    }

    @Test("The same time twice is a whole day, and a day without times is none")
    func wholeDay() throws {
        let monday = hours([1: ("08:00", "08:00")])
        #expect(try monday.covers(at("2026-11-23T08:00", in: lisbon), in: lisbon))
        #expect(try monday.covers(at("2026-11-24T07:59", in: lisbon), in: lisbon))
        #expect(try !monday.covers(at("2026-11-24T08:00", in: lisbon), in: lisbon))
        #expect(try !monday.covers(at("2026-11-23T07:59", in: lisbon), in: lisbon))
        #expect(DutyHours.Stretch(from: "8:00", until: "09:00") == nil)
        #expect(DutyHours.Stretch(from: "24:00", until: "09:00") == nil)
        #expect(DutyHours(text: monday.text) == monday)
        #expect(DutyHours(text: "9 1 2\n1 x 3\n2 1440 3") == DutyHours())
    }

    @Test("When the clock goes back the hour counts twice, when it goes forward it is left out, and nobody shifts")
    func clockChanges() throws {
        let early = hours([7: ("02:00", "04:00")])
        // In Copenhagen 02:30 comes twice on 25 October 2026, and there is no 02:30 on 28 March 2027.
        let autumn = try at("2026-10-25T00:00", in: copenhagen)
        let covered = (0..<25).filter { early.covers(autumn + .hours($0), in: copenhagen) }
        #expect(covered == [2, 3, 4])
        let spring = try at("2027-03-28T00:00", in: copenhagen)
        #expect((0..<23).filter { early.covers(spring + .hours($0), in: copenhagen) } == [2])
        let day = hours([1: ("09:00", "17:00")])
        for monday in ["2026-10-19", "2026-10-26", "2027-03-22", "2027-03-29"] {
            #expect(try day.covers(at(monday + "T09:00", in: copenhagen), in: copenhagen), "\(monday)")
            #expect(try !day.covers(at(monday + "T08:59", in: copenhagen), in: copenhagen), "\(monday)")
        }
    }

    @Test("A day of 25 hours shows its weaker one where the clock comes twice, and one of 23 leaves an hour out")
    func shownDays() throws {
        let all = (1...7).reduce(into: DutyHours()) { $0[$1] = DutyHours.Stretch(from: 0, until: 0) }
        let cover = Cover(functions: ["Lead"], hours: all, zone: copenhagen)
        let autumn = CoverageWeek(from: try at("2026-10-25T00:00", in: copenhagen), in: copenhagen, hours: 25, [cover])
        let long = try #require(WeekDay.all(autumn.hours, in: copenhagen).first)
        #expect(WeekDay.all(autumn.hours, in: copenhagen).count == 1)
        #expect(long.hours[2]?.count == 2 && long.hours[23]?.count == 1)
        let spring = CoverageWeek(from: try at("2027-03-28T00:00", in: copenhagen), in: copenhagen, hours: 23, [cover])
        let short = try #require(WeekDay.all(spring.hours, in: copenhagen).first)
        #expect(short.hours[2] == nil && short.hours.count == 23)
        #expect(autumn.gaps(in: "Lead").isEmpty && spring.gaps(in: "Lead").isEmpty)
    }

    @Test("Who did not answer the last check is not counted, and a gap begins and ends with the hour")
    func gaps() throws {
        let day = (1...7).reduce(into: DutyHours()) { $0[$1] = DutyHours.Stretch(from: 6 * 60, until: 22 * 60) }
        let night = (1...7).reduce(into: DutyHours()) { $0[$1] = DutyHours.Stretch(from: 21 * 60 + 30, until: 6 * 60) }
        let start = try at("2026-11-22T12:20", in: lisbon)
        func week(_ isConfirmed: Bool) -> CoverageWeek {
            CoverageWeek(
                from: start, in: lisbon,
                [
                    Cover(functions: ["Lead", "Legal"], hours: day, zone: lisbon),
                    Cover(functions: ["Lead"], hours: night, zone: lisbon, isConfirmed: isConfirmed),
                ])
        }
        #expect(week(true).gaps(in: "Lead").isEmpty)
        #expect(week(true).fewestTonight("Lead", in: lisbon) == 1)
        let gaps = week(false).gaps(in: "Lead")
        #expect(gaps.count == 7 && gaps.allSatisfy { $0.hours == 8 })
        #expect(try gaps.first?.from == at("2026-11-22T22:00", in: lisbon))
        #expect(week(false).fewestTonight("Lead", in: lisbon) == 0)
        #expect(week(true).gaps(in: "Legal").count == 7)
        #expect(week(true).gaps(in: "Nothing").map(\.hours) == [168])
        #expect(try week(true).hours.first?.start == at("2026-11-22T12:00", in: lisbon))
    }

    @Test("A question comes at the first quarter in which somebody said they can be reached")
    func nextQuarter() throws {
        let sunday = hours([7: ("22:10", "06:00")])
        let next = try sunday.next(from: at("2026-11-18T09:01", in: lisbon), in: lisbon)
        #expect(try next == at("2026-11-22T22:15", in: lisbon))
        let during = try sunday.next(from: at("2026-11-23T01:05", in: lisbon), in: lisbon)
        #expect(try during == at("2026-11-23T01:15", in: lisbon))
        #expect(try DutyHours().next(from: at("2026-11-18T09:01", in: lisbon), in: lisbon) == nil)
    }
}
