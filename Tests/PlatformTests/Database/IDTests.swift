import Foundation
import Platform
import Testing

private enum Thing {}

@Suite struct IDTests {
    @Test("Ids sort by the time they were made, and never repeat")
    func order() {
        let early = ID<Thing>.new(at: Instant(milliseconds: 1_000))
        let late = ID<Thing>.new(at: Instant(milliseconds: 1_001))
        #expect(early.rawValue < late.rawValue)
        #expect(early.rawValue.count == 26)
        #expect(Set((0..<1000).map { _ in ID<Thing>.new(at: Instant(milliseconds: 1_000)) }).count == 1000)
    }

    @Test(
        "Text that cannot be an id is none",
        arguments: ["", "A", "../etc", "a b", "é", "'--", String(repeating: "a", count: 65), "a\0"])
    func refused(text: String) {
        #expect(ID<Thing>(rawValue: text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ID<Thing>.self, from: try JSONEncoder().encode(text))
        }
    }

    @Test("A moment that others sent must lie between the years 1 and 9999", arguments: [Int64.max, .min])
    func moments(milliseconds: Int64) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Instant.self, from: Data("\(milliseconds)".utf8))
        }
    }

    @Test("A moment is written as ISO 8601, also before 1970")
    func iso() {
        #expect(Instant(milliseconds: 1_795_356_000_123).iso == "2026-11-22T14:00:00.123Z")
        #expect(Instant(milliseconds: -1).iso == "1969-12-31T23:59:59.999Z")
    }
}
