import Testing

@testable import TextEngine

@Suite("Posts are read into features") struct PostReaderTests {
    /// Remembers what it is given.
    private struct Features: FeatureSink {
        var words: [UInt64] = []
        var marked: [UInt64] = []
        var pairs = 0
        var runs = 0
        var tokens: [Range<Int>] = []

        mutating func token(from start: Int, to end: Int) { tokens.append(start..<end) }
        mutating func word(_ hash: UInt64) { words.append(hash) }
        mutating func pair(_ hash: UInt64) { pairs += 1 }
        mutating func inner(_ letters: Letters, hash: UInt64) { letters.forEachRun { _ in runs += 1 } }
        mutating func marked(_ hash: UInt64) { marked.append(hash) }
    }

    private func features(_ text: String) -> Features { PostReader.reading(text, into: Features()) }

    private func hash(_ word: String) -> UInt64 { Feature.hash(word.utf8) }

    @Test("Capitals, long vowels and curly apostrophes make no other word")
    func folding() {
        #expect(features("So").words == features("so").words)
        #expect(features("sooooo").words.first == hash("soo"))
        #expect(features("can’t").words == features("can't").words)
        #expect(features("ÆRLIG").words.first == hash("ærlig"))
    }

    @Test("A stretched word and a shouted one are told apart from calm ones") func emphasis() {
        #expect(features("soooo").words.contains(Feature.stretch))
        #expect(features("NOW").words.contains(Feature.shout))
        #expect(!features("2000000 OK").words.contains(Feature.stretch))
        #expect(!features("OK").words.contains(Feature.shout))
    }

    @Test("A negation reaches four words, and no further than a comma") func negation() {
        let spoken = features("I do not think it is all good")
        #expect(spoken.words.contains(Feature.negated(hash("think"))))
        #expect(!spoken.words.contains(Feature.negated(hash("good"))))
        #expect(!features("not now, fine").words.contains(Feature.negated(hash("fine"))))
        #expect(features("I can't win").words.contains(Feature.negated(hash("win"))))
    }

    @Test("A hash tag counts whole and in its parts") func tags() {
        let read = features("#NotMyDay")
        #expect(read.words.contains(Feature.tag(hash("notmyday"))))
        #expect(read.words.contains(hash("day")))
        #expect(read.tokens == [0..<9, 1..<4, 4..<6, 6..<9])
    }

    @Test("Words of a hash tag and words under a negation are told apart from plain ones") func marks() {
        #expect(features("happy at last").marked.isEmpty)
        #expect(features("#SoHappy").marked == [Feature.tag(hash("so")), Feature.tag(hash("happy"))])
        #expect(features("not happy").marked == [Feature.negated(hash("happy"))])
        #expect(features("not #happy").marked == [Feature.tag(hash("happy")), Feature.negated(hash("happy"))])
    }

    @Test(
        "Addresses, mentions, faces and pictures are signs",
        arguments: [
            ("https://a.example/b?c=d", "http"), ("WWW.a.example", "http"), ("@somebody", "@user"), (":-)", ":)"),
            (";P", ";p"), ("&lt;3", "<3"), ("<333", "<3"), ("-__-", "-_-"), ("^_^", "^^"), ("!!!!", "!!"), ("…", ".."),
            ("😭", "😭"), ("👍🏽", "👍"), ("“", "\""),
        ])
    func signs(text: String, sign: String) {
        #expect(features(text).words == [hash(sign)])
    }

    @Test(
        "What is nothing to read has no features but its ends",
        arguments: ["", " ", "\n", "&amp;", "@", "#", "\u{200B}"])
    func nothing(text: String) {
        #expect(features(text).words.isEmpty)
        #expect(features(text).pairs == 1)
    }

    @Test("A word longer than 32 bytes is read as far as that") func long() {
        let word = String(repeating: "abcdefgh", count: 5)
        #expect(features(word).words == [hash(String(word.prefix(32)))])
        #expect(features("ab").runs == 3 + 2 + 1)
    }
}
