/// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over a text's tokens. Its labels are O (in no
/// span), then for each type B (a span begins), then for each type I (it goes on); I follows only B or I of its type.
/// Scores are whole numbers, so that every machine finds the same path (Viterbi 1967).
struct SpanTagger {
    let labels: [String]
    let weights: SpanWeights
    /// Row by row from one label to the next, in 1/1024.
    private let transitions: [Int32]
    /// How many labels may follow any: O and the B's.
    private let free: Int

    init(_ table: TableFile) throws(TableError) {
        labels = try table.strings("labels")
        free = labels.count / 2 + 1
        let kinds = labels.map { $0.prefix(2) }
        let names = labels.map { $0.dropFirst(2) }
        guard labels.count > 2, labels.count < 64, labels.count % 2 == 1, labels[0] == "O",
            kinds[1..<free].allSatisfy({ $0 == "B-" }), kinds[free...].allSatisfy({ $0 == "I-" }),
            names[1..<free].elementsEqual(names[free...])
        else { throw .unexpected("labels") }
        transitions = try table.int32s("transitions")
        guard transitions.count == labels.count * labels.count, transitions.allSatisfy({ abs(Int($0)) < 1 << 20 })
        else { throw .unexpected("transitions") }
        weights = try SpanWeights(table, labels: labels.count)
    }

    /// Scores of each token's labels, row by row. O(tokens × features).
    func scores(_ attributes: SpanAttributes, count: Int) -> [Int32] {
        weights.sum(attributes, tokens: count, width: labels.count)
    }

    /// The best path; of equals, the one by the label that comes first. O(tokens × labels²).
    func path(_ scores: [Int32]) -> [Int] {
        let width = labels.count
        let count = scores.count / width
        guard count > 0 else { return [] }
        var pointers = [UInt8](repeating: 0, count: scores.count)
        var best = Array(scores[0..<width])
        for label in free..<width { best[label] = Self.never }
        var next = best
        for token in 1..<max(count, 1) {
            step(from: best, to: &next, &pointers, token * width)
            // No sum outgrows its number: what counts is the distance from the first label.
            let base = next[0]
            for label in 0..<width {
                best[label] = max(next[label] &- base, Self.never) &+ scores[token * width + label]
            }
        }
        var label = best.indices.reduce(0) { best[$1] > best[$0] ? $1 : $0 }
        var path = [Int](repeating: label, count: count)
        for token in stride(from: count - 1, to: 0, by: -1) {
            label = Int(pointers[token * width + label])
            path[token - 1] = label
        }
        return path
    }

    /// The best way to each label from those of the token before.
    @inline(__always)
    private func step(from best: [Int32], to next: inout [Int32], _ pointers: inout [UInt8], _ row: Int) {
        let width = labels.count
        best.withUnsafeBufferPointer { best in
            transitions.withUnsafeBufferPointer { transitions in
                next.withUnsafeMutableBufferPointer { next in
                    pointers.withUnsafeMutableBufferPointer { pointers in
                        for after in 0..<free { next[after] = best[0] &+ transitions[after] }
                        for before in 1..<width {
                            let from = best[before]
                            for after in 0..<free {
                                let way = from &+ transitions[before * width + after]
                                if way > next[after] {
                                    next[after] = way
                                    pointers[row + after] = UInt8(truncatingIfNeeded: before)
                                }
                            }
                        }
                        for after in free..<width {
                            let begun = after - free + 1
                            let one = best[begun] &+ transitions[begun * width + after]
                            let other = best[after] &+ transitions[after * width + after]
                            next[after] = max(one, other)
                            pointers[row + after] = UInt8(truncatingIfNeeded: other > one ? after : begun)
                        }
                    }
                }
            }
        }
    }

    private static let never: Int32 = -(1 << 28)

    /// How probable each token's label on the path is, all ways taken together.
    func probabilities(_ scores: [Int32], of path: [Int]) -> [Float] {
        PathOdds(scores, transitions, labels: labels.count).probabilities(of: path)
    }
}
