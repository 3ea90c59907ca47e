/// What stands at the end of a quoted post: "… — Name (@name) May 3, 2021". It is not what the post says; but who said it
/// and when tells claims apart.
struct PostSignature {
    /// UTF-8 before the signature; the whole text where there is none.
    let body: Range<Int>
    /// The name and "(@name)".
    let author: Range<Int>
    /// Days since 1970-01-01.
    let day: Int?

    private static let longestName = 160
    private static let longestDate = 40

    /// Constant time: looks at the last 200 bytes or so.
    init(_ text: Span<UInt8>) {
        var end = text.count
        while end > 0, isBlank(text[end - 1]) { end -= 1 }
        let none = (body: 0..<text.count, author: end..<end, day: Int?.none)
        let found = Self.read(text, end)
        (body, author, day) = found.map { ($0.body, $0.author, $0.day) } ?? none
    }

    private typealias Parts = (body: Range<Int>, author: Range<Int>, day: Int?)

    private static func read(_ text: Span<UInt8>, _ end: Int) -> Parts? {
        var close = end - 1
        let first = max(0, end - longestDate)
        while close > first, text[close] != UInt8(ascii: ")") { close -= 1 }
        guard close > first, text[close] == UInt8(ascii: ")") else { return nil }
        var open = close - 1
        while open > 0, isNameByte(text[open]) { open -= 1 }
        guard open > 0, open < close - 1, text[open] == UInt8(ascii: "@"), text[open - 1] == UInt8(ascii: "(") else {
            return nil
        }
        let words = words(in: text, close + 1..<end)
        guard words.isEmpty || isDate(words), let dash = dash(in: text, before: open - 1) else { return nil }
        return (0..<dash.lowerBound, dash.upperBound..<close + 1, day(words))
    }

    /// The nearest long dash before the name, or a short one between spaces.
    private static func dash(in text: Span<UInt8>, before end: Int) -> Range<Int>? {
        let first = max(0, end - longestName)
        var short: Range<Int>?
        var index = end - 1
        while index >= first {
            let isLong = index + 2 < end && text[index] == 0xE2 && text[index + 1] == 0x80
            if isLong, text[index + 2] == 0x94 { return index..<index + 3 }
            if isLong, text[index + 2] == 0x93, short == nil { short = index..<index + 3 }
            if text[index] == UInt8(ascii: "-"), short == nil, index > 0, isBlank(text[index - 1]),
                isBlank(text[index + 1])
            {
                short = index..<index + 1
            }
            index -= 1
        }
        return short
    }

    /// Letters and digits in lower case, cut at everything else.
    private static func words(in text: Span<UInt8>, _ range: Range<Int>) -> [String] {
        var words: [String] = []
        var word = ""
        for index in range {
            let byte = text[index]
            if isNameByte(byte) {
                word.unicodeScalars.append(Unicode.Scalar((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func isDate(_ words: [String]) -> Bool {
        words.count == 3 && CalendarDay.month(words[0]) != nil && words.dropFirst().allSatisfy { Int($0) != nil }
    }

    private static func day(_ words: [String]) -> Int? {
        guard isDate(words), let month = CalendarDay.month(words[0]), let day = Int(words[1]), let year = Int(words[2])
        else { return nil }
        return CalendarDay.number(year: year < 100 ? year + 2000 : year, month: month, day: day)
    }
}

@inline(__always) func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || isDigit(byte) || byte == UInt8(ascii: "_")
}

/// White space, and the bytes of a space that does not break.
@inline(__always) private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0xC2 || byte == 0xA0 }
