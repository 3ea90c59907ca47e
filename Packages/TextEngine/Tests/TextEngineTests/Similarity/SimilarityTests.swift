import Testing
import TextEngine

@Suite("Containment") struct SimilarityTests {
    @Test(
        "It is the share of the words that stand in the other text in runs of five",
        arguments: [
            ("a moment I keep thinking about", "This is a moment I keep thinking about, always.", 1),
            ("we stopped the line at once, and went home", "We stopped the belt at noon.", 0),
            ("we stopped the line at once, and went home", "and so we stopped the line at once", 6.0 / 9),
            ("we stopped", "And then we stopped.", 1), ("we stopped", "We had stopped.", 0), ("", "anything", 0),
            ("anything", "", 0), ("🥛", "🥛", 0), ("one", "one", 1),
        ] as [(String, String, Double)])
    func share(text: String, other: String, share: Double) {
        #expect(Similarity.containment(of: text, in: other) == share)
    }
}
