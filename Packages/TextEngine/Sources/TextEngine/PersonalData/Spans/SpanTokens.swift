/// Words, numbers, marks (alike ones together) and proven spans of a text. O(text).
struct SpanTokens {
    struct Token {
        let range: Range<Int>
        let kind: ScalarKind
        /// What it was proven to be.
        var type: PersonalDataType?
    }

    private(set) var all: [Token] = []

    init(_ text: SpanText, hits: [ProvenSpans.Hit]) {
        all.reserveCapacity(text.count / 4 + 2)
        var (at, hit) = (0, 0)
        while at < text.count {
            let kind = text.kinds[at]
            let next = hit < hits.count ? hits[hit].range.lowerBound : text.count
            if at == next, hit < hits.count {
                all.append(Token(range: hits[hit].range, kind: .other, type: hits[hit].type))
                at = hits[hit].range.upperBound
                hit += 1
                continue
            }
            var end = at + 1
            while end < next, text.kinds[end] == kind, kind != .other || text.scalars[end] == text.scalars[at] {
                end += 1
            }
            if kind != .space { all.append(Token(range: at..<end, kind: kind)) }
            at = end
        }
    }
}
