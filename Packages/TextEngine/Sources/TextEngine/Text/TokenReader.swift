/// The state of the pass that makes tokens: a pure machine fed one scalar at a time, constant work for each.
struct TokenReader {
    private(set) var tokens: [Token] = []
    /// Sentences that end in a question mark.
    private(set) var questions: Set<Int> = []

    private typealias Place = (utf8: Int, utf16: Int)
    private let addresses: [Range<Int>]
    private var address = 0
    private var place: Place = (0, 0)
    private var (sentence, clause) = (0, 0)
    private var word: [UInt8] = []
    private var start: Place = (0, 0)
    private var end: Place = (0, 0)
    private var traits: Token.Traits = []
    private var endsLower = false
    /// A mark that belongs to the word only if the word goes on: the point in 1.5, the apostrophe in don't.
    private var held: Unicode.Scalar?
    private var gap = Gap()

    init(addresses: [Range<Int>]) {
        self.addresses = addresses
        tokens.reserveCapacity(64)
    }

    mutating func read(_ scalar: Unicode.Scalar) {
        let after: Place = (place.utf8 + UTF8.width(scalar), place.utf16 + UTF16.width(scalar))
        switch Folding.fold(scalar) {
        case .nothing(let isMark):
            if isMark, !word.isEmpty, held == nil { end = after }
        case .letter(let byte):
            let isUpper = scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
            begin(with: byte, isUpper: isUpper)
            word.append(byte)
            end = after
        case .letters(let bytes):
            begin(with: bytes.first ?? 0, isUpper: scalar.properties.isUppercase)
            word.append(contentsOf: bytes)
            end = after
        case .mark(let mark): read(mark: mark, until: after)
        }
        place = after
    }

    mutating func finish() {
        close()
        if gap.isQuestion, !tokens.isEmpty { questions.insert(sentence) }
    }

    /// Before a letter: the word goes on, or a new one begins here.
    private mutating func begin(with byte: UInt8, isUpper: Bool) {
        if let mark = held, !word.isEmpty {
            held = nil
            if isDigit(byte) || !isBetweenDigits(mark) {
                word.append(insideWord(mark))
            } else {
                close()
                gap.add(mark)
            }
        }
        if isUpper, endsLower, traits.contains(.tag), !word.isEmpty {
            close()
            gap.isTag = true
        }
        endsLower = !isUpper && !isDigit(byte)
        guard word.isEmpty else { return }
        while address < addresses.count, addresses[address].upperBound <= place.utf8 { address += 1 }
        let isAddress = address < addresses.count && addresses[address].contains(place.utf8)
        let continues = isAddress && tokens.last.map { addresses[address].contains($0.utf8.lowerBound) } == true
        if !continues { passGap(isUpper: isUpper) }
        start = place
        traits = gap.traits
        if isUpper { traits.insert(.startsUpper) }
        if isAddress { traits.insert(.address) }
        gap = Gap()
    }

    private mutating func passGap(isUpper: Bool) {
        guard !tokens.isEmpty else { return }
        if gap.endsSentence(after: tokens, beforeUpper: isUpper) {
            if gap.isQuestion { questions.insert(sentence) }
            sentence += 1
            clause += 1
        } else if gap.endsClause {
            clause += 1
        }
    }

    private mutating func read(mark: Unicode.Scalar, until after: Place) {
        if held == nil, let last = word.last, canHold(mark, after: last) {
            held = mark
            return
        }
        let before = held
        close()
        if let before { gap.add(before) }
        if let symbol = symbol(mark), isBesideNumber(mark) {
            add(symbol, from: place, to: after)
        } else {
            gap.add(mark)
        }
    }

    private func canHold(_ mark: Unicode.Scalar, after last: UInt8) -> Bool {
        switch mark {
        case "'", "@": true
        case "$", "€": !isDigit(last)
        default: isBetweenDigits(mark) && isDigit(last)
        }
    }

    private func isBetweenDigits(_ mark: Unicode.Scalar) -> Bool { [".", ",", ":", "\u{00A0}"].contains(mark) }

    private func insideWord(_ mark: Unicode.Scalar) -> UInt8 {
        switch mark {
        case "€": UInt8(ascii: "e")
        case "\u{00A0}": UInt8(ascii: ",")
        default: UInt8(truncatingIfNeeded: mark.value)
        }
    }

    /// 5 %, 600+, and a currency on either side.
    private func isBesideNumber(_ mark: Unicode.Scalar) -> Bool {
        guard mark == "%" || mark == "+" else { return true }
        let isNext = gap.isEmpty || (mark == "%" && gap.traits == .spaced)
        return isNext && tokens.last.map { startsWithDigit($0.folded) } == true
    }

    private mutating func close() {
        guard !word.isEmpty else { return }
        if endsLower, word.count > 1, traits.contains(.startsUpper) { traits.insert(.titled) }
        let plain = SpellingTricks.undone(word)
        let folded = String(decoding: plain.word, as: UTF8.self)
        if folded == "cent", traits == .spaced, let last = tokens.last, last.folded == "per" {
            tokens.removeLast()
            start = (last.utf8.lowerBound, last.utf16.lowerBound)
            append("percent", stem: "percent", other: nil)
        } else {
            append(
                folded, stem: Stemming.stem(folded),
                other: plain.other.map { Stemming.stem(String(decoding: $0, as: UTF8.self)) })
        }
        word.removeAll(keepingCapacity: true)
        held = nil
    }

    private mutating func add(_ symbol: String, from place: Place, to after: Place) {
        passGap(isUpper: false)
        (start, end, traits) = (place, after, .symbol)
        gap = Gap()
        append(symbol, stem: symbol, other: nil)
    }

    private mutating func append(_ folded: String, stem: String, other: String?) {
        tokens.append(
            Token(
                folded: folded, stem: stem, otherStem: other, utf8: start.utf8..<end.utf8,
                utf16: start.utf16..<end.utf16, sentence: sentence, clause: clause, traits: traits))
    }
}

private func symbol(_ mark: Unicode.Scalar) -> String? {
    switch mark {
    case "%": "percent"
    case "+": "plus"
    case "€": "euro"
    case "£": "pound"
    case "$": "dollar"
    default: nil
    }
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
func startsWithDigit(_ word: String) -> Bool { word.utf8.first.map(isDigit) ?? false }
