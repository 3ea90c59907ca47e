import Foundation
import Platform
import Testing

@Suite struct WordsTests {
    private let t = Words(now: Instant(milliseconds: 1_795_356_000_000))

    @Test("A sentence is a key with places, and its values keep their kind")
    func sentences() {
        let sentence: Sentence = "\("Ben") saved \(3) drafts"
        #expect(sentence.key == "{1} saved {2} drafts")
        #expect(sentence.values == [.text("Ben"), .number(3)])
        #expect(t(sentence) == "Ben saved 3 drafts")
    }

    @Test("What people typed is never read as a place or a key")
    func hostile() {
        #expect(t("\("{2}") and \("{1}")") == "{2} and {1}")
        #expect(t(.verbatim("{1} {2} {")) == "{1} {2} {")
    }

    @Test("Braces that are no place stay as they are")
    func braces() {
        #expect(t("Use {name} or {9} or { for \("Ben")") == "Use {name} or {9} or { for Ben")
    }

    @Test(
        "One and many are told apart, and none is many",
        arguments: [(0, "0 drafts wait"), (1, "1 draft waits"), (2, "2 drafts wait")])
    func plurals(count: Int, words: String) {
        #expect(t(count, "\(count) draft waits", "\(count) drafts wait") == words)
    }

    @Test("A sentence inside a sentence is translated with it")
    func nested() {
        let inner: Sentence = "day \(2)"
        #expect(t("It is \(inner)") == "It is day 2")
    }

    @Test(
        "Whole numbers stand in groups of three",
        arguments: [
            (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "−1,234,567"),
            (Int.min, "−9,223,372,036,854,775,808"),
        ])
    func numbers(value: Int, words: String) {
        #expect(t.number(value) == words)
    }

    @Test(
        "Figures are shown as they were written, never rounded",
        arguments: [
            (3, "3"), (-0.5, "−0.5"), (0.125, "0.125"), (12_500.75, "12,500.75"), (0.1, "0.1"), (1e-7, "0.0000001"),
            (1e20, "100,000,000,000,000,000,000"), (9_007_199_254_740_993, "9,007,199,254,740,992"),
            (.infinity, "–"), (.nan, "–"),
        ])
    func decimals(value: Double, words: String) {
        #expect(t.decimal(value) == words)
    }
}
