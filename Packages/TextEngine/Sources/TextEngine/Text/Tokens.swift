/// A word or number of the text, folded for matching, with its place in what was typed.
struct Token: Sendable {
    var folded: String
    var stem: String
    var utf8: Range<Int>
    var utf16: Range<Int>
    var sentence: Int
    var clause: Int
    /// For `600`, `1,240`, `1.2k`, and words like "six hundred" on their last word.
    var value: Double?
    var isTag = false
    var startsUpper = false

    var range: TextRange { TextRange(utf8: utf8, utf16: utf16) }
}

/// The text in tokens. One pass over the scalars; memory is linear in the text.
struct Tokens: Sendable {
    private(set) var all: [Token] = []
    private(set) var sentences = 0
    let utf8Count: Int
    let utf16Count: Int

    init(_ text: String) {
        var reader = TokenReader()
        for scalar in text.unicodeScalars { reader.read(scalar) }
        reader.finish()
        all = reader.tokens
        sentences = reader.sentence + 1
        utf8Count = reader.utf8
        utf16Count = reader.utf16
        Numbers.read(&all)
        SpellingTricks.undo(&all)
    }

    var count: Int { all.count }
    subscript(_ index: Int) -> Token { all[index] }

    /// Token indices of each sentence, in order.
    var bySentence: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in all.indices where index > start && all[index].sentence != all[start].sentence {
            ranges.append(start..<index)
            start = index
        }
        if start < all.count { ranges.append(start..<all.count) }
        return ranges
    }

    func range(_ tokens: Range<Int>) -> TextRange {
        guard let first = tokens.first, let last = tokens.last else {
            return TextRange(utf8: 0..<0, utf16: 0..<0)
        }
        return TextRange(
            utf8: all[first].utf8.lowerBound..<all[last].utf8.upperBound,
            utf16: all[first].utf16.lowerBound..<all[last].utf16.upperBound)
    }
}

/// The state of the pass: a pure machine fed one scalar at a time.
private struct TokenReader {
    var tokens: [Token] = []
    var sentence = 0
    var utf8 = 0
    var utf16 = 0
    private var clause = 0
    private var word: [UInt8] = []
    private var start: (utf8: Int, utf16: Int) = (0, 0)
    private var startsUpper = false
    private var isTag = false
    /// A mark inside a word that belongs to it only if the word goes on: the point in 1.5, the apostrophe in don't.
    private var pending: UInt8?
    private var pendingEnd: (utf8: Int, utf16: Int) = (0, 0)
    private var sawStop = false

    mutating func read(_ scalar: Unicode.Scalar) {
        let width = UTF8.width(scalar)
        defer {
            utf8 += width
            utf16 += UTF16.width(scalar)
        }
        switch Folding.fold(scalar) {
        case .nothing: return
        case .one(let byte) where isWordByte(byte): extend([byte], isUpper: (0x41...0x5A).contains(scalar.value))
        case .one(let byte): mark(byte)
        case .several(let bytes):
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                extend(bytes, isUpper: scalar.properties.isUppercase)
            } else {
                mark(bytes == [UInt8(ascii: "'")] ? UInt8(ascii: "'") : 0)
            }
        }
    }

    mutating func finish() { close() }

    private mutating func extend(_ bytes: [UInt8], isUpper: Bool) {
        if word.isEmpty {
            if sawStop {
                sentence += 1
                clause += 1
                sawStop = false
            }
            start = (utf8, utf16)
            startsUpper = isUpper
        } else if let mark = pending {
            word.append(mark)
        }
        pending = nil
        word.append(contentsOf: bytes)
    }

    private mutating func mark(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "@"), UInt8(ascii: "$"):
            if !word.isEmpty, pending == nil { return hold(byte) }
        case UInt8(ascii: "."), UInt8(ascii: ","):
            if let last = word.last, isDigit(last), pending == nil { return hold(byte) }
        default: break
        }
        close()
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\n"):
            if !tokens.isEmpty { sawStop = true }
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"): clause += 1
        case UInt8(ascii: "#"): isTag = true
        default: break
        }
        if byte != UInt8(ascii: "#") { isTag = false }
    }

    private mutating func hold(_ byte: UInt8) {
        pending = byte
        pendingEnd = (utf8, utf16)
    }

    private mutating func close() {
        guard !word.isEmpty else { return }
        let end = pending == nil ? (utf8, utf16) : pendingEnd
        if let mark = pending {
            if mark == UInt8(ascii: ".") { sawStop = true }
            if mark == UInt8(ascii: ",") { clause += 1 }
        }
        let folded = String(decoding: word, as: UTF8.self)
        var token = Token(
            folded: folded, stem: Stemming.stem(folded), utf8: start.utf8..<end.0, utf16: start.utf16..<end.1,
            sentence: sentence, clause: clause)
        token.isTag = isTag
        token.startsUpper = startsUpper
        tokens.append(token)
        word.removeAll(keepingCapacity: true)
        pending = nil
        isTag = false
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isWordByte(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x7A).contains(byte) }
