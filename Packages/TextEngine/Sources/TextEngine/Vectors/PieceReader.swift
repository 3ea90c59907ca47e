/// One pass over a text. The word in hand is kept folded with its hash: most words are one piece, and then that is all.
struct PieceReader {
    /// BERT's own limit of a word, in scalars, and the bytes that it can take.
    private static let longestWord = 100
    static let capacity = longestWord * 4

    let table: PieceTable
    let folding: PieceFolding
    let unknown: UInt16
    let word: UnsafeMutableBufferPointer<UInt8>
    private var bytes = 0
    private var scalars = 0
    private var hash = PieceTable.Hash.start

    /// - Parameter word: room for `capacity` bytes.
    init(table: PieceTable, folding: PieceFolding, unknown: UInt16, word: UnsafeMutableBufferPointer<UInt8>) {
        (self.table, self.folding, self.unknown, self.word) = (table, folding, unknown, word)
    }

    mutating func read(_ text: Span<UInt8>, into pieces: inout [UInt16]) {
        var index = 0
        var isTag = false
        while index < text.count {
            let byte = text[index]
            guard byte < 0x80 else {
                isTag = false
                index += addScalar(at: index, in: text, to: &pieces)
                continue
            }
            let skipped = PostMarks.length(at: index, in: text)
            if skipped > 0 {
                end(&pieces)
                isTag = false
                index += skipped
                continue
            }
            if isTag, isHump(at: index, in: text) { end(&pieces) }
            if byte == UInt8(ascii: "#"), beginsTag(at: index + 1, in: text) {
                end(&pieces)
                isTag = true
            } else {
                isTag = isTag && PostMarks.isName(byte)
                addASCII(byte, to: &pieces)
            }
            index += 1
        }
        end(&pieces)
    }

    private func beginsTag(at index: Int, in text: Span<UInt8>) -> Bool {
        index < text.count && PostMarks.isName(text[index]) && PostMarks.length(at: index, in: text) == 0
    }

    private func isHump(at index: Int, in text: Span<UInt8>) -> Bool {
        guard (0x41...0x5A).contains(text[index]), index > 0 else { return false }
        return (0x61...0x7A).contains(text[index - 1]) || PostMarks.isDigit(text[index - 1])
    }

    @inline(__always) private mutating func addASCII(_ byte: UInt8, to pieces: inout [UInt16]) {
        if PostMarks.isLetter(byte) {
            addScalar(byte | 0x20)
        } else if PostMarks.isDigit(byte) {
            addScalar(byte)
        } else if byte > 0x20 && byte < 0x7F {
            end(&pieces)
            addScalar(byte)
            end(&pieces)
        } else if byte == 0x20 || byte == 9 || byte == 10 || byte == 13 {
            end(&pieces)
        }
    }

    @inline(__always) private mutating func addScalar(_ byte: UInt8) {
        scalars += 1
        add(byte)
    }

    @inline(__always) private mutating func add(_ byte: UInt8) {
        guard scalars <= Self.longestWord else { return }
        word[bytes] = byte
        bytes += 1
        hash.add(byte)
    }
}

// MARK: - Beyond ASCII

extension PieceReader {
    /// How many bytes were read.
    private mutating func addScalar(at index: Int, in text: Span<UInt8>, to pieces: inout [UInt16]) -> Int {
        guard let (scalar, width) = UTF8Scalar.read(at: index, in: text) else { return 1 }
        if let letters = KoreanSyllable.letters(of: scalar) {
            for letter in letters { addEncoded(letter) }
            return width
        }
        switch folding.fold(scalar) {
        case .same: addEncoded(scalar)
        case .nothing: break
        case .space: end(&pieces)
        case .alone:
            end(&pieces)
            addEncoded(scalar)
            end(&pieces)
        case .letters(let range):
            for place in range {
                let byte = folding.letters[place]
                if byte == 0x20 { end(&pieces) } else if byte & 0xC0 != 0x80 { addScalar(byte) } else { add(byte) }
            }
        }
        return width
    }

    private mutating func addEncoded(_ scalar: UInt32) {
        scalars += 1
        UTF8Scalar.write(scalar) { add($0) }
    }
}

// MARK: - The end of a word

extension PieceReader {
    @inline(__always) private mutating func end(_ pieces: inout [UInt16]) {
        guard scalars > 0 else { return }
        if scalars > Self.longestWord {
            pieces.append(unknown)
        } else if let whole = table.number(hash) {
            pieces.append(whole)
        } else {
            cut(&pieces)
        }
        (bytes, scalars, hash) = (0, 0, .start)
    }

    private func cut(_ pieces: inout [UInt16]) {
        let before = pieces.count
        var start = 0
        while start < bytes {
            guard let (piece, length) = longest(from: start) else {
                pieces.removeSubrange(before...)
                pieces.append(unknown)
                return
            }
            pieces.append(piece)
            start += length
        }
    }

    /// All beginnings are hashed on the way, and the last that is a piece is taken.
    private func longest(from start: Int) -> (piece: UInt16, length: Int)? {
        var hash = start == 0 ? PieceTable.Hash.start : .continuation
        var found: (UInt16, Int)?
        for end in start..<min(bytes, start + table.longest) {
            hash.add(word[end])
            if let piece = table.number(hash) { found = (piece, end + 1 - start) }
        }
        return found
    }
}
