/// Reads a post once into hashed features: each word, each pair of neighbours, hash tags whole and in parts, words under a
/// negation, shouting, stretching, faces and pictures, and the letters of the words. `Training/posts.py` reads the same.
///
/// Constant work for each byte, nothing allocated for a token.
struct PostReader<Sink: FeatureSink> {
    var sink: Sink
    private var letters = Letters()
    private var before = Feature.start
    /// How many of the coming words are under a negation.
    private var negated = 0

    private init(_ sink: Sink) { self.sink = sink }

    /// The sink, when it has seen all of the text.
    static func reading(_ text: String, into sink: Sink) -> Sink {
        var text = text
        var reader = PostReader(sink)
        text.withUTF8 { reader.read($0.span) }
        return reader.sink
    }

    private mutating func read(_ text: borrowing Span<UInt8>) {
        var at = 0
        while at < text.count {
            let byte = text[at]
            if isWordByte(byte) {
                at = word(text, at)
            } else if byte == 0x20 {
                at += 1
            } else if byte < 0x80 {
                at = mark(text, at, byte)
            } else {
                at = wide(text, at)
            }
        }
        sink.pair(Feature.pair(before, Feature.stop))
    }

    private mutating func word(_ text: borrowing Span<UInt8>, _ start: Int) -> Int {
        if text[start] | 0x20 == 0x68 || text[start] | 0x20 == 0x77, let end = text.addressEnd(at: start) {
            sign(KnownSign.address, start, end)
            return end
        }
        return plainWord(text, start, to: text.count, isInTag: false)
    }

    private mutating func plainWord(
        _ text: borrowing Span<UInt8>, _ start: Int, to limit: Int, isInTag: Bool
    ) -> Int {
        let end = letters.read(text, start, to: limit, splitsHumps: isInTag)
        let hash = letters.hash
        sink.token(from: start, to: end)
        sink.word(hash)
        sink.said(hash)
        sink.pair(Feature.pair(before, hash))
        sink.inner(letters, hash: hash)
        if letters.isShouted { sink.word(Feature.shout) }
        if letters.isStretched { sink.word(Feature.stretch) }
        if isInTag { sink.marked(Feature.tag(hash)) }
        if negated > 0 {
            sink.word(Feature.negated(hash))
            sink.marked(Feature.negated(hash))
            negated -= 1
        }
        if Negations.contains(hash, letters) { negated = Negations.scope }
        before = hash
        return end
    }

    /// The whole tag, then its words: #NotMyDay is three.
    private mutating func tag(_ text: borrowing Span<UInt8>, _ start: Int, from first: Int) -> Int {
        let end = letters.read(text, first, to: text.count, splitsHumps: false)
        sink.token(from: start, to: end)
        sink.word(Feature.tag(letters.hash))
        var at = first
        while at < end { at = plainWord(text, at, to: end, isInTag: true) }
        return end
    }

    private mutating func sign(_ hash: UInt64, _ start: Int, _ end: Int) {
        sink.token(from: start, to: end)
        sink.word(hash)
        sink.said(hash)
        sink.pair(Feature.pair(before, hash))
        before = hash
    }

    private mutating func mark(_ text: borrowing Span<UInt8>, _ at: Int, _ byte: UInt8) -> Int {
        if let face = Face(text, at: at) {
            sign(face.hash, at, face.end)
            return face.end
        }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            let end = text.runEnd(of: byte, at: at)
            negated = 0
            sign(KnownSign.mark(byte, isRepeated: end > at + 1), at, end)
            return end
        case UInt8(ascii: "."): return dots(text, at)
        case UInt8(ascii: "\""), UInt8(ascii: "*"):
            sign(KnownSign.mark(byte, isRepeated: false), at, at + 1)
            return at + 1
        case UInt8(ascii: "@"):
            var end = at + 1
            while end < text.count, isWordByte(text[end]) { end += 1 }
            if end > at + 1 { sign(KnownSign.mention, at, end) }
            return end
        case UInt8(ascii: "#"):
            let first = text.afterInvisible(at + 1)
            return text.isLetter(at: first) ? tag(text, at, from: first) : at + 1
        case UInt8(ascii: "&"): return at + text.entityLength(at: at)
        case UInt8(ascii: "\\"):
            guard at + 1 < text.count, text[at + 1] == UInt8(ascii: "n") else { return at + 1 }
            end()
            return at + 2
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            negated = 0
            return at + 1
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), 10:
            end()
            return at + 1
        default: return at + 1
        }
    }

    /// One full stop only ends what is negated; several, or the sign for them, are said.
    private mutating func dots(_ text: borrowing Span<UInt8>, _ start: Int) -> Int {
        var (at, count) = (start, 0)
        while at < text.count {
            if text[at] == UInt8(ascii: ".") {
                (at, count) = (at + 1, count + 1)
            } else if text[at] == 0xE2, Wide(text, at: at).sign == .dots {
                (at, count) = (at + 3, count + 3)
            } else {
                break
            }
        }
        if count > 1 {
            negated = 0
            sign(KnownSign.dots, start, at)
        } else {
            end()
        }
        return at
    }

    /// What comes is not under the negation before it.
    private mutating func end() {
        negated = 0
        sink.said(Feature.end)
    }

    private mutating func wide(_ text: borrowing Span<UInt8>, _ at: Int) -> Int {
        let wide = Wide(text, at: at)
        switch wide.sign {
        case .letter: return word(text, at)
        case .dots: return dots(text, at)
        case .quotation: sign(KnownSign.mark(UInt8(ascii: "\""), isRepeated: false), at, at + wide.width)
        case .picture: sign(KnownSign.picture(wide.utf8), at, at + wide.width)
        case .apostrophe, .invisible, .other: break
        }
        return at + wide.width
    }
}
