/// What changed between two wordings, word by word.
public enum Difference {
    public enum Kind: String, Sendable, Codable { case same, removed, added }

    public struct Span: Sendable, Hashable, Codable {
        public let kind: Kind
        public let text: String
    }

    /// By the longest common subsequence of words, after what both begin and end with. That is quadratic in the words
    /// between, so where these are over 1,000 they come back whole as removed and added. The spans of `same` and
    /// `added` make the new text, those of `same` and `removed` the old one.
    public static func words(from old: String, to new: String) -> [Span] {
        let before = pieces(old)
        let after = pieces(new)
        var spans = Spans()
        let head = zip(before, after).prefix { $0 == $1 }.count
        let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        spans.add(.same, before[..<head])
        compare(before[head..<(before.count - tail)], after[head..<(after.count - tail)], into: &spans)
        spans.add(.same, before[(before.count - tail)...])
        return spans.all
    }

    private static let most = 2000

    private static func compare(
        _ before: ArraySlice<Substring>, _ after: ArraySlice<Substring>, into spans: inout Spans
    ) {
        guard before.count <= most, after.count <= most else {
            spans.add(.removed, before)
            spans.add(.added, after)
            return
        }
        let table = CommonLengths(before, after)
        var (i, j) = (before.startIndex, after.startIndex)
        while i < before.endIndex || j < after.endIndex {
            if i < before.endIndex, j < after.endIndex, before[i] == after[j] {
                spans.add(.same, before[i...i])
                (i, j) = (i + 1, j + 1)
            } else if j == after.endIndex || (i < before.endIndex && table[i + 1, j] >= table[i, j + 1]) {
                spans.add(.removed, before[i...i])
                i += 1
            } else {
                spans.add(.added, after[j...j])
                j += 1
            }
        }
    }

    /// Words and the white space between them, each a piece.
    private static func pieces(_ text: String) -> [Substring] {
        var pieces: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let piece = rest.prefix { $0.isWhitespace == first.isWhitespace }
            pieces.append(piece)
            rest = rest[piece.endIndex...]
        }
        return pieces
    }
}

/// For every two ends of the texts, how many pieces they have in common.
private struct CommonLengths {
    private var lengths: [Int32]
    private let width: Int
    private let top: Int
    private let left: Int

    init(_ before: ArraySlice<Substring>, _ after: ArraySlice<Substring>) {
        (top, left, width) = (before.startIndex, after.startIndex, after.count + 1)
        lengths = [Int32](repeating: 0, count: (before.count + 1) * width)
        var numbers: [Substring: Int32] = [:]
        func number(_ piece: Substring) -> Int32 {
            if let known = numbers[piece] { return known }
            numbers[piece] = Int32(numbers.count)
            return Int32(numbers.count - 1)
        }
        let rows = before.map(number)
        let columns = after.map(number)
        for row in rows.indices.reversed() {
            for column in columns.indices.reversed() {
                let here = row * width + column
                lengths[here] =
                    rows[row] == columns[column]
                    ? lengths[here + width + 1] + 1 : max(lengths[here + width], lengths[here + 1])
            }
        }
    }

    subscript(_ i: Int, _ j: Int) -> Int32 { lengths[(i - top) * width + j - left] }
}

/// Spans being put together; neighbours of a kind are one.
private struct Spans {
    private(set) var all: [Difference.Span] = []

    mutating func add(_ kind: Difference.Kind, _ pieces: ArraySlice<Substring>) {
        guard !pieces.isEmpty else { return }
        let text = pieces.joined()
        if let last = all.last, last.kind == kind {
            all[all.count - 1] = Difference.Span(kind: kind, text: last.text + text)
        } else {
            all.append(Difference.Span(kind: kind, text: text))
        }
    }
}
