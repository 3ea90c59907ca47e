/// How probable labels are, over all paths: forward and backward sums (Rabiner 1989), scaled at each token.
struct PathOdds {
    private let width: Int
    private let states: [Float]
    private let odds: [Float]

    /// - Parameters:
    ///   - scores: a row for each token, in 1/1024
    ///   - transitions: a row for each label, in 1/1024
    init(_ scores: [Int32], _ transitions: [Int32], labels: Int) {
        width = labels
        odds = transitions.map { power(Float($0) / 1024) }
        var states = [Float](repeating: 0, count: scores.count)
        for row in stride(from: 0, to: scores.count, by: width) {
            let most = scores[row..<row + width].max() ?? 0
            for label in row..<row + width { states[label] = power(Float(scores[label] &- most) / 1024) }
        }
        self.states = states
    }

    /// O(tokens × labels²).
    func probabilities(of path: [Int]) -> [Float] {
        let forward = forward(path.count)
        var backward = [Float](repeating: 1, count: width)
        var after = backward
        var found = [Float](repeating: 0, count: path.count)
        for token in path.indices.reversed() {
            let row = token * width
            var whole: Float = 0
            for label in 0..<width {
                whole += forward[row + label] * backward[label]
                after[label] = states[row + label] * backward[label]
            }
            found[token] = whole > 0 ? forward[row + path[token]] * backward[path[token]] / whole : 0
            for before in 0..<width {
                var sum: Float = 0
                for label in 0..<width { sum += odds[before * width + label] * after[label] }
                backward[before] = sum
            }
            scale(&backward, 0..<width)
        }
        return found
    }

    private func forward(_ count: Int) -> [Float] {
        var forward = [Float](repeating: 0, count: count * width)
        var sums = [Float](repeating: 1, count: width)
        for row in stride(from: 0, to: count * width, by: width) {
            for label in 0..<width { forward[row + label] = sums[label] * states[row + label] }
            scale(&forward, row..<row + width)
            for label in 0..<width { sums[label] = 0 }
            for before in 0..<width {
                let part = forward[row + before]
                for label in 0..<width { sums[label] += part * odds[before * width + label] }
            }
        }
        return forward
    }

    private func scale(_ values: inout [Float], _ range: Range<Int>) {
        var sum: Float = 0
        for index in range { sum += values[index] }
        guard sum > 0 else { return }
        for index in range { values[index] /= sum }
    }
}

/// e to a power, by its series on a small part of it: the package needs no mathematics library.
private func power(_ exponent: Float) -> Float {
    guard exponent > -80 else { return 0 }
    let part = Double(min(exponent, 80)) / 256
    var (sum, term) = (1.0, 1.0)
    for step in 1...6 {
        term *= part / Double(step)
        sum += term
    }
    for _ in 0..<8 { sum *= sum }
    return Float(sum)
}
