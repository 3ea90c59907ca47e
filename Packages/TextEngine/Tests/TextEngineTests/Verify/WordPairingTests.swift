import Testing

@testable import TextEngine

@Suite("Words of a claim") struct WordPairingTests {
    private func pair(_ claim: String, _ evidence: String) -> SentencePair {
        SentencePair(claim: claim, evidence: evidence, VerifierWords())
    }

    private func missing(_ pair: SentencePair) -> [String] {
        pair.words.matches.indices.filter { pair.words.matches[$0].word == nil }.map { pair.claim.words[$0].stem }
    }

    @Test("Another form, a slip of the pen and a compound are the same word")
    func same() {
        #expect(missing(pair("The valves were replaced", "We replace each valve.")).isEmpty)
        #expect(missing(pair("Halden Foodds closed", "Halden Foods closed")).isEmpty)
        #expect(missing(pair("The Super Liga paused", "The SuperLiga paused")).isEmpty)
        #expect(missing(pair("The SuperLiga paused", "The Super Liga paused")).isEmpty)
    }

    @Test("What stands in the place of a missing word is found beside the words that both have")
    func substitution() {
        let pair = pair("Amara is the lead engineer of line two", "Amara is the night engineer of line two")
        let substitution = pair.words.substitutions.first
        #expect(missing(pair) == ["lead"])
        #expect(substitution.map { pair.evidence.words[$0.evidence].stem } == "night")
        #expect(substitution?.anchors == 2)
    }

    @Test("Opposites of the short list are met without a lexicon")
    func opposites() {
        #expect(pair("Sales increased", "Sales fell, a decrease of a tenth").features[.opposites] == 1)
    }
}

@Suite("Lexicon") struct LexiconTests {
    /// drink → milk, water; hot ↔ cold; a boat is a ship.
    private func lexicon(starts: [Int32] = [0, 1, 2, 3, 4, 5, 6, 7]) throws -> (Lexicon, [String: Range<Int>]) {
        let senses: [(String, Int32)] = [
            ("drink", 0), ("milk", 1), ("water", 2), ("hot", 3), ("cold", 4), ("boat", 5), ("ship", 5),
        ]
        let ordered = senses.sorted { StemHash.of($0.0) < StemHash.of($1.0) }
        let bytes = TableBytes.file([
            ("lexicon.words", .uint32s(ordered.map { StemHash.of($0.0) })), ("lexicon.starts", .int32s(starts)),
            ("lexicon.senses", .int32s(ordered.map(\.1))), ("lexicon.parents", .int32s([-1, 0, 0, -1, -1, -1])),
            ("lexicon.opposites", .int32s([-1, -1, -1, 4, 3, -1])),
        ])
        let lexicon = try Lexicon(TableFile(bytes))
        return (lexicon, Dictionary(uniqueKeysWithValues: senses.map { ($0.0, lexicon.senses(of: StemHash.of($0.0))) }))
    }

    @Test("Words are the same, broader, narrower, siblings or opposites")
    func relations() throws {
        let (lexicon, senses) = try lexicon()
        func relation(_ first: String, _ second: String) -> Lexicon.Relation {
            lexicon.relation(senses[first] ?? 0..<0, senses[second] ?? 0..<0)
        }
        #expect(relation("boat", "ship") == .same)
        #expect(relation("drink", "milk") == .broader)
        #expect(relation("milk", "drink") == .narrower)
        #expect(relation("milk", "water") == .sibling)
        #expect(relation("hot", "cold") == .opposite)
        #expect(relation("hot", "milk") == .none)
        #expect(relation("hot", "nobody") == .none)
        #expect(lexicon.senses(of: StemHash.of("nobody")).isEmpty)
    }

    @Test("A table that leads out of itself is refused")
    func refused() {
        #expect(throws: TableError.unexpected("lexicon.words")) { try lexicon(starts: [0, 1, 2, 3, 4, 5, 6, 99]) }
        #expect(throws: TableError.unexpected("lexicon.words")) { try lexicon(starts: [0]) }
    }
}
