/// What the tagger takes for personal and is not: a ticket's number is no telephone, 41 is no age in "41,000".
struct SpanExceptions {
    let text: SpanText
    let tokens: [SpanTokens.Token]
    let attributes: SpanAttributes

    /// - Parameter index: the first token of a span of this type
    func holds(_ index: Int, _ type: PersonalDataType) -> Bool {
        switch type {
        case .phone: (max(0, index - 2)..<index).contains { Self.codes.contains(attributes[$0, .word]) }
        case .age: isThousands(index)
        default: false
        }
    }

    private func isThousands(_ index: Int) -> Bool {
        guard index + 2 < tokens.count, tokens[index + 2].kind == .digit else { return false }
        let (mark, next) = (tokens[index + 1].range, tokens[index + 2].range)
        let isGlued = mark.lowerBound == tokens[index].range.upperBound && next.lowerBound == mark.upperBound
        return isGlued && mark.count == 1
            && [0x2C, 0x2E].contains(text.scalars[mark.lowerBound])
    }

    private static let codes = Set(
        "order ticket case invoice reference ref batch lot code serial article ean isbn"
            .split(separator: " ").map { SpanAttributes.hash(String($0)) })
}
