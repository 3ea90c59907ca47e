import Testing

@testable import TextEngine

@Suite("What one line covers of another") struct LineCoverTests {
    private static let parts = [
        "ant", "bee", "cat", "(ant|bee)", "(bee|cat dog)", "...", "#", "(cat|#)", "@word", "(ant|ant bee)",
        "near(ant, cat)",
    ]

    private func line(_ random: inout Fuzz) -> Automaton? {
        let count = Int.random(in: 1...4, using: &random)
        let text = (0..<count).map { _ in Self.parts.randomElement(using: &random) ?? "" }.joined(separator: " ")
        return (try? PatternParser.parse(text)).flatMap { try? Automaton($0, line: text) }
    }

    private func matches(_ line: Automaton, _ tokens: Tokens) -> Bool {
        (0..<tokens.count).contains { line.end(in: tokens, from: $0) != nil }
    }

    @Test("No text is matched by a covered line and missed by what covers it", arguments: UInt64(1)...40)
    func sound(seed: UInt64) throws {
        var random = Fuzz(seed: seed)
        for _ in 0..<100 {
            guard let narrow = line(&random) else { continue }
            let wide = [line(&random), line(&random)].compactMap { $0 }
            guard LineCover.covers(narrow, by: wide) else { continue }
            for _ in 0..<60 {
                let count = Int.random(in: 1...10, using: &random)
                let words = (0..<count).map { _ in
                    ["ant", "bee", "cat", "dog", "7", "fox"].randomElement(using: &random) ?? ""
                }
                let tokens = Tokens(words.joined(separator: " "))
                guard matches(narrow, tokens) else { continue }
                #expect(wide.contains { matches($0, tokens) }, "seed \(seed): \(words)")
            }
        }
    }

    @Test("Every line covers itself", arguments: parts.filter { $0 != "..." && $0 != "@again" })
    func itself(text: String) throws {
        let line = try Automaton(try PatternParser.parse(text), line: text)
        #expect(LineCover.covers(line, by: [line]))
    }
}
