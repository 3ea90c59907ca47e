import Testing

@testable import TextEngine

@Suite("What words say beside each other") struct PhraseNetTests {
    /// A net of two numbers over the words "not" (2) and "good" (3): the first is greatest where "not" stands before
    /// "good", the second counts what is good.
    private func columns(layer: [Float] = [1, 0, 0, 0]) -> [(name: String, values: TableBytes.Column)] {
        var keys = [UInt32](repeating: 0, count: 8)
        var numbers = [UInt16](repeating: 0, count: 8)
        for (index, word) in ["not", "good"].enumerated() {
            let hash = Feature.hash(word.utf8)
            var place = Int(hash >> 61)
            while numbers[place] != 0 { place = (place + 1) & 7 }
            (keys[place], numbers[place]) = (UInt32(truncatingIfNeeded: hash), UInt16(index + 2))
        }
        let none: [Int8] = [0, 0, 0, 0, 0, 0]
        let rows: [Int8] = none + none + [50, 0, 0, 0, 0, 0] + [0, 0, 50, 20, 0, 0]
        var answers = [Float](repeating: 0, count: 5 * 8)
        (answers[3 * 8 + 2], answers[4 * 8]) = (1, 4)
        return [
            ("phrases", .int8s(rows)), ("phraseBias", .int32s([-60, 0])), ("phraseScale", .floats([0.1])),
            ("layer", .floats(layer)), ("layerBias", .floats([-1])), ("answers", .floats(answers)),
            ("answerBias", .floats([0, 0.5, 0, 0, 0, 0, 0, 0])), ("phraseKeys", .uint32s(keys)),
            ("phraseNumbers", .uint16s(numbers)),
        ]
    }

    private func net() throws -> PhraseNet { try PhraseNet(TableFile(TableBytes.file(columns()))) }

    private func labeller() throws -> Labeller {
        let zeros = TableBytes.Column.uint16s([UInt16](repeating: 0, count: 16))
        let ones = TableBytes.Column.floats([Float](repeating: 1, count: 8))
        return try Labeller(
            TableFile(
                TableBytes.file(
                    [
                        ("words", zeros), ("inners", zeros), ("senses", zeros), ("senseChecks", .uint8s([0, 0])),
                        ("wordScale", ones), ("innerScale", ones), ("senseScale", ones),
                        ("bias", .floats([Float](repeating: 0, count: 8))),
                    ] + columns())))
    }

    @Test("The same words in another order say something else") func order() throws {
        let labeller = try labeller()
        #expect(labeller.labels("It is not good").tone.best == .negative)
        #expect(labeller.labels("Good, it is not").tone.best == .positive)
        #expect(labeller.labels("It is here").tone.best == .neutral)
    }

    @Test("Where something ends, the next word is no neighbour") func ends() throws {
        let labeller = try labeller()
        #expect(labeller.labels("not. good").tone.best == .positive)
        #expect(labeller.labels("not, good").tone.best == .positive)
        #expect(labeller.labels("not (good)").tone.best == .negative)
    }

    @Test("A place is the sum of three rows, cut at nought: as computed one by one", arguments: 0..<20 as Range<UInt64>)
    func naive(seed: UInt64) throws {
        var dice = Fuzz(seed: seed)
        let (width, layerWidth, words) = (Int.random(in: 1...20, using: &dice), 7, 9)
        func floats(_ count: Int) -> [Float] { (0..<count).map { _ in Float.random(in: -1...1, using: &dice) } }
        var rows = (0..<words * 3 * width).map { _ in Int8.random(in: -127...127, using: &dice) }
        for lane in 0..<3 * width { rows[lane] = 0 }
        let bias = (0..<width).map { _ in Int32.random(in: -90...90, using: &dice) }
        let (layer, layerBias) = (floats(2 * width * layerWidth), floats(layerWidth))
        let (answers, last) = (floats((2 * width + layerWidth) * 8), floats(8))
        let net = try PhraseNet(
            TableFile(
                TableBytes.file([
                    ("phrases", .int8s(rows)), ("phraseBias", .int32s(bias)), ("phraseScale", .floats([0.01])),
                    ("layer", .floats(layer)), ("layerBias", .floats(layerBias)), ("answers", .floats(answers)),
                    ("answerBias", .floats(last)), ("phraseKeys", .uint32s([0, 0])),
                    ("phraseNumbers", .uint16s([0, 0])),
                ])))
        let said = (0..<Int.random(in: 1...140, using: &dice)).map { _ in UInt16.random(in: 1..<9, using: &dice) }

        var inputs = [Float](repeating: 0, count: 2 * width)
        for place in said.indices {
            for lane in 0..<width {
                let value = (-1...1).reduce(Int(bias[lane])) { sum, step in
                    guard said.indices.contains(place + step) else { return sum }
                    return sum + Int(rows[(Int(said[place + step]) * 3 + step + 1) * width + lane])
                }
                inputs[lane] = max(inputs[lane], Float(value) * 0.01)
                inputs[width + lane] += max(0, Float(value) * 0.01) / Float(said.count).squareRoot()
            }
        }
        let inner = (0..<layerWidth).map { output in
            max(0, inputs.indices.reduce(layerBias[output]) { $0 + inputs[$1] * layer[$1 * layerWidth + output] })
        }
        for lane in 0..<8 {
            let all = inputs + inner
            let expected = all.indices.reduce(last[lane]) { $0 + all[$1] * answers[$1 * 8 + lane] }
            #expect(abs(net.scores(said)[lane] - expected) < 0.01 * max(1, abs(expected)))
        }
    }

    @Test("An empty post says nothing, and a word that nobody knows is any other") func empty() throws {
        let net = try net()
        #expect(net.scores([]) == SIMD8())
        #expect(net.words.number(of: Feature.hash("lunch".utf8)) == 1)
        #expect(net.words.number(of: Feature.hash("good".utf8)) == 3)
    }

    @Test(
        "A table whose sizes do not fit each other is refused",
        arguments: [
            ("phrases", TableBytes.Column.int8s([1, 2, 3])), ("phraseBias", .int32s([])),
            ("phraseBias", .int32s([128, 0])),
            ("layer", .floats([1])), ("answers", .floats([1])), ("answerBias", .floats([1])),
            ("phraseNumbers", .uint16s([9, 0, 0, 0, 0, 0, 0, 0])),
            ("phraseNumbers", .uint16s([2, 2, 2, 2, 2, 2, 2, 2])),
        ])
    func refused(name: String, values: TableBytes.Column) throws {
        let changed = columns().map { $0.name == name ? (name: name, values: values) : $0 }
        #expect(throws: TableError.self) { try PhraseNet(TableFile(TableBytes.file(changed))) }
    }
}
