/// Cuts a text into folded words in one pass over its bytes and hands on each with its bytes. Addresses are passed over;
/// hash tags and mentions are cut into their words. Linear in the text; nothing is allocated per word.
struct ClaimWordReader {
    /// What of a longer word is read. Its hash still is that of the whole word.
    static let longestWord = 64

    private let folding = ClaimFolding.shared
    private var zone = ClaimWord.Zone.body
    private var word = ClaimWord()
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(Self.longestWord) }

    /// - Parameters:
    ///   - range: the part to read.
    ///   - zone: what the words are taken for.
    ///   - splitter: knows the words that a hash tag may be made of.
    ///   - found: is given a word and its folded bytes, of which it may make something else.
    mutating func read(
        _ text: Span<UInt8>, _ range: Range<Int>, zone: ClaimWord.Zone = .body, splitter: TagSplitter?,
        _ found: (ClaimWord, inout [UInt8]) -> Void
    ) {
        self.zone = zone
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            let byte = text[index]
            if byte >= 0x80 {
                index += readScalar(text, index, end, found)
            } else if isLetterOrDigit(byte) {
                let skipped = ClaimAddress.length(text, index, end)
                if skipped > 0 {
                    close(at: index, found)
                    index += skipped
                } else {
                    add(byte, at: index)
                    index += 1
                }
            } else if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@"), index + 1 < end,
                isNameByte(text[index + 1])
            {
                close(at: index, found)
                index = readTag(text, index + 1, end, isMention: byte == UInt8(ascii: "@"), splitter, found)
            } else {
                readMark(byte, text, index, end, found)
                index += 1
            }
        }
        close(at: end, found)
    }

    private mutating func readMark(
        _ byte: UInt8, _ text: Span<UInt8>, _ index: Int, _ end: Int, _ found: (ClaimWord, inout [UInt8]) -> Void
    ) {
        let isInside = !bytes.isEmpty && index + 1 < end && index > 0
        let isBetweenDigits = isInside && isDigit(text[index - 1]) && isDigit(text[index + 1])
        switch byte {
        case UInt8(ascii: "'") where isInside && isLetterOrDigit(text[index + 1]): append(byte)
        case UInt8(ascii: ",") where isBetweenDigits: break
        case UInt8(ascii: ".") where isBetweenDigits: append(byte)
        default:
            close(at: index, found)
        }
    }

    private mutating func readScalar(
        _ text: Span<UInt8>, _ index: Int, _ end: Int, _ found: (ClaimWord, inout [UInt8]) -> Void
    ) -> Int {
        guard let (scalar, width) = ClaimScalar.read(text, index, end) else {
            close(at: index, found)
            return 1
        }
        switch folding.fold(scalar) {
        case .nothing: break
        case .gap:
            close(at: index, found)
        case .apostrophe:
            let isInside = !bytes.isEmpty && index + width < end && isLetterOrDigit(text[index + width])
            if isInside { append(UInt8(ascii: "'")) } else { close(at: index, found) }
        case .letters(let range):
            begin(at: index)
            for letter in folding.letters[range] { append(letter) }
        case nil: readRare(scalar, at: index, width, found)
        }
        return width
    }

    /// Ideographs are a word each; pictures are none.
    private mutating func readRare(
        _ scalar: UInt32, at index: Int, _ width: Int, _ found: (ClaimWord, inout [UInt8]) -> Void
    ) {
        switch ClaimScalar.folded(scalar) {
        case .nothing: break
        case .mark: close(at: index, found)
        case .letter(let letter):
            begin(at: index)
            append(letter)
        case .letters(let letters):
            close(at: index, found)
            begin(at: index)
            for letter in letters { append(letter) }
            close(at: index + width, found)
        }
    }

    @inline(__always) private mutating func add(_ byte: UInt8, at index: Int) {
        begin(at: index)
        append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }

    @inline(__always) private mutating func begin(at index: Int) {
        guard bytes.isEmpty else { return }
        word = ClaimWord()
        word.start = index
    }

    @inline(__always) private mutating func append(_ byte: UInt8) {
        word.hash.add(byte)
        if bytes.count < Self.longestWord { bytes.append(byte) }
    }

    private mutating func close(at end: Int, _ found: (ClaimWord, inout [UInt8]) -> Void) {
        guard !bytes.isEmpty else { return }
        if bytes.count > 2, bytes.count < Self.longestWord, bytes[bytes.count - 1] == UInt8(ascii: "s"),
            bytes[bytes.count - 2] == UInt8(ascii: "'")
        {
            bytes.removeLast(2)
            word.hash = .of(bytes)
        }
        word.end = end
        word.zone = zone
        found(word, &bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func readTag(
        _ text: Span<UInt8>, _ start: Int, _ limit: Int, isMention: Bool, _ splitter: TagSplitter?,
        _ found: (ClaimWord, inout [UInt8]) -> Void
    ) -> Int {
        var end = start
        while end < limit, isNameByte(text[end]) { end += 1 }
        let outer = zone
        if zone == .body { zone = isMention ? .mention : .tag }
        TagSplitter.split(text, start..<end, splitter) { part in
            for index in part { add(text[index], at: index) }
            close(at: part.upperBound, found)
        }
        zone = outer
        return end
    }
}

@inline(__always) func isLetterOrDigit(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || isDigit(byte) }
