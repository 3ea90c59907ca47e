#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
import Testing
import TextEngine
import TextTables

/// Whatever somebody pastes, eight times the text costs about eight times as much.
@Suite("Reading personal data from hostile input") struct HostilePersonalDataTests {
    private static let reader = Result { try TextTables.personalData() }

    static let units = [
        "a", "7", " ", "\n", "\u{301}", "🥛", "@", "a@", "a@b.", "a.", "a.b", "a-b.", "a/", "1.", "1:", "::", "a:b:",
        "f", "12 ",
        "1234 ", "4111 1111 ", "DK50 0040 ", "DK50", "www.", "http://", "https://a ", "a. ", "year ", "37 year ",
        "aged ",
        "+", "(", "+45 20 12 ", "Mr. ", "Amara Odense ", "14 Mill Lane, ", "\u{FFFD}", "Ω", "!?", "x1",
    ]

    @Test("Eight times the text, about eight times the work", arguments: units)
    func linear(unit: String) throws {
        let reader = try Self.reader.get()
        let texts = [500, 4_000].map { String(repeating: unit, count: max(1, $0 / unit.utf8.count)) }
        let steps = texts.map { text in (0..<2).map { _ in cost { _ = reader.spans(in: text) } }.min() ?? 0 }
        #expect(steps[1] < 20 * steps[0] + 0.005)
    }

    @Test("A megabyte is read") func megabyte() throws {
        let reader = try Self.reader.get()
        #expect(reader.spans(in: String(repeating: "a", count: 1_000_000)).count <= 1)
        #expect(reader.spans(in: String(repeating: "\u{301}", count: 300_000)).count <= 1)
    }

    @Test("Invalid UTF-8 is read as replacement characters, and ranges fit the repaired text") func invalid() throws {
        let broken: [UInt8] = [0xFF, 0xC3, 0x28, 0xF0, 0x9F]
        let bytes = Array("call 020 7946 0958 ".utf8) + broken + Array(" my name is Zoë Berg".utf8)
        let text = String(decoding: bytes, as: UTF8.self)
        for span in try Self.reader.get().spans(in: text) {
            #expect(span.range.utf8.upperBound <= text.utf8.count)
            #expect(String(validating: Array(text.utf8)[span.range.utf8], as: UTF8.self) != nil)
        }
    }

    private func cost(_ work: () -> Void) -> Double {
        var (before, after) = (timespec(), timespec())
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before)
        work()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after)
        return Double(after.tv_sec - before.tv_sec) + Double(after.tv_nsec - before.tv_nsec) / 1e9
    }
}
