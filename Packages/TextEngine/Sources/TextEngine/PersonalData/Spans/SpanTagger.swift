/// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over a text's tokens with labels O, B-type
/// and I-type. Whole numbers throughout, so that every machine finds the same path (Viterbi 1967).
struct SpanTagger {
    let labels: [String]
    let weights: SpanWeights
    /// Row by row from one label to the next, in 1/1024.
    private let transitions: [Int32]
    private let odds: [Float]

    init(_ table: TableFile) throws(TableError) {
        labels = try table.strings("labels")
        guard labels.count > 2, labels.count < 256, labels[0] == "O" else { throw .unexpected("labels") }
        transitions = try table.int32s("transitions")
        guard transitions.count == labels.count * labels.count else { throw .unexpected("transitions") }
        odds = transitions.map { exp(Float($0) / Self.scale) }
        weights = try SpanWeights(table, labels: labels.count)
    }

    /// Scores of each token's labels, row by row. O(tokens × features).
    func scores(_ attributes: SpanAttributes, count: Int) -> [Int32] {
        var scores = [Int32](repeating: 0, count: count * labels.count)
        for token in 0..<count {
            SpanFeatures.each(attributes, at: token) { weights.add($1, to: &scores, at: token * labels.count) }
        }
        return scores
    }

    /// The best path; of equals, the one by the label that comes first. O(tokens × labels²).
    func path(_ scores: [Int32]) -> [Int] {
        let width = labels.count
        let count = scores.count / width
        guard count > 0 else { return [] }
        var best = Array(scores[0..<width])
        for label in 0..<width where labels[label].hasPrefix("I-") { best[label] -= 30 * Int32(Self.scale) }
        var pointers = [UInt8](repeating: 0, count: scores.count)
        var next = best
        for token in 1..<max(count, 1) {
            let row = token * width
            for after in 0..<width { next[after] = best[0] &+ transitions[after] }
            for before in 1..<width {
                let from = best[before]
                for after in 0..<width {
                    let way = from &+ transitions[before * width + after]
                    if way > next[after] {
                        next[after] = way
                        pointers[row + after] = UInt8(before)
                    }
                }
            }
            for after in 0..<width { best[after] = next[after] &+ scores[row + after] }
        }
        var label = best.indices.reduce(0) { best[$1] > best[$0] ? $1 : $0 }
        var path = [Int](repeating: label, count: count)
        for token in stride(from: count - 1, to: 0, by: -1) {
            label = Int(pointers[token * width + label])
            path[token - 1] = label
        }
        return path
    }

    /// How probable each token's label on the path is, all ways taken together (forward and backward sums).
    func probabilities(_ scores: [Int32], of path: [Int]) -> [Float] {
        let width = labels.count
        let states = odds(of: scores)
        var forward = [Float](repeating: 0, count: scores.count)
        for token in path.indices {
            let row = token * width
            for after in 0..<width {
                var sum: Float = token == 0 ? 1 : 0
                if token > 0 {
                    for before in 0..<width { sum += forward[row - width + before] * odds[before * width + after] }
                }
                forward[row + after] = sum * states[row + after]
            }
            scale(&forward, row..<row + width)
        }
        var backward = [Float](repeating: 1, count: width)
        var found = [Float](repeating: 0, count: path.count)
        for token in path.indices.reversed() {
            let row = token * width
            let whole = (0..<width).reduce(Float(0)) { $0 + forward[row + $1] * backward[$1] }
            found[token] = whole > 0 ? forward[row + path[token]] * backward[path[token]] / whole : 0
            let after = (0..<width).map { states[row + $0] * backward[$0] }
            for before in 0..<width {
                backward[before] = (0..<width).reduce(Float(0)) { $0 + odds[before * width + $1] * after[$1] }
            }
            scale(&backward, 0..<width)
        }
        return found
    }

    /// Each row's odds against its best label, so that nothing overflows.
    private func odds(of scores: [Int32]) -> [Float] {
        let width = labels.count
        var states = [Float](repeating: 0, count: scores.count)
        for row in stride(from: 0, to: scores.count, by: width) {
            let most = scores[row..<row + width].max() ?? 0
            for label in row..<row + width { states[label] = exp(Float(scores[label] - most) / Self.scale) }
        }
        return states
    }

    private func scale(_ values: inout [Float], _ range: Range<Int>) {
        let sum = values[range].reduce(0, +)
        guard sum > 0 else { return }
        for index in range { values[index] /= sum }
    }

    private static let scale: Float = 1024
}

/// e to the power of a number, by its series on a small part of it: the package needs no mathematics library.
private func exp(_ power: Float) -> Float {
    guard power > -80 else { return 0 }
    let part = Double(min(power, 80)) / 256
    var (sum, term) = (1.0, 1.0)
    for step in 1...8 {
        term *= part / Double(step)
        sum += term
    }
    for _ in 0..<8 { sum *= sum }
    return Float(sum)
}
