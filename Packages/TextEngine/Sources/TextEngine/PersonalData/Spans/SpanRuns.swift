/// Runs of tokens that are one span: as the tagger labelled them, and what proved itself.
struct SpanRuns {
    struct Run {
        let type: PersonalDataType
        var tokens: Range<Int>
        var scalars: Range<Int>
    }

    private(set) var all: [Run] = []

    /// - Parameters:
    ///   - types: what the tagger says of each token
    ///   - begins: whether a span begins with it
    init(_ tokens: [SpanTokens.Token], _ types: [PersonalDataType?], begins: [Bool]) {
        var isOpen = false
        for (index, token) in tokens.enumerated() {
            guard let type = token.type ?? types[index] else {
                isOpen = false
                continue
            }
            if token.type == nil, isOpen, !begins[index], let last = all.last, last.type == type {
                all[all.count - 1].tokens = last.tokens.lowerBound..<index + 1
                all[all.count - 1].scalars = last.scalars.lowerBound..<token.range.upperBound
            } else {
                all.append(Run(type: type, tokens: index..<index + 1, scalars: token.range))
            }
            isOpen = token.type == nil
        }
    }
}
