import Testing

@testable import TextEngine

@Suite("Tone, feeling and abuse") struct LabellerTests {
    /// A table that knows a few words, made as the training makes it.
    private func labeller(
        _ weights: [String: [Int16]], senses: [UInt16] = [UInt16](repeating: 0, count: 16), checks: [UInt8] = [0, 0]
    ) throws -> Labeller {
        var words = [UInt16](repeating: 0, count: 8 << 12)
        for (word, row) in weights {
            let bucket = Int(Feature.hash(word.utf8) >> 52)
            for (lane, weight) in row.enumerated() { words[bucket * 8 + lane] = UInt16(bitPattern: weight) }
        }
        let ones = [Float](repeating: 1, count: 8)
        let table = TableBytes.file([
            ("words", .uint16s(words)), ("inners", .uint16s([UInt16](repeating: 0, count: 16))),
            ("senses", .uint16s(senses)), ("senseChecks", .uint8s(checks)),
            ("wordScale", .floats(ones.map { $0 / 100 })), ("innerScale", .floats(ones)), ("senseScale", .floats(ones)),
            ("bias", .floats([0, 0.5, 0, 0, 0, 0, 0, -1])),
        ])
        return try Labeller(TableFile(table))
    }

    private func fixture() throws -> Labeller {
        try labeller([
            "lovely": [-400, 0, 400, -300, 300, 100, -200, -300], "idiots": [400, 0, -300, 500, -200, -200, 0, 900],
        ])
    }

    @Test("A lovely morning is positive, a joy, and nobody's insult") func lovely() throws {
        let labels = try fixture().labels("What a lovely morning")
        #expect(labels.tone.best == .positive)
        #expect(labels.feeling.best == .joy)
        #expect(labels.abuse.best == .notOffensive)
    }

    @Test("Likelihoods add up to 1, and the best of them is the confidence") func likelihoods() throws {
        let tone = try fixture().labels("You idiots").tone
        #expect(abs(PostTone.allCases.reduce(0) { $0 + tone[$1] } - 1) < 1e-6)
        #expect(tone.confidence == tone[.negative])
    }

    @Test("A word whose place in the table was taken is known from the place beside it") func beside() throws {
        let (first, second) = (Feature.hash("grim".utf8), Feature.hash("vile".utf8))
        let home = Int(first >> 63)
        var checks: [UInt8] = [0, 0]
        checks[home] = UInt8(truncatingIfNeeded: first >> 32)
        checks[home ^ 1] = UInt8(truncatingIfNeeded: second >> 32)
        var senses = [UInt16](repeating: 0, count: 16)
        (senses[home * 8], senses[(home ^ 1) * 8 + 2]) = (9, 9)
        let labeller = try labeller([:], senses: senses, checks: checks)
        #expect(labeller.labels("grim").tone.best == .negative)
        #expect(labeller.labels("vile").tone.best == .positive)
        #expect(labeller.labels("lunch").tone.best == .neutral)
        #expect(labeller.because("such a vile day", is: .positive).map(\.quote) == ["vile"])
    }

    @Test("A good word under a negation has a sense of its own, and is its because") func negatedSense() throws {
        let hash = Feature.negated(Feature.hash("fine".utf8))
        var checks: [UInt8] = [0, 0]
        checks[Int(hash >> 63)] = UInt8(truncatingIfNeeded: hash >> 32)
        var senses = [UInt16](repeating: 0, count: 16)
        senses[Int(hash >> 63) * 8] = 9
        let labeller = try labeller([:], senses: senses, checks: checks)
        #expect(labeller.labels("it is fine").tone.best == .neutral)
        #expect(labeller.labels("it is not fine").tone.best == .negative)
        #expect(labeller.because("it is not fine", is: .negative).map(\.quote) == ["fine"])
    }

    @Test("Who asks for more certainty than there is hears: not sure") func threshold() throws {
        let tone = try fixture().labels("A box").tone
        #expect(tone.answer(from: 0.9) == nil)
        #expect(tone.answer(from: 0.3) == .neutral)
    }

    @Test("The because is the very words, in both encodings") func because() throws {
        let text = "😀 Å, what IDIOTS they are"
        let reason = try #require(try fixture().becauseOffensive(text).first)
        #expect(reason.quote == "IDIOTS")
        #expect(reason.range == TextRange(utf8: 14..<20, utf16: 11..<17))
        #expect(reason.weight > 0)
        #expect(try fixture().because(text, is: .joy, most: 1).isEmpty)
    }

    @Test("A table whose rows are no power of two is refused") func refused() throws {
        let table = TableBytes.file([("words", .uint16s([0, 0, 0]))])
        #expect(throws: TableError.unexpected("words")) { try Labeller(TableFile(table)) }
    }

    @Test("Eight times the text, about eight times the work", arguments: LinearTimeTests.inputs)
    func linear(input: LinearTimeTests.Input) throws {
        let labeller = try fixture()
        let (small, large) = (input.text(4_000), input.text(32_000))
        var confidence = 0.0
        let ratio = Cost.ratio(
            of: { confidence += labeller.labels(large).tone.confidence },
            to: { confidence += labeller.labels(small).tone.confidence })
        #expect(ratio < 24, "\(input.testDescription)")
    }
}
