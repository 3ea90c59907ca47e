import Testing

@testable import Platform

@Suite("Finding bytes in bytes")
struct ByteSearchTests {
    private func place(of needle: String, in text: String, from start: Int = 0) -> Range<Int>? {
        Array(text.utf8).withUnsafeBytes { $0.firstRange(of: needle.utf8, from: start) }
    }

    @Test("The first place is found, at the beginning, in the middle and at the very end")
    func firstPlace() {
        #expect(place(of: "ab", in: "ab ab") == 0..<2)
        #expect(place(of: "<!--b-->", in: "<!--a--><!--b-->") == 8..<16)
        #expect(place(of: "aab", in: "aaab") == 1..<4)
        #expect(place(of: "ab", in: "ab ab", from: 1) == 3..<5)
    }

    @Test("What is not there is not found, nor is anything in nothing or nothing in anything")
    func notThere() {
        #expect(place(of: "abc", in: "ab") == nil)
        #expect(place(of: "ac", in: "abab") == nil)
        #expect(place(of: "", in: "ab") == nil)
        #expect(place(of: "a", in: "") == nil)
        #expect(place(of: "ab", in: "ab", from: 7) == nil)
    }

    @Test("Every text of two letters gives what comparing at every place gives")
    func asNaively() {
        let texts = words(upTo: 8)
        for needle in words(upTo: 3) where !needle.isEmpty {
            for text in texts {
                let naive = text.indices.first { text[$0...].starts(with: needle) }
                #expect(text.withUnsafeBytes { $0.firstRange(of: needle) }?.lowerBound == naive)
            }
        }
    }

    @Test("What stands between is the same as the standard library says")
    func parts() {
        for text in words(upTo: 8) {
            let expected = text.split(separator: [97, 98], omittingEmptySubsequences: false)
            #expect(text.parted(by: [97, 98]) == expected)
        }
    }

    private func words(upTo length: Int) -> [[UInt8]] {
        var (all, longest): ([[UInt8]], [[UInt8]]) = ([[]], [[]])
        for _ in 0..<length {
            longest = longest.flatMap { [$0 + [97], $0 + [98]] }
            all += longest
        }
        return all
    }
}
