/// What changed between two wordings, word by word.
public enum Difference {
    public enum Kind: String, Sendable, Codable { case same, removed, added }

    public struct Span: Sendable, Hashable, Codable {
        public let kind: Kind
        public let text: String
    }

    /// The longest common subsequence of words; quadratic in the words, so texts over 2,000 words come back whole as
    /// removed and added. The spans of `same` and `added` make the new text; those of `same` and `removed` the old one,
    /// but for the white space between them.
    public static func words(from old: String, to new: String) -> [Span] {
        let before = pieces(old)
        let after = pieces(new)
        guard before.count <= 4000, after.count <= 4000 else {
            return [Span(kind: .removed, text: old), Span(kind: .added, text: new)]
        }
        var lengths = [[Int32]](repeating: [Int32](repeating: 0, count: after.count + 1), count: before.count + 1)
        for i in before.indices.reversed() {
            for j in after.indices.reversed() {
                lengths[i][j] =
                    before[i] == after[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var spans: [Span] = []
        func add(_ kind: Kind, _ text: Substring) {
            if let last = spans.last, last.kind == kind {
                spans[spans.count - 1] = Span(kind: kind, text: last.text + text)
            } else {
                spans.append(Span(kind: kind, text: String(text)))
            }
        }
        var (i, j) = (0, 0)
        while i < before.count || j < after.count {
            if i < before.count, j < after.count, before[i] == after[j] {
                add(.same, after[j])
                (i, j) = (i + 1, j + 1)
            } else if j == after.count || (i < before.count && lengths[i + 1][j] >= lengths[i][j + 1]) {
                add(.removed, before[i])
                i += 1
            } else {
                add(.added, after[j])
                j += 1
            }
        }
        return spans
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
