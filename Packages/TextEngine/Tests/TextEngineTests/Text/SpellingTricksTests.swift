import Testing

@testable import TextEngine

@Suite("Spelling tricks") struct SpellingTricksTests {
    @Test(
        "What slips a word past a rule is undone, and the range is still what was typed",
        arguments: [
            ("f4ult", "fault"), ("m€ssed", "messed"), ("m3ss3d", "messed"), ("bl@me", "blame"), ("mes$ed", "messed"),
            ("f a u l t", "fault"), ("f.a.u.l.t", "fault"), ("f-a-u-l-t", "fault"), ("f, a, u, l, t", "fault"),
            ("faaaault", "fault"), ("suppplier", "supplier"), ("supppppliers", "supplier"), ("messssed", "messed"),
            ("0dense", "Odense"), ("a f a u l t", "fault"), ("ｆａｕｌｔ", "fault"), ("fa\u{200B}u\u{2060}lt", "fault"),
        ])
    func undone(typed: String, word: String) throws {
        let text = "so — " + typed + "!"
        #expect(try Rule(match: [word]).matches(in: text).map { text.words($0) } == [typed])
    }

    @Test(
        "Ordinary words and figures are left alone",
        arguments: ["messed", "supplier", "Mississippi", "4pm", "5kg", "2nd", "600", "1.2k", "H2206", "covid"])
    func kept(word: String) {
        let tokens = Tokens(word)
        #expect(tokens.all.map(\.folded) == [word.lowercased()])
        #expect(tokens[0].otherStem == nil)
    }

    @Test("Three single letters are not a word")
    func few() {
        #expect(Tokens("I a m here").all.map(\.folded) == ["i", "a", "m", "here"])
        #expect(Tokens("plan a. B c d").all.map(\.folded) == ["plan", "a", "b", "c", "d"])
    }
}
