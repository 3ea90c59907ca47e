import Testing

@testable import TextEngine

/// Set `TEXTENGINE_SEED` to run a text again that failed.
@Suite("Whatever is typed") struct FuzzTests {
    @Test("Every range is valid in both encodings, in order, and quotes what was typed")
    func ranges() throws {
        let checker = try Halden.checker()
        let first = Seed.fromEnvironment ?? UInt64.random(in: 0...UInt64.max)
        let count: UInt64 = Seed.fromEnvironment == nil ? 400 : 1
        for seed in (0..<count).map({ first &+ $0 }) {
            var fuzz = Fuzz(seed: seed)
            let text = fuzz.text()
            let findings = checker.check(text, author: "eve", networks: Network.allCases, at: Halden.now)
            for finding in findings {
                expectSound(finding, in: text, "TEXTENGINE_SEED=\(seed)")
            }
            #expect(
                findings == checker.check(text, author: "eve", networks: Network.allCases, at: Halden.now),
                "TEXTENGINE_SEED=\(seed)")
            #expect(zip(findings, findings.dropFirst()).allSatisfy { rank($0) <= rank($1) }, "TEXTENGINE_SEED=\(seed)")
            expectSound(Tokens(text), in: text, "TEXTENGINE_SEED=\(seed)")
        }
    }

    private func expectSound(_ finding: Finding, in text: String, _ seed: Comment) {
        for range in finding.ranges + finding.remedies.map(\.range) { expectSame(range, in: text, seed) }
        for range in finding.ranges { #expect(!range.utf8.isEmpty, seed) }
        #expect(
            zip(finding.ranges, finding.ranges.dropFirst()).allSatisfy { $0.utf8.upperBound <= $1.utf8.lowerBound },
            seed)
        #expect(finding.quote == finding.ranges.first.flatMap { text.words(utf8: $0.utf8) } ?? "", seed)
        for remedy in finding.remedies { #expect(text.applying(remedy).utf8.count > 0, seed) }
    }

    private func expectSound(_ tokens: Tokens, in text: String, _ seed: Comment) {
        for token in tokens.all { expectSame(token.range, in: text, seed) }
        #expect(zip(tokens.all, tokens.all.dropFirst()).allSatisfy { $0.utf8.upperBound <= $1.utf8.lowerBound }, seed)
        #expect(tokens.sentences.allSatisfy { !$0.isEmpty }, seed)
        #expect(tokens.sentences.flatMap { Array($0) } == Array(tokens.all.indices), seed)
        #expect(
            zip(tokens.all, tokens.all.dropFirst()).allSatisfy { $0.clause <= $1.clause && $0.sentence <= $1.sentence },
            seed)
    }

    /// The two encodings name the same words.
    private func expectSame(_ range: TextRange, in text: String, _ seed: Comment) {
        let words = text.words(utf8: range.utf8)
        #expect(words != nil && words == text.words(utf16: range.utf16), seed)
    }

    private func rank(_ finding: Finding) -> Int { Finding.Weight.allCases.firstIndex(of: finding.weight) ?? 0 }

    @Test("No pattern line ends the program, and what is accepted can be matched")
    func patterns() {
        var fuzz = Fuzz(seed: Seed.fromEnvironment ?? UInt64.random(in: 0...UInt64.max))
        let parts = [
            "(", ")", "|", "...", "…", "#", "near(", ",", "=", "fault", "=fault", " ", "Ødense", "🥛", "\u{301}",
        ]
        for _ in 0..<400 {
            let line = (0..<12).map { _ in parts.randomElement(using: &fuzz) ?? "" }.joined()
            do {
                let rule = try Rule(match: [line], unless: [line])
                #expect(rule.matches(in: "fault 4 Ødense fault").isEmpty || !line.isEmpty)
            } catch {
                #expect((1...max(1, line.count)).contains(error.column), "\(line): \(error)")
                #expect(!error.reason.isEmpty)
            }
        }
    }
}

private enum Seed {
    static var fromEnvironment: UInt64? { environment("TEXTENGINE_SEED").flatMap { UInt64($0) } }
}
