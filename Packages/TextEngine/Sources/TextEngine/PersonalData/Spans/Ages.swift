/// Numbers that are an age by the words around them: "37-year-old", "37 y/o", "aged 37", "at the age of 37".
struct Ages {
    let text: SpanText
    let tokens: [SpanTokens.Token]
    let attributes: SpanAttributes

    /// Each looks at most five tokens on and three back.
    func isAge(_ index: Int) -> Bool {
        let range = tokens[index].range
        guard tokens[index].kind == .digit, range.count <= 3,
            (1...119).contains(text.scalars[range].reduce(0) { $0 * 10 + $1 - 48 }), !isGlued(index)
        else { return false }
        let after = words(index + 1..<min(index + 6, tokens.count))
        let before = words(max(0, index - 3)..<index)
        let isOld = isOld(after) && !(after.count > 2 && Self.things.contains(after[2]))
        return isOld || before.last == Self.aged || Self.ageBefore.contains(Array(before.suffix(2)))
    }

    private func isOld(_ after: [UInt32]) -> Bool {
        guard let first = after.first else { return false }
        if first == Self.yo || Array(after.prefix(2)) == Self.ySlashO { return true }
        guard Self.years.contains(first), after.count > 1 else { return false }
        return after[1] == Self.old || Array(after[1..<min(3, after.count)]) == Self.ofAge
    }

    /// Part of a longer number or a range: "20-37", "3.37".
    private func isGlued(_ index: Int) -> Bool {
        let start = tokens[index].range.lowerBound
        guard index > 0, tokens[index - 1].kind == .other, tokens[index - 1].type == nil,
            tokens[index - 1].range.upperBound == start
        else { return false }
        return [0x2D, 0x2E, 0x2C, 0x2F].contains(text.scalars[start - 1])
    }

    /// Hashes of words; 1 for what is a number or proven. Marks are passed over.
    private func words(_ range: Range<Int>) -> [UInt32] {
        range.compactMap { index in
            if tokens[index].type != nil || tokens[index].kind == .digit { return 1 }
            return tokens[index].kind == .letter ? attributes[index, .word] : nil
        }
    }

    private static func hashes(_ words: String) -> [UInt32] {
        words.split(separator: " ").map { SpanAttributes.hash(String($0)) }
    }

    private static let years = hashes("year years yr yrs")
    private static let old = SpanAttributes.hash("old")
    private static let yo = SpanAttributes.hash("yo")
    private static let aged = SpanAttributes.hash("aged")
    private static let ofAge = hashes("of age")
    private static let ySlashO = hashes("y o")
    private static let ageBefore = [hashes("age of"), hashes("at age")]
    private static let things = hashes(
        "company firm business brand building house bridge plant factory car ship tree tradition")
}
