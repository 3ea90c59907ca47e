import Testing

@testable import TextEngine

@Suite("Stemming") struct StemmingTests {
    @Test(
        "The inflections of a word meet",
        arguments: [
            "fault faults", "blame blames blamed blaming", "company companies company's", "stop stops stopped stopping",
            "argue argues argued arguing", "try tries tried trying", "carry carried carrying carries", "box boxes",
            "pass passes passed passing", "crash crashes crashed", "know knows knew known knowing",
            "find found finding",
            "sell sold sells selling", "die dies died dying", "lie lied lying lies", "use uses used using",
            "go goes went gone going", "child children child's", "woman women", "agree agrees agreed agreeing",
            "valve valves", "call calls called calling", "leak leaks leaked leaking", "tell told",
            "lose lost loses losing",
            "shelf shelves", "employee employees employee's employees'", "have has had having",
        ])
    func families(words: String) {
        let stems = Set(words.split(separator: " ").map { Stemming.stem(String($0)) })
        #expect(stems.count == 1, "\(stems)")
    }

    @Test(
        "Other words do not",
        arguments: [
            ("new", "news"), ("even", "evening"), ("supplier", "supply"), ("investigate", "investigation"),
            ("us", "used"), ("unit", "united"), ("safe", "unsafe"), ("ill", "illness"), ("bus", "but"),
            ("state", "statement"), ("recall", "call"), ("thing", "think"),
        ])
    func strangers(one: String, other: String) {
        #expect(Stemming.stem(one) != Stemming.stem(other))
    }

    @Test(
        "A stem is its own stem, and short or foreign words stay as they are",
        arguments: ["we", "ill", "øl", "牛乳", "is", "gas"])
    func stays(word: String) {
        #expect(Stemming.stem(word) == word)
    }
}
